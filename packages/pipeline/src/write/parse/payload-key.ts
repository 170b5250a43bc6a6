import { forbidden } from '@recto/errors'
import { parseKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { EncodedKey } from '../execute/write-statements.ts'

/** The key a payload carries; `null` when it carries none, or only part of it. @throws {RectoError} FORBIDDEN when it can be no key of the collection */
export function payloadKey(collection: Collection, payload: Readonly<Record<string, unknown>>): EncodedKey | null {
  if (collection.primaryKey.length === 0 || collection.primaryKey.some((name) => isAbsent(payload[name]))) return null
  const values = collection.primaryKey.map((name) => payload[name])
  return keyFrom(collection, values.length === 1 ? values[0] : values.map((value) => encodeURIComponent(String(value))).join(','))
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** A key as written in a payload. @throws {RectoError} FORBIDDEN when it can be no key of the collection */
export function keyFrom(collection: Collection, value: unknown): EncodedKey {
  const key = typeof value === 'string' || typeof value === 'number' ? parseKey(collection, value) : null
  if (key === null) throw forbidden()
  return key
}
