import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type FieldPayload, parseNewField } from '../fields/parse-field.ts'

/** A collection as a client describes it. */
export interface CollectionPayload {
  readonly collection: string
  /** `null`: no row. */
  readonly meta: JsonObject | null
  /** `null`: no table. */
  readonly schema: JsonObject | null
  readonly fields: readonly FieldPayload[]
  /** No key is added to a table that has none. @default false */
  readonly isExact?: boolean
}

/** The body of a collection that is to be made. @throws {RectoError} INVALID_PAYLOAD with the first thing that does not fit */
export function parseNewCollection(body: unknown): CollectionPayload {
  if (!isJsonObject(body) || body['collection'] === undefined) throw invalidPayload('"collection" is required')
  const { fields = null } = body
  if (fields !== null && !Array.isArray(fields)) throw invalidPayload('"fields" must be an array')
  return {
    collection: parseCollectionName(body['collection']),
    meta: objectOf(body, 'meta'),
    schema: objectOf(body, 'schema'),
    fields: ((fields ?? []) as readonly unknown[]).map((field) => parseNewField(field, { isStrict: false })),
  }
}

/** @throws {RectoError} INVALID_PAYLOAD for a name no collection can have */
export function parseCollectionName(name: unknown): string {
  if (typeof name !== 'string' || name === '') throw invalidPayload('"collection" must be a non-empty string')
  if (name.startsWith('directus_')) throw invalidPayload('Collections can\'t start with "directus_"')
  if (name.startsWith('recto_')) throw invalidPayload('Collections can\'t start with "recto_"')
  if (name.includes('/')) throw invalidPayload('Collection name can\'t contain "/"')
  return name
}

/** Truthy values stand for an object, as clients of the platform send them. */
function objectOf(body: JsonObject, key: string): JsonObject | null {
  const value = body[key]
  if (isJsonObject(value)) return value
  if (value === undefined || value === null || value === false) return null
  if (value === true) return {}
  throw invalidPayload(`"${key}" must be of type object`)
}
