import type { FieldType, JsonObject } from '@recto/protocol'
import { type Collection, type Field, relationFrom, relationTo, type Schema } from '@recto/schema'

/** The collection an item schema describes. */
export interface ItemSource {
  readonly schema: Schema
  readonly collection: Collection
  readonly fields: readonly Field[]
  /** Component names by collection. Collections the caller may not read are missing. */
  readonly components: ReadonlyMap<string, string>
}

/** The schema of a collection's items. No field is required, since reads return only the requested ones. */
export function itemSchema(source: ItemSource): JsonObject {
  const properties = Object.fromEntries(source.fields.map((field) => [field.name, fieldSchema(source, field)]))
  const description = source.collection.meta?.note ?? source.collection.comment
  return { type: 'object', ...(typeof description === 'string' && description !== '' ? { description } : {}), properties }
}

function fieldSchema(source: ItemSource, field: Field): JsonObject {
  const note = field.meta?.note ?? field.column?.comment
  const described = typeof note === 'string' && note !== '' ? { description: note } : {}
  const { schema, collection } = source
  const listed = relationTo(schema, collection.name, field.name)
  if (listed !== undefined && field.column === null) return { ...described, ...listSchema(source, listed.collection) }
  const relation = relationFrom(schema, collection.name, field.name)
  const value = field.column === null ? { type: ['object', 'null'] } : columnSchema(field)
  if (relation === undefined) return { ...described, ...value }
  const related = relation.relatedCollection === null ? (relation.allowedCollections ?? []) : [relation.relatedCollection]
  const items = related.flatMap((name) => refTo(source, name))
  return items.length === 0 ? { ...described, ...value } : { ...described, anyOf: [value, ...items] }
}

function listSchema(source: ItemSource, child: string): JsonObject {
  const collection = source.schema.collections.get(child)
  const key = collection?.fields.get(collection.primaryKey[0] ?? '')
  const keyed = key?.column ? [valueSchema(key.type)] : [{}]
  return { type: ['array', 'null'], items: { anyOf: [...keyed, ...refTo(source, child)] } }
}

function refTo({ components }: ItemSource, collection: string): readonly JsonObject[] {
  const name = components.get(collection)
  return name === undefined ? [] : [{ $ref: `#/components/schemas/${name}` }]
}

function columnSchema({ type, column, isConcealed }: Field): JsonObject {
  if (column === null) return {}
  const base = isConcealed ? { type: 'string' } : valueSchema(type)
  const sized = type === 'string' && column.maxLength !== null && column.maxLength > 0 ? { ...base, maxLength: column.maxLength } : base
  const values = column.enumValues !== null && sized['type'] === 'string' ? { ...sized, enum: column.enumValues } : sized
  const readOnly = column.isGenerated ? { ...values, readOnly: true } : values
  return column.isNullable ? nullable(readOnly) : readOnly
}

function nullable(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema
  if (typeof type !== 'string') return schema
  return { ...schema, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...(values as readonly unknown[]), null] } : {}) }
}

const geojson: JsonObject = { type: 'object', description: 'GeoJSON' }

const valueSchemas: Readonly<Record<FieldType, JsonObject>> = {
  alias: {},
  bigInteger: { type: 'string', pattern: '^-?\\d+$' },
  binary: { type: 'string', contentEncoding: 'base64' },
  boolean: { type: 'boolean' },
  csv: { type: 'array', items: { type: 'string' } },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', description: 'A date and time without a zone: YYYY-MM-DDTHH:mm:ss' },
  decimal: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' },
  float: { type: 'number' },
  geometry: geojson,
  'geometry.LineString': geojson,
  'geometry.MultiLineString': geojson,
  'geometry.MultiPoint': geojson,
  'geometry.MultiPolygon': geojson,
  'geometry.Point': geojson,
  'geometry.Polygon': geojson,
  hash: { type: 'string' },
  integer: { type: 'integer' },
  json: {},
  string: { type: 'string' },
  text: { type: 'string' },
  time: { type: 'string', description: 'HH:mm:ss' },
  timestamp: { type: 'string', format: 'date-time' },
  unknown: {},
  uuid: { type: 'string', format: 'uuid' },
}

/** The schema of a value of this type in JSON. */
export function valueSchema(type: FieldType): JsonObject {
  return valueSchemas[type]
}
