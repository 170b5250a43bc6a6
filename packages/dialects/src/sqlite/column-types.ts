import type { FieldType } from '@recto/protocol'
import type { CatalogColumn, StoredForm } from '../catalog.ts'
import type { ColumnTypes } from '../column-types.ts'
import type { ColumnShape, JsonValue } from '../expressions.ts'
import { bareTypeName, nativeTypes, typeOfSpecial } from '../native-types.ts'
import { constantDefault, typedDefault, unquoted } from '../parse-default.ts'
import type { ColumnDefinition } from '../schema-change.ts'
import { raw, type Sql, sql } from '../sql.ts'

export const columnTypes: ColumnTypes = { toFieldType, toNativeType, parseDefault }

/** SQLite takes any type name, so several words may stand for what other engines call one. */
const ownNames: Readonly<Record<string, FieldType>> = { numeric: 'decimal', json: 'json', jsonb: 'unknown', any: 'unknown' }

function toFieldType(column: CatalogColumn, special: readonly string[]): FieldType {
  const decided = typeOfSpecial(special)
  if (decided !== null) return decided
  const name = bareTypeName(column.dataType)
  if (name === '') return 'unknown'
  return ownNames[name] ?? nativeTypes[name] ?? typeByAffinity(name)
}

/** Names nobody else knows, by words for dates and then by https://www.sqlite.org/datatype3.html#determination_of_column_affinity */
function typeByAffinity(name: string): FieldType {
  if (name.startsWith('geometry')) return 'geometry'
  if (/timestamp/.test(name)) return 'timestamp'
  if (/datetime/.test(name)) return 'dateTime'
  if (/bool/.test(name)) return 'boolean'
  if (/big ?int/.test(name)) return 'bigInteger'
  if (/int/.test(name)) return 'integer'
  if (/clob|text/.test(name)) return 'text'
  if (/char/.test(name)) return 'string'
  if (/blob/.test(name)) return 'binary'
  if (/real|floa|doub/.test(name)) return 'float'
  if (/dec|num/.test(name)) return 'decimal'
  return 'unknown'
}

const plainNames: Partial<Record<FieldType, string>> = {
  bigInteger: 'bigint',
  binary: 'blob',
  boolean: 'boolean',
  csv: 'text',
  date: 'date',
  dateTime: 'datetime',
  float: 'float',
  hash: 'varchar(255)',
  integer: 'integer',
  json: 'json',
  text: 'text',
  time: 'time',
  timestamp: 'timestamp',
  uuid: 'char(36)',
}

function toNativeType(definition: ColumnDefinition): string {
  if (definition.nativeType !== undefined) return definition.nativeType
  if (definition.isAutoIncrement === true) return 'integer'
  if (definition.type === 'string') return `varchar(${definition.maxLength ?? 255})`
  if (definition.type === 'decimal') return `decimal(${definition.numericPrecision ?? 10}, ${definition.numericScale ?? 5})`
  if (definition.type.startsWith('geometry')) return definition.type.split('.')[1]?.toLowerCase() ?? 'geometry'
  return plainNames[definition.type] ?? 'text'
}

function parseDefault(column: CatalogColumn, type: FieldType): unknown {
  const text = column.defaultExpression
  if (text === null) return null
  const written = text.replace(/^"(.*)"$/s, "'$1'")
  return written.startsWith("'") ? constantDefault(unquoted(written), type) : typedDefault(written, type)
}

/** The column's values brought into their wire form, whatever form they were stored in. */
export function wireValue(column: Sql, type: ColumnShape): JsonValue {
  return wireForms[type.type](column, type)
}

type WireForm = (column: Sql, type: ColumnShape) => JsonValue

const text: WireForm = (column) => ({ sql: sql`CAST(${column} AS TEXT)`, encoding: 'string' })
const moment: WireForm = (column, type) => ({ sql: writtenMoment(column, type), encoding: 'string' })
const json: WireForm = (column) => ({
  sql: sql`CASE WHEN json_valid(${column}) THEN ${column} ELSE json_quote(CAST(${column} AS TEXT)) END`,
  encoding: 'json',
})

const wireForms: Record<FieldType, WireForm> = {
  alias: text,
  bigInteger: text,
  binary: (column) => ({ sql: sql`recto_base64(${column})`, encoding: 'string' }),
  boolean: (column) => ({ sql: truth(column), encoding: 'boolean' }),
  // JSON escapes hold no commas, so every comma of the quoted text is one of the list's own.
  csv: (column) => ({
    sql: sql`CASE WHEN ${column} = '' THEN '[]' WHEN ${column} IS NOT NULL THEN '[' || replace(json_quote(CAST(${column} AS TEXT)), ',', '","') || ']' END`,
    encoding: 'json',
  }),
  date: moment,
  dateTime: moment,
  decimal: (column, type) => ({ sql: decimalText(column, type), encoding: 'string' }),
  float: (column) => ({ sql: sql`CASE WHEN abs(${column}) < 9e999 THEN CAST(${column} AS REAL) END`, encoding: 'number' }),
  // Without SpatiaLite shapes are kept as GeoJSON text.
  geometry: json,
  'geometry.LineString': json,
  'geometry.MultiLineString': json,
  'geometry.MultiPoint': json,
  'geometry.MultiPolygon': json,
  'geometry.Point': json,
  'geometry.Polygon': json,
  hash: text,
  integer: (column) => ({ sql: integerValue(column), encoding: 'number' }),
  json,
  string: text,
  text,
  time: moment,
  timestamp: moment,
  unknown: (column) => ({
    sql: sql`CASE typeof(${column}) WHEN 'blob' THEN recto_base64(${column}) ELSE ${column} END`,
    encoding: 'string',
  }),
  uuid: text,
}

/**
 * JSON can't hold bytes, so they are written as digits, by a function that SQLite has in every program. Beyond 2^53 digits are
 * lost when JavaScript reads them as JSON numbers, so such values are text.
 */
function integerValue(column: Sql): Sql {
  const written = sql`CASE typeof(${column}) WHEN 'blob' THEN hex(${column}) ELSE CAST(${column} AS TEXT) END`
  return sql`CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 OR typeof(${column}) = 'real' THEN ${column} ELSE ${written} END`
}

/** With the decimals of its column, as long as that says the number there is. Sums and averages are rounded to them. */
function decimalText(column: Sql, { numericScale, dataType }: ColumnShape): Sql {
  if (numericScale === null) return sql`CAST(${column} AS TEXT)`
  const written = sql`printf(${raw(`'%.${numericScale}f'`)}, ${column})`
  if (dataType === null) return sql`CASE WHEN ${column} IS NOT NULL THEN ${written} END`
  const exact = sql`CASE typeof(${column}) WHEN 'real' THEN printf('%!.17g', ${column}) ELSE CAST(${column} AS TEXT) END`
  return sql`CASE WHEN CAST(${written} AS REAL) = ${column} THEN ${written} ELSE ${exact} END`
}

const momentFormats: Partial<Record<FieldType, string>> = {
  date: '%Y-%m-%d',
  dateTime: '%Y-%m-%dT%H:%M:%S',
  timestamp: '%Y-%m-%dT%H:%M:%fZ',
  time: '%H:%M:%S',
}

/** Texts of the wire form, or of it with a blank for the `T`: telling them by their shape is quicker than a date function. */
const wireShapes: Partial<Record<FieldType, string>> = {
  date: '????-??-??',
  dateTime: '????-??-??[ T]??:??:??',
  timestamp: '????-??-??T??:??:??.???Z',
  time: '??:??:??',
}

function writtenMoment(column: Sql, type: ColumnShape): Sql {
  const asIs = type.type === 'dateTime' ? sql`replace(${column}, ' ', 'T')` : column
  return sql`CASE WHEN glob(${raw(`'${wireShapes[type.type] ?? ''}'`)}, ${column}) THEN ${asIs} ELSE ${storedMoment(column, type)} END`
}

/**
 * Dates and times are text in one of several ISO forms, or numbers: milliseconds since 1970, unless the column is known to keep
 * seconds or julian days. Text that is no moment is passed on as it stands.
 */
export function storedMoment(column: Sql, { type, traits }: ColumnShape): Sql {
  const format = raw(`'${momentFormats[type] ?? '%Y-%m-%dT%H:%M:%fZ'}'`)
  const number = numericMoments[traits?.storedForm ?? 'milliseconds'] ?? numericMoments.milliseconds
  return sql`CASE typeof(${column}) WHEN 'text' THEN coalesce(strftime(${format}, ${column}), ${column}) ELSE strftime(${format}, ${number(column)}) END`
}

/** The arguments of a date function for a moment kept as a number. */
const numericMoments: Partial<Record<StoredForm, (column: Sql) => Sql>> & { readonly milliseconds: (column: Sql) => Sql } = {
  milliseconds: (column) => sql`${column} / 1000.0, 'unixepoch'`,
  seconds: (column) => sql`${column}, 'unixepoch'`,
  julian: (column) => sql`${column}`,
}

export function comparableColumn(column: Sql, type: ColumnShape): Sql {
  if (momentFormats[type.type] !== undefined) return storedMoment(column, type)
  if (isUntyped(type))
    return sql`CASE typeof(${column}) WHEN 'blob' THEN recto_base64(${column}) WHEN 'text' THEN ${numberOrText(column)} ELSE ${column} END`
  if (type.type === 'binary' && type.traits?.storedForm === 'text') return sql`CAST(${column} AS BLOB)`
  return type.type === 'boolean' ? truth(column) : column
}

/** A column for values of any type: numbers are compared as numbers, also where text says one. */
function isUntyped({ type, dataType }: ColumnShape): boolean {
  return type === 'unknown' && dataType !== null
}

function numberOrText(value: Sql): Sql {
  return sql`CASE WHEN CAST(CAST(${value} AS NUMERIC) AS TEXT) = ${value} THEN CAST(${value} AS NUMERIC) ELSE ${value} END`
}

/** A value in the form in which {@link comparableColumn} gives those of a column. */
export function boundValue(parameter: Sql, shape: ColumnShape): Sql {
  const { type } = shape
  const format = momentFormats[type]
  if (format !== undefined) return sql`strftime(${raw(`'${format}'`)}, ${parameter})`
  if (type === 'bigInteger') return sql`CAST(${parameter} AS INTEGER)`
  if (type === 'integer' || type === 'decimal' || type === 'float') return sql`CAST(${parameter} AS NUMERIC)`
  if (isUntyped(shape)) return sql`(SELECT ${numberOrText(raw('p.v'))} FROM (SELECT ${parameter} AS v) AS p)`
  return type === 'binary' ? sql`recto_bytes(${parameter})` : parameter
}

/** A value in the form its column is kept in; where none is known it is the wire form, or SQLite's own for numbers and bytes. */
export function storedValue(parameter: Sql, shape: ColumnShape): Sql {
  const { type } = shape
  const storedForm = shape.traits?.storedForm
  const format = momentFormats[type]
  if (format === undefined) return isUntyped(shape) ? parameter : boundInForm(parameter, shape)
  const isKept = type !== 'time' && !(type === 'date' && storedForm === 'blank')
  const write = isKept ? momentWriters[storedForm ?? 'text'] : undefined
  // Values that SQLite does not read as a date or time, such as durations, are stored as they were sent.
  return write === undefined ? sql`coalesce(strftime(${raw(`'${format}'`)}, ${parameter}), ${parameter})` : write(parameter)
}

function boundInForm(parameter: Sql, shape: ColumnShape): Sql {
  const bound = boundValue(parameter, shape)
  return shape.type === 'binary' && shape.traits?.storedForm === 'text' ? sql`CAST(${bound} AS TEXT)` : bound
}

const momentWriters: Partial<Record<StoredForm, (parameter: Sql) => Sql>> = {
  blank: (parameter) => sql`replace(strftime('%Y-%m-%d %H:%M:%f', ${parameter}), '.000', '')`,
  seconds: (parameter) => sql`CAST(strftime('%s', ${parameter}) AS INTEGER)`,
  milliseconds: (parameter) => sql`CAST(round((julianday(${parameter}) - 2440587.5) * 86400000) AS INTEGER)`,
  julian: (parameter) => sql`julianday(${parameter})`,
}

/** Types with several stored forms of one shown value: what is shown as the new value already stays as it is. */
export function changedValue(column: Sql, parameter: Sql | null, shape: ColumnShape): Sql | null {
  if (parameter === null) return null
  const stored = storedValue(parameter, shape)
  const keepIf = (test: Sql): Sql => sql`CASE WHEN ${test} THEN ${column} ELSE ${stored} END`
  if (momentFormats[shape.type] !== undefined) return keepIf(sql`${storedMoment(column, shape)} = ${boundValue(parameter, shape)}`)
  switch (shape.type) {
    case 'boolean':
      return keepIf(sql`${truth(column)} = ${parameter}`)
    case 'uuid':
      return keepIf(sql`lower(${column}) = lower(${parameter})`)
    case 'binary':
      return keepIf(sql`recto_base64(${column}) = ${parameter}`)
    case 'json':
      return keepIf(sql`NOT json_valid(${column}) AND json_quote(CAST(${column} AS TEXT)) = ${parameter}`)
    default:
      return isUntyped(shape) ? keepIf(sql`${comparableColumn(column, shape)} = ${boundValue(parameter, shape)}`) : null
  }
}

function truth(column: Sql): Sql {
  return sql`CASE typeof(${column}) WHEN 'text' THEN lower(${column}) IN ('true', 't', '1', 'yes', 'y', 'on') ELSE ${column} <> 0 END`
}
