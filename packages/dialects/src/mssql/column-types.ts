import type { FieldType } from '@recto/protocol'
import type { CatalogColumn } from '../catalog.ts'
import type { ColumnTypes } from '../column-types.ts'
import type { ColumnShape, JsonValue } from '../expressions.ts'
import { bareTypeName, nativeTypes, typeOfSpecial } from '../native-types.ts'
import { typedDefault, unquoted } from '../parse-default.ts'
import type { ColumnDefinition } from '../schema-change.ts'
import { raw, type Sql, sql } from '../sql.ts'

/** Names that mean something else here: `timestamp` is a counter of row versions. Shapes have no GeoJSON, so they pass through as WKT. */
const ownNames: Readonly<Record<string, FieldType>> = {
  timestamp: 'unknown',
  rowversion: 'unknown',
  nchar: 'string',
  geometry: 'unknown',
  geography: 'unknown',
  numeric: 'decimal',
}

const plainNames: Readonly<Partial<Record<FieldType, string>>> = {
  bigInteger: 'bigint',
  binary: 'varbinary(max)',
  boolean: 'bit',
  csv: 'nvarchar(max)',
  date: 'date',
  dateTime: 'datetime2',
  integer: 'int',
  json: 'nvarchar(max)',
  text: 'nvarchar(max)',
  time: 'time',
  timestamp: 'datetimeoffset',
  uuid: 'uniqueidentifier',
  hash: 'nvarchar(255)',
}

function toFieldType(column: CatalogColumn, special: readonly string[]): FieldType {
  const decided = typeOfSpecial(special)
  if (decided !== null) return decided
  const geometry = special.find((flag) => flag.startsWith('geometry'))
  if (geometry !== undefined && /^geo(metry|graphy)$/.test(column.dataType)) return 'unknown'
  const name = bareTypeName(column.dataType)
  if ((name === 'nvarchar' || name === 'varchar') && column.maxLength === null) return 'text'
  return ownNames[name] ?? nativeTypes[name] ?? 'unknown'
}

function toNativeType(definition: ColumnDefinition): string {
  const { type, nativeType, maxLength, numericPrecision, numericScale } = definition
  if (nativeType !== undefined) return nativeType
  if (type === 'string') return `nvarchar(${stringLength(maxLength)})`
  if (type === 'decimal') return `decimal(${numericPrecision ?? 10},${numericScale ?? 5})`
  if (type === 'float') return 'float'
  if (type.startsWith('geometry')) return 'geometry'
  return plainNames[type] ?? 'nvarchar(max)'
}

/** `null` asks for no limit; an nvarchar with a number has at most 4,000 characters. */
function stringLength(maxLength: number | null | undefined): string {
  if (maxLength === undefined) return '255'
  return maxLength === null || maxLength > 4000 ? 'max' : String(maxLength)
}

/** `((5))`, `(N'it''s')`, `(getdate())`. */
function parseDefault(column: CatalogColumn, type: FieldType): unknown {
  if (column.isAutoIncrement) return 'AUTO_INCREMENT'
  if (column.defaultExpression === null) return null
  let text = column.defaultExpression
  while (isWrapped(text)) text = text.slice(1, -1)
  const quoted = /^N?('[\s\S]*')$/i.exec(text)?.[1]
  if (quoted !== undefined && (type === 'string' || type === 'text')) return unquoted(quoted)
  return typedDefault(unquoted(quoted ?? text), type)
}

const depthSteps: Readonly<Record<string, number>> = { '(': 1, ')': -1 }

/** Whether the first parenthesis closes at the end, not earlier as in `(1)+(2)`. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false
  let depth = 0
  let isQuoted = false
  const staysInside = [...text].slice(0, -1).every((character) => {
    if (character === "'") isQuoted = !isQuoted
    depth += isQuoted ? 0 : (depthSteps[character] ?? 0)
    return depth > 0
  })
  return staysInside && depth === 1 && !isQuoted
}

export const columnTypes: ColumnTypes = { toFieldType, toNativeType, parseDefault }

/** A column's value in its wire form. */
export function wireValue(column: Sql, type: ColumnShape): JsonValue {
  return wireForms[type.type]?.(column, type) ?? wireNative(column, type)
}

type WireForm = (column: Sql, type: ColumnShape) => JsonValue

const string = (value: Sql): JsonValue => ({ sql: value, encoding: 'string' })
const digits: WireForm = (column) => string(sql`CONVERT(nvarchar(50), ${column})`)

const wireForms: Partial<Record<FieldType, WireForm>> = {
  bigInteger: digits,
  decimal: digits,
  integer: (column) => ({ sql: column, encoding: 'number' }),
  // CONVERT would round money to cents.
  float: (column, { dataType }) => ({
    sql: /^(small)?money$/.test(dataType ?? '') ? sql`CAST(${column} AS decimal(19, 4))` : column,
    encoding: 'number',
  }),
  boolean: (column, { dataType }) => ({
    sql: dataType === 'bit' || dataType === null ? column : sql`CAST(${column} AS bit)`,
    encoding: 'boolean',
  }),
  date: (column) => string(sql`CONVERT(nvarchar(10), ${column}, 23)`),
  dateTime: (column) => string(sql`CONVERT(nvarchar(19), ${column}, 126)`),
  time: (column) => string(sql`CONVERT(nvarchar(8), ${column}, 108)`),
  // Style 126 leaves out a fraction of zero, so one is added before the text is cut.
  timestamp: (column) =>
    string(sql`LEFT(CONVERT(nvarchar(33), CAST(SWITCHOFFSET(${column}, '+00:00') AS datetime2), 126) + N'.000', 23) + N'Z'`),
  uuid: (column) => string(sql`LOWER(CONVERT(nvarchar(36), ${column}))`),
  csv: (column) => ({
    sql: sql`CASE WHEN ${column} = N'' THEN N'[]' ELSE N'["' + REPLACE(STRING_ESCAPE(${column}, 'json'), N',', N'","') + N'"]' END`,
    encoding: 'json',
    isContainer: true,
  }),
  json: (column) => ({ sql: documentOrString(column), encoding: 'json' }),
  // Binary content of a FOR XML element is base64 without line breaks.
  binary: (column) =>
    string(sql`CASE WHEN ${column} IS NULL THEN NULL ELSE (SELECT CAST(${column} AS varbinary(max)) AS [*] FOR XML PATH(N'')) END`),
}

/** ISJSON knows only lists and objects; a bare value is one that can stand in a list and in an object. */
function documentOrString(column: Sql): Sql {
  const isBare = sql`ISJSON(CONCAT(N'[', ${column}, N']')) = 1 AND ISJSON(CONCAT(N'{"v":', ${column}, N'}')) = 1`
  return sql`CASE WHEN ISJSON(${column}) = 1 THEN ${column} WHEN ${isBare} THEN ${column} ELSE N'"' + STRING_ESCAPE(${column}, 'json') + N'"' END`
}

const unicodeNames = new Set(['nvarchar', 'nchar', 'varchar', 'char'])

function wireNative(column: Sql, { type, dataType }: ColumnShape): JsonValue {
  const name = dataType?.toLowerCase() ?? ''
  if (unicodeNames.has(name)) return string(column)
  if (name === 'geometry' || name === 'geography' || type.startsWith('geometry')) return string(sql`${column}.STAsText()`)
  if (name === 'hierarchyid') return string(sql`${column}.ToString()`)
  if (name === 'timestamp' || name === 'rowversion') return string(sql`CONVERT(nvarchar(18), CAST(${column} AS binary(8)), 1)`)
  return string(sql`CAST(${column} AS ${raw('nvarchar(max)')})`)
}
