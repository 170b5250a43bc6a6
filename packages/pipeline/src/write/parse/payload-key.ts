import { forbidden, RectoError } from '@recto/errors'
import { parseKey } from '@recto/query'
import { type Collection, keyFields } from '@recto/schema'
import { encodeValue } from '../execute/encode-value.ts'
import type { EncodedKey } from '../execute/stored-key.ts'

/** The key a payload carries; `null` when it carries none, or only part of it. @throws {RectoError} FORBIDDEN when it can be no key of the collection */
export function payloadKey(collection: Collection, payload: Readonly<Record<string, unknown>>): EncodedKey | null {
  if (collection.primaryKey.length === 0 || collection.primaryKey.some((name) => isAbsent(payload[name]))) return null
  const values = collection.primaryKey.map((name) => keyPart(payload[name]))
  return keyFrom(collection, values.length === 1 ? values[0] : values.map((value) => encodeURIComponent(String(value))).join(','))
}

/** A value of a payload as it stands in a key. */
function keyPart(value: unknown): string | number {
  if (typeof value === 'number') return value
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** A key as written in a payload. @throws {RectoError} FORBIDDEN when it can be no key of the collection */
export function keyFrom(collection: Collection, value: unknown): EncodedKey {
  const key = typeof value === 'string' || typeof value === 'number' ? parseKey(collection, value) : null
  if (key === null || !isEncodable(collection, key)) throw forbidden(undefined, { collection: collection.name, key: keyPart(value) })
  return key
}

/** Whether each part is a value of its field's type: a day that does not exist is in no key. */
function isEncodable(collection: Collection, key: EncodedKey): boolean {
  try {
    for (const [index, field] of keyFields(collection).entries()) if (encodeValue(field, key[index]) === null) return false
    return true
  } catch (error) {
    if (error instanceof RectoError) return false
    throw error
  }
}
