import { invalidQuery } from '@recto/errors'

/** Plain object or list, the only shapes with keys that JSON and a bracketed query string can give. */
export type Keyed = Readonly<Record<string, unknown>>

export function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null
}

/** A parameter that counts as not given: `undefined`, `null`, `false`, `''`, `0`. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || value === 0
}

/** Own entries without `__proto__`, which a caller could use to reach an object's prototype. */
export function entriesOf(value: Keyed): [string, unknown][] {
  return Object.entries(value).filter(([key]) => key !== '__proto__')
}

/** The value itself, or what its JSON text says. @throws {RectoError} INVALID_QUERY when the text is not JSON. */
export function fromJsonText(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw invalidQuery(`Invalid JSON for ${name} object`)
  }
}
