import type { FieldType } from '@recto/protocol'
import type { CatalogColumn } from '../catalog.ts'
import type { ColumnTypes } from '../column-types.ts'
import type { ColumnShape, JsonValue } from '../expressions.ts'
import { bareTypeName, nativeTypes, typeOfSpecial } from '../native-types.ts'
import { typedDefault, unquoted } from '../parse-default.ts'
import type { ColumnDefinition } from '../schema-change.ts'
import { raw, type Sql, sql } from '../sql.ts'

/** Marks the native type of a text column whose check says that it holds JSON. */
export const jsonMark = ' IS JSON'

const ownNames: Readonly<Record<string, FieldType>> = {
  timestamp: 'dateTime',
  nvarchar2: 'string',
  nchar: 'string',
  nclob: 'text',
  long: 'text',
  raw: 'binary',
  binary_float: 'float',
  binary_double: 'float',
}

const plainNames: Readonly<Partial<Record<FieldType, string>>> = {
  bigInteger: 'NUMBER(20,0)',
  binary: 'BLOB',
  boolean: 'NUMBER(1,0)',
  csv: 'CLOB',
  date: 'DATE',
  dateTime: 'TIMESTAMP',
  integer: 'INTEGER',
  json: `VARCHAR2(4000)${jsonMark}`,
  text: 'CLOB',
  time: 'TIMESTAMP WITH LOCAL TIME ZONE',
  timestamp: 'TIMESTAMP WITH LOCAL TIME ZONE',
  uuid: 'CHAR(36)',
  hash: 'VARCHAR2(255)',
}

function toFieldType(column: CatalogColumn, special: readonly string[]): FieldType {
  const decided = typeOfSpecial(special)
  if (decided !== null) return decided
  if (column.nativeType.endsWith(jsonMark)) return 'json'
  const name = bareTypeName(column.dataType)
  if (name === 'number') return numberType(column)
  if (name === 'sdo_geometry') return (special.find((flag) => flag.startsWith('geometry')) as FieldType | undefined) ?? 'geometry'
  return ownNames[name] ?? nativeTypes[name] ?? 'unknown'
}

/** NUMBER stands for every number; INTEGER is one of scale 0 without a precision. */
function numberType({ numericPrecision, numericScale }: CatalogColumn): FieldType {
  if (numericScale !== null && numericScale > 0) return 'decimal'
  if (numericPrecision === 1) return 'boolean'
  if (numericPrecision === null) return numericScale === 0 ? 'integer' : 'decimal'
  return numericPrecision > 10 ? 'bigInteger' : 'integer'
}

function toNativeType(definition: ColumnDefinition): string {
  const { type, nativeType, maxLength, numericPrecision, numericScale } = definition
  if (nativeType !== undefined) return nativeType
  if (type === 'string') return `VARCHAR2(${maxLength ?? 255} CHAR)`
  if (type === 'decimal') return `NUMBER(${numericPrecision ?? 10},${numericScale ?? 5})`
  if (type === 'float') return 'BINARY_DOUBLE'
  if (type.startsWith('geometry')) return 'SDO_GEOMETRY'
  return plainNames[type] ?? 'CLOB'
}

function parseDefault(column: CatalogColumn, type: FieldType): unknown {
  if (column.isAutoIncrement) return 'AUTO_INCREMENT'
  const text = column.defaultExpression?.trim() ?? ''
  if (text === '') return null
  const isConstant = /^'[\s\S]*'$/.test(text)
  return isConstant && (type === 'string' || type === 'text') ? unquoted(text) : typedDefault(unquoted(text), type)
}

export const columnTypes: ColumnTypes = { toFieldType, toNativeType, parseDefault }

type WireForm = (column: Sql, type: ColumnShape) => JsonValue

/** A column's value in its wire form. */
export function wireValue(column: Sql, type: ColumnShape): JsonValue {
  if (type.type.startsWith('geometry')) return { sql: sql`SDO_UTIL.TO_GEOJSON(${column})`, encoding: 'json' }
  return wireForms[type.type]?.(column, type) ?? wireNative(column, type)
}

const string = (value: Sql): JsonValue => ({ sql: value, encoding: 'string' })

const wireForms: Partial<Record<FieldType, WireForm>> = {
  bigInteger: (column) => string(digits(column, null)),
  decimal: (column, { numericScale }) => string(digits(column, numericScale)),
  integer: (column) => ({ sql: column, encoding: 'number' }),
  float: (column, { dataType }) => ({ sql: /^BINARY_/.test(dataType ?? '') ? finite(column) : column, encoding: 'number' }),
  boolean: (column) => ({ sql: column, encoding: 'boolean' }),
  date: (column) => string(sql`TO_CHAR(${column}, 'YYYY-MM-DD')`),
  dateTime: (column) => string(sql`TO_CHAR(${column}, 'YYYY-MM-DD"T"HH24:MI:SS')`),
  time: (column) => string(sql`TO_CHAR(${column}, 'HH24:MI:SS')`),
  timestamp: (column) =>
    string(sql`TO_CHAR(SYS_EXTRACT_UTC(CAST(${column} AS TIMESTAMP WITH TIME ZONE)), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"')`),
  csv: (column) => ({
    sql: sql`CASE WHEN ${column} IS NOT NULL THEN '[' || REPLACE(${jsonString(column)}, ',', '","') || ']' END`,
    encoding: 'json',
    isContainer: true,
  }),
  json: (column, { nativeType }) => ({
    sql: nativeType?.endsWith(jsonMark) || nativeType === 'JSON' ? column : documentOrString(column),
    encoding: 'json',
  }),
  binary: (column, { dataType }) => string(base64(dataType === 'RAW' ? sql`TO_BLOB(${column})` : column)),
}

/** TO_CHAR leaves out the zero before a point unless the format asks for it. */
function digits(column: Sql, scale: number | null): Sql {
  if (scale !== null && scale > 0)
    return sql`TO_CHAR(${column}, 'FM${raw(`${'9'.repeat(Math.max(1, 38 - scale))}0.${'0'.repeat(scale)}`)}')`
  return sql`REGEXP_REPLACE(TO_CHAR(${column}, 'TM9'), '^(-?)\\.', '\\10.')`
}

/** JSON has no infinities and no NaN. */
function finite(column: Sql): Sql {
  return sql`CASE WHEN ${column} IS NOT NAN AND ${column} IS NOT INFINITE THEN ${column} END`
}

/** One value as JSON text: the only member of a list, without the brackets. */
export function jsonString(value: Sql): Sql {
  const list = sql`JSON_ARRAY(${value} NULL ON NULL RETURNING CLOB)`
  return sql`SUBSTR(${list}, 2, LENGTH(${list}) - 2)`
}

/** IS JSON knows only lists and objects before 21c; scalar values are recognized by their form. */
function documentOrString(column: Sql): Sql {
  const bare = raw(`'^\\s*(true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|"([^"\\\\]|\\\\.)*")\\s*$'`)
  return sql`CASE WHEN ${column} IS NULL THEN NULL WHEN ${column} IS JSON OR REGEXP_LIKE(${column}, ${bare}) THEN TO_CLOB(${column}) ELSE ${jsonString(column)} END`
}

/** In pieces of 1,440 bytes, which is a whole number of base64 groups and fits the 2,000 bytes of RAW in SQL. */
function base64(column: Sql): Sql {
  const piece = sql`UTL_RAW.CAST_TO_VARCHAR2(UTL_ENCODE.BASE64_ENCODE(DBMS_LOB.SUBSTR(${column}, 1440, (LEVEL - 1) * 1440 + 1)))`
  const clean = sql`REPLACE(REPLACE(${piece}, CHR(13)), CHR(10))`
  return sql`CASE WHEN ${column} IS NOT NULL THEN (SELECT XMLCAST(XMLAGG(XMLELEMENT(e, ${clean}) ORDER BY LEVEL) AS CLOB) FROM DUAL CONNECT BY LEVEL <= CEIL(DBMS_LOB.GETLENGTH(${column}) / 1440)) END`
}

function wireNative(column: Sql, { dataType }: ColumnShape): JsonValue {
  const name = (dataType ?? '').toUpperCase()
  if (name === 'JSON') return { sql: sql`JSON_SERIALIZE(${column} RETURNING CLOB)`, encoding: 'json' }
  if (name === 'ROWID' || /^INTERVAL/.test(name)) return string(sql`TO_CHAR(${column})`)
  if (name === 'XMLTYPE') return string(sql`XMLSERIALIZE(CONTENT ${column} AS CLOB)`)
  if (name === 'SDO_GEOMETRY') return { sql: sql`SDO_UTIL.TO_GEOJSON(${column})`, encoding: 'json' }
  return string(column)
}
