import { invalidPayload } from '@recto/errors'
import { checkPatterns } from '@recto/pipeline'
import { type FieldType, fieldTypes, isJsonObject, type JsonObject } from '@recto/protocol'

/** Types that clients send for fields without a column. */
export const aliasTypes = ['alias', 'o2m', 'm2m', 'm2a', 'o2a', 'files', 'translations'] as const

/** A field as a client describes it. Absent keys keep the current value, `null` removes it. */
export interface FieldPayload {
  readonly field: string
  /** `alias` for every alias type; `null` without a type. */
  readonly type: FieldType | null
  readonly schema: JsonObject | null | undefined
  readonly meta: JsonObject | null | undefined
  /** The engine's type, for columns Recto has no type for. */
  readonly nativeType?: string
  /** Only flags that the engine needs are added to the metadata. */
  readonly isExact?: boolean
}

const allowedKeys = ['collection', 'field', 'type', 'schema', 'meta', 'name', 'children']
const knownTypes: readonly string[] = [...new Set([...fieldTypes, ...aliasTypes])]

/** Parses the body that creates a field. @throws {RectoError} INVALID_PAYLOAD with the first error found */
export function parseNewField(body: unknown, options: { readonly isStrict: boolean } = { isStrict: true }): FieldPayload {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  if (body['field'] === undefined) throw invalidPayload('"field" is required')
  const unknown = Object.keys(body).find((key) => !allowedKeys.slice(0, 5).includes(key))
  if (options.isStrict && unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return parseField(body, body['field'])
}

/** Parses the body that updates a field; unknown keys are ignored. */
export function parseFieldChange(body: unknown, name: string): FieldPayload {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  return parseField(body, body['field'] ?? name)
}

function parseField(body: JsonObject, field: unknown): FieldPayload {
  if (typeof field !== 'string' || field === '') throw invalidPayload('"field" must be a non-empty string')
  const schema = objectOrNull(body, 'schema')
  checkSchema(schema)
  const meta = objectOrNull(body, 'meta')
  checkPatterns(meta?.['validation'])
  return { field, type: parseType(body['type']), schema, meta }
}

function parseType(type: unknown): FieldType | null {
  if (type === undefined || type === null) return null
  if (typeof type !== 'string' || !knownTypes.includes(type)) {
    throw invalidPayload(`"type" must be one of [${knownTypes.join(', ')}, null]`)
  }
  return (aliasTypes as readonly string[]).includes(type) ? 'alias' : (type as FieldType)
}

function objectOrNull(body: JsonObject, key: string): JsonObject | null | undefined {
  const value = body[key]
  if (value === undefined || value === null || isJsonObject(value)) return value
  throw invalidPayload(`"${key}" must be of type object`)
}

const flags = ['is_nullable', 'is_unique', 'is_indexed', 'is_primary_key', 'has_auto_increment'] as const
const sizes = ['max_length', 'numeric_precision', 'numeric_scale'] as const

function checkSchema(schema: JsonObject | null | undefined): void {
  if (schema === null || schema === undefined) return
  for (const flag of flags) {
    const value = schema[flag]
    if (value !== undefined && value !== null && typeof value !== 'boolean') throw invalidPayload(`"schema.${flag}" must be a boolean`)
  }
  for (const size of sizes) {
    const value = schema[size]
    const isGiven = value !== undefined && value !== null && value !== ''
    if (isGiven && !isSize(Number(value))) throw invalidPayload(`"schema.${size}" must be a whole number`)
  }
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
