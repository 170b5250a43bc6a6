import type { Options } from './model.ts'
import { titleOf } from './title-of.ts'

/** A text among stored options; `undefined` when it is not set or not a text. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Words among stored options, translated. */
export function wordsOption(options: Options, name: string): string | undefined {
  return translateOption(options[name])
}

/** A flag among stored options. */
export function flagOption(options: Options, name: string, usual = false): boolean {
  const value = options[name]
  return typeof value === 'boolean' ? value : usual
}

/** A number among stored options, also when it is stored as text. */
export function numberOption(options: Options, name: string): number | undefined {
  const value = options[name]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** One of a few words among stored options; the first is the usual one. */
export function oneOfOption<Word extends string>(options: Options, name: string, words: readonly [Word, ...Word[]]): Word {
  return words.find((word) => word === options[name]) ?? words[0]
}

/** A list of objects among stored options. */
export function listOption(options: Options, name: string): readonly Options[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((entry): entry is Options => typeof entry === 'object' && entry !== null) : []
}

/** A list of texts among stored options; `undefined` when it is not set. */
export function textsOption(options: Options, name: string): readonly string[] | undefined {
  const value = options[name]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined
}

/** Words a project may have stored as the key of a translation, `$t:key`; until translations are loaded, the key as people read it. */
export function translateOption(words: unknown): string | undefined {
  if (typeof words !== 'string' || words === '') return undefined
  return words.startsWith('$t:') ? titleOf(words.slice('$t:'.length)) : words
}
