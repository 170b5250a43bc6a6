import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { enUS } from './en-US.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof enUS }
  }
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ckb', 'ps', 'yi'])

/** Starts translation in the given language and tells the document about it. */
export function createI18n(language = 'en-US'): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en-US',
    resources: { 'en-US': { translation: enUS } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
  document.documentElement.dir = rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
  return instance
}
