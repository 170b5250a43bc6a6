import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Numbers, dates and sizes as the user's locale writes them. */
export interface Format {
  readonly locale: string
  number(value: number): string
  date(value: Date, options: Intl.DateTimeFormatOptions): string
  bytes(count: number): string
}

/** Formatters for the language of the studio, with the browser's own regional habits when the language agrees. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(() => createFormat(localeFor(i18n.language)), [i18n.language])
}

/** The browser's locale when it is a region of the language, the language itself otherwise. */
function localeFor(language: string): string {
  const base = language.split('-')[0]
  return navigator.languages.find((locale) => locale.split('-')[0] === base) ?? language
}

/** Formatters for one locale. */
export function createFormat(locale: string): Format {
  const number = new Intl.NumberFormat(locale)
  const small = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    locale,
    number: (value) => number.format(value),
    date: (value, options) => new Intl.DateTimeFormat(locale, options).format(value),
    bytes: (count) => {
      const power = count < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3))
      return `${small.format(count / 1000 ** power)} ${['B', 'kB', 'MB', 'GB', 'TB'][power] ?? 'B'}`
    },
  }
}
