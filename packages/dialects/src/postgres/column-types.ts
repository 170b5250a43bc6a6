import type { FieldType } from '@recto/protocol'
import type { CatalogColumn } from '../catalog.ts'
import type { ColumnTypes } from '../column-types.ts'
import type { ColumnShape, JsonValue } from '../expressions.ts'
import { bareTypeName, nativeTypes, typeOfSpecial } from '../native-types.ts'
import { constantDefault, typedDefault, unquoted } from '../parse-default.ts'
import type { ColumnDefinition } from '../schema-change.ts'
import { raw, type Sql, sql } from '../sql.ts'

export const columnTypes: ColumnTypes = { toFieldType, toNativeType, parseDefault }

/** Types that only PostgreSQL has, or that mean something else there. */
const ownNames: Readonly<Record<string, FieldType>> = {
  // https://www.postgresql.org/docs/current/datatype-geometric.html: planar shapes without PostGIS, not GeoJSON.
  point: 'unknown',
  polygon: 'unknown',
  name: 'string',
  timestamp: 'dateTime',
}

function toFieldType(column: CatalogColumn, special: readonly string[]): FieldType {
  const decided = typeOfSpecial(special)
  if (decided !== null) return decided
  const name = bareTypeName(column.dataType)
  if (column.dataType.endsWith('[]')) return 'unknown'
  if (name === 'numeric') return 'decimal'
  if (name === 'bit') return column.maxLength === null || column.maxLength === 1 ? 'boolean' : 'unknown'
  if (name === 'character varying' && column.maxLength === null) return 'text'
  if (name === 'geometry' || name === 'geography') return geometryType(column.nativeType)
  return ownNames[name] ?? nativeTypes[name] ?? 'unknown'
}

const geometryTypes: Readonly<Record<string, FieldType>> = {
  point: 'geometry.Point',
  linestring: 'geometry.LineString',
  polygon: 'geometry.Polygon',
  multipoint: 'geometry.MultiPoint',
  multilinestring: 'geometry.MultiLineString',
  multipolygon: 'geometry.MultiPolygon',
}

/** PostGIS writes the kind into the type: `geometry(Point,4326)`. */
function geometryType(nativeType: string): FieldType {
  const kind = /\(\s*([a-z]+)/i.exec(nativeType)?.[1]?.toLowerCase() ?? ''
  return geometryTypes[kind] ?? 'geometry'
}

const plainNames: Partial<Record<FieldType, string>> = {
  bigInteger: 'bigint',
  binary: 'bytea',
  boolean: 'boolean',
  csv: 'text',
  date: 'date',
  dateTime: 'timestamp without time zone',
  float: 'real',
  hash: 'character varying(255)',
  integer: 'integer',
  json: 'json',
  text: 'text',
  time: 'time without time zone',
  timestamp: 'timestamp with time zone',
  uuid: 'uuid',
}

function toNativeType(definition: ColumnDefinition): string {
  if (definition.nativeType !== undefined) return definition.nativeType
  if (definition.isAutoIncrement === true) return definition.type === 'bigInteger' ? 'bigserial' : 'serial'
  if (definition.type === 'string') return `character varying(${definition.maxLength ?? 255})`
  if (definition.type === 'decimal') return `numeric(${definition.numericPrecision ?? 10}, ${definition.numericScale ?? 5})`
  if (definition.type.startsWith('geometry')) return `geometry(${definition.type.split('.')[1] ?? 'geometry'}, 4326)`
  return plainNames[definition.type] ?? 'text'
}

function parseDefault(column: CatalogColumn, type: FieldType): unknown {
  const text = column.defaultExpression
  if (text === null) return null
  if (/^nextval\(/i.test(text)) return text
  return text.startsWith("'") ? constantDefault(withoutCast(text), type) : typedDefault(withoutCast(text), type)
}

/** `'it''s'::character varying` → `it's`, `(-1)` → `-1`, `now()` unchanged. */
function withoutCast(text: string): string {
  const quoted = /^'((?:[^']|'')*)'::/s.exec(text)
  if (quoted?.[1] !== undefined) return unquoted(`'${quoted[1]}'`)
  const bare = text.split('::')[0] ?? text
  return unquoted(bare.replace(/^\((-?[\d.]+)\)$/, '$1'))
}

const textNames = new Set(['text', 'character varying', 'varchar', 'character', 'bpchar', 'citext', 'name', '"char"'])
const zonedTimestamps = new Set(['timestamp with time zone', 'timestamptz'])
/** Times of day with a zone. */
export const zonedTimes: ReadonlySet<string> = new Set(['time with time zone', 'timetz'])

/** A column's value in its wire form. */
export function wireValue(column: Sql, type: ColumnShape): JsonValue {
  return wireForms[type.type](column, type)
}

type WireForm = (column: Sql, type: ColumnShape) => JsonValue

const text: WireForm = (column, { dataType }) => ({
  sql: dataType === null || textNames.has(dataType) ? column : sql`${column}::text`,
  encoding: 'string',
})
const asString: WireForm = (column) => ({ sql: sql`${column}::text`, encoding: 'string', field: { sql: column, form: 'string' } })
const untouched: WireForm = (column) => ({ sql: column, encoding: 'json', field: { sql: sql`to_json(${column})`, form: 'json' } })
const geometry: WireForm = (column) => ({ sql: sql`ST_AsGeoJSON(${column})::json`, encoding: 'json' })

const wireForms: Record<FieldType, WireForm> = {
  alias: untouched,
  bigInteger: asString,
  binary: (column) => ({ sql: sql`translate(encode(${column}, 'base64'), E'\\n', '')`, encoding: 'string' }),
  boolean: (column, type) => ({ sql: truth(column, type), encoding: 'boolean' }),
  csv: (column) => ({ sql: sql`to_json(string_to_array(${column}::text, ','))`, encoding: 'json' }),
  date: (column, { dataType }) => ({ sql: dataType === null || dataType === 'date' ? column : sql`${column}::date`, encoding: 'string' }),
  // JSON of a timestamp is its ISO 8601 text, with the fraction it has.
  dateTime: (column, type) => ({ sql: dateTimeValue(column, type), encoding: 'string', ...momentField('moment', column, type) }),
  decimal: asString,
  float: (column, type) => ({ sql: finiteNumber(column, type), encoding: 'number' }),
  geometry,
  'geometry.LineString': geometry,
  'geometry.MultiLineString': geometry,
  'geometry.MultiPoint': geometry,
  'geometry.MultiPolygon': geometry,
  'geometry.Point': geometry,
  'geometry.Polygon': geometry,
  hash: text,
  integer: (column) => ({ sql: column, encoding: 'number' }),
  json: (column, type) => ({ sql: documentValue(column, type), encoding: 'json' }),
  string: text,
  text,
  time: (column, { dataType }) => ({
    sql: dataType !== null && zonedTimes.has(dataType) ? sql`(${column} AT TIME ZONE 'UTC')::time::text` : sql`${column}::text`,
    encoding: 'string',
  }),
  timestamp: (column, type) => ({
    sql: instantText(column, type),
    encoding: 'string',
    ...momentField('instant', column, type),
  }),
  // A number of JSON is read as one of JavaScript, which loses digits.
  unknown: (column, type) => (type.dataType === 'bigint[]' ? untouched(sql`${column}::text[]`, type) : untouched(column, type)),
  uuid: (column, { dataType }) => ({
    sql: dataType === null || dataType === 'uuid' || textNames.has(dataType) ? column : sql`${column}::text`,
    encoding: 'string',
  }),
}

/** A column beside a bound value in a comparison; see {@link castFor} for the value's side. */
export function comparableColumn(column: Sql, type: ColumnShape): Sql {
  if (type.type === 'time' && type.dataType !== null && zonedTimes.has(type.dataType)) return sql`(${column} AT TIME ZONE 'UTC')::time`
  if (comparesAsText(type)) return shownText(column, type)
  if (type.dataType === 'money') return sql`${column}::numeric`
  return column
}

/** The text that is shown of a value; a cast gives an address its mask, which is not shown. */
function shownText(column: Sql, { dataType }: ColumnShape): Sql {
  return dataType === 'inet' ? sql`(to_json(${column}) #>> '{}')` : sql`${column}::text`
}

/** A parameter with the type its column asks for. Types without an entry are left to PostgreSQL to infer. */
export function castFor(parameter: Sql, type: ColumnShape, list: '' | '[]' = ''): Sql {
  if (type.type === 'binary')
    return list === ''
      ? sql`decode(${parameter}::text, 'base64')`
      : sql`ARRAY(SELECT decode(x, 'base64') FROM unnest(${parameter}::text[]) AS x)`
  if (type.type.startsWith('geometry') && list === '') return sql`ST_SetSRID(ST_GeomFromGeoJSON(${parameter}::text), 4326)`
  if (type.type === 'boolean' && type.dataType !== null) return booleanFor(parameter, type.dataType, list)
  const name = parameterType(type)
  return name === null ? parameter : sql`${parameter}::${raw(name + list)}`
}

/** Whether values of a column can be bound together as one array of its type. */
export function hasArrays(type: ColumnShape): boolean {
  const isMade = type.type === 'binary' || type.type.startsWith('geometry') || type.dataType === 'money'
  return !isMade && !(type.type === 'boolean' && type.dataType !== 'boolean') && parameterType(type) !== null
}

/** Whether a column holds text as it is written. */
export function isText({ dataType }: ColumnShape): boolean {
  return dataType !== null && textNames.has(dataType)
}

/** Whether the engine has to find out by itself what a value bound for a column is. */
export function isInferred(type: ColumnShape): boolean {
  return type.type !== 'binary' && !type.type.startsWith('geometry') && type.type !== 'boolean' && parameterType(type) === null
}

const parameterTypes: Readonly<Record<string, string>> = {
  smallint: 'bigint',
  integer: 'bigint',
  bigint: 'bigint',
  numeric: 'numeric',
  real: 'real',
  'double precision': 'double precision',
  money: 'numeric',
  uuid: 'uuid',
  date: 'date',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'time with time zone': 'time',
  json: 'json',
  jsonb: 'jsonb',
  text: 'text',
  'character varying': 'text',
  character: 'bpchar',
  citext: 'citext',
  name: 'text',
  boolean: 'boolean',
}

const typesWithoutColumn: Partial<Record<FieldType, string>> = {
  bigInteger: 'bigint',
  boolean: 'boolean',
  csv: 'text',
  date: 'date',
  dateTime: 'timestamp',
  decimal: 'numeric',
  float: 'double precision',
  hash: 'text',
  integer: 'bigint',
  json: 'json',
  string: 'text',
  text: 'text',
  time: 'time',
  timestamp: 'timestamptz',
  uuid: 'uuid',
}

function parameterType(type: ColumnShape): string | null {
  return type.dataType === null ? (typesWithoutColumn[type.type] ?? null) : (parameterTypes[type.dataType] ?? null)
}

/** Booleans kept in other columns: 1 and 0 in numbers and bits, words in text. */
function booleanFor(parameter: Sql, dataType: string, list: '' | '[]'): Sql {
  if (list !== '' || dataType === 'boolean') return sql`${parameter}::${raw(`boolean${list}`)}`
  if (dataType === 'bit') return sql`${parameter}::boolean::integer::bit(1)`
  return textNames.has(dataType) ? sql`${parameter}::boolean::text` : sql`${parameter}::boolean::integer`
}

function truth(column: Sql, { dataType }: ColumnShape): Sql {
  if (dataType === null || dataType === 'boolean') return column
  if (dataType === 'bit') return sql`(${column} = B'1')`
  return textNames.has(dataType) ? sql`(lower(${column}) IN ('true', 't', '1', 'yes', 'y', 'on'))` : sql`(${column} <> 0)`
}

/** Enums, ranges, addresses and the like are compared by their text, so that no operand is ill-formed. */
function comparesAsText(type: ColumnShape): boolean {
  return (
    type.dataType !== null &&
    type.type !== 'binary' &&
    !type.type.startsWith('geometry') &&
    type.type !== 'boolean' &&
    parameterTypes[type.dataType] === undefined
  )
}

function atUtc(column: Sql, { dataType }: ColumnShape): Sql {
  return dataType !== null && zonedTimestamps.has(dataType) ? sql`${column} AT TIME ZONE 'UTC'` : column
}

/** Where the text of the moment is sure to have the one form that is cut to measure. */
function momentField(form: 'moment' | 'instant', column: Sql, type: ColumnShape): Pick<JsonValue, 'field'> {
  const { dataType } = type
  const isMoment = dataType !== null && (dataType === 'timestamp without time zone' || zonedTimestamps.has(dataType))
  return isMoment ? { field: { sql: atUtc(column, type), form } } : {}
}

function dateTimeValue(column: Sql, type: ColumnShape): Sql {
  const moment = atUtc(column, type)
  return type.dataType === null || type.dataType === 'timestamp without time zone' || moment !== column ? moment : sql`${moment}::timestamp`
}

/** To the millisecond, or to the microsecond where there is one; what ISO 8601 cannot say, as PostgreSQL writes it. */
function instantText(column: Sql, type: ColumnShape): Sql {
  const written = sql`replace(to_char(${atUtc(column, type)}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z')`
  return sql`CASE WHEN ${column} >= '0001-01-01' AND ${column} < '10000-01-01' THEN ${written} ELSE ${column}::text END`
}

function finiteNumber(column: Sql, { dataType }: ColumnShape): Sql {
  if (dataType === 'money') return sql`${column}::numeric`
  return sql`CASE WHEN abs(${column}) < 'Infinity' THEN ${column} END`
}

/** JSON kept in text columns is parsed when it looks like a document, else passed on as a string. */
function documentValue(column: Sql, { dataType }: ColumnShape): Sql {
  if (dataType === null || dataType === 'json' || dataType === 'jsonb') return column
  return sql`CASE WHEN ${column}::text ~ '^\\s*[\\[{]' THEN ${column}::json ELSE to_json(${column}::text) END`
}
