import type { ForeignKeyAction } from '@recto/dialects/schema'
import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'

/** What happens to rows whose referenced row is deleted or changes its key. */
export interface KeyActions {
  readonly onDelete?: ForeignKeyAction
  readonly onUpdate?: ForeignKeyAction
  /** The referenced column, when it is not the primary key. */
  readonly column?: string
  /** The foreign key's name in the database the payload comes from. */
  readonly name?: string
  /** The columns of a foreign key over several, and those they reference. */
  readonly composite?: { readonly columns: readonly string[]; readonly referenced: readonly string[] }
}

/** A relation as a client describes it. */
export interface RelationPayload {
  readonly collection: string
  readonly field: string
  readonly relatedCollection: string | null
  /** `undefined`: the payload has no `schema`. */
  readonly actions: KeyActions | undefined
  readonly meta: JsonObject | null
}

const allowedKeys = ['collection', 'field', 'related_collection', 'schema', 'meta']
const actionWords: readonly string[] = ['NO ACTION', 'SET NULL', 'SET DEFAULT', 'CASCADE', 'RESTRICT']

/** Parses the body that creates a relation. @throws {RectoError} INVALID_PAYLOAD with the first error found */
export function parseNewRelation(body: unknown, options: { readonly isStrict: boolean } = { isStrict: true }): RelationPayload {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  for (const key of ['collection', 'field']) {
    if (body[key] === undefined) throw invalidPayload(`"${key}" is required`)
    if (typeof body[key] !== 'string' || body[key] === '') throw invalidPayload(`"${key}" must be a string`)
  }
  const unknown = Object.keys(body).find((key) => !allowedKeys.includes(key))
  if (options.isStrict && unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  const related = body['related_collection'] ?? null
  if (related !== null && typeof related !== 'string') throw invalidPayload('"related_collection" must be one of [string, null]')
  return { collection: String(body['collection']), field: String(body['field']), relatedCollection: related, ...parseRest(body) }
}

/** Parses the body that updates a relation; other keys that clients send back are ignored. */
export function parseRelationChange(body: unknown): Pick<RelationPayload, 'actions' | 'meta'> {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  return parseRest(body)
}

function parseRest(body: JsonObject): Pick<RelationPayload, 'actions' | 'meta'> {
  const { schema, meta } = body
  if (schema !== undefined && schema !== null && !isJsonObject(schema)) throw invalidPayload('"schema" must be of type object')
  if (meta !== undefined && meta !== null && !isJsonObject(meta)) throw invalidPayload('"meta" must be of type object')
  return { actions: isJsonObject(schema) ? parseActions(schema) : undefined, meta: isJsonObject(meta) ? meta : null }
}

function parseActions(schema: JsonObject): KeyActions {
  const [onDelete, onUpdate] = [actionOf(schema, 'on_delete'), actionOf(schema, 'on_update')]
  const { foreign_key_column: column, constraint_name: name } = schema
  return {
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(typeof column === 'string' && column !== '' ? { column } : {}),
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...compositeOf(schema),
  }
}

function compositeOf(schema: JsonObject): Pick<KeyActions, 'composite'> {
  const { columns, foreign_key_columns: referenced } = schema
  if (!isNames(columns) || columns.length < 2) return {}
  if (!isNames(referenced) || referenced.length !== columns.length)
    throw invalidPayload('"schema.foreign_key_columns" must name as many columns as "schema.columns"')
  return { composite: { columns, referenced } }
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '')
}

function actionOf(schema: JsonObject, key: string): ForeignKeyAction | undefined {
  const value = schema[key]
  if (value === undefined || value === null) return undefined
  const word = typeof value === 'string' ? value.toUpperCase() : ''
  if (!actionWords.includes(word)) throw invalidPayload(`"schema.${key}" must be one of [${actionWords.join(', ')}]`)
  return word as ForeignKeyAction
}
