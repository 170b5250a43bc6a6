import type { ColumnShape, DatePart, Expressions, JsonSelect, JsonValue, LikeOptions, OrderTerm } from '../expressions.ts'
import { countUpTo } from '../shared/count-up-to.ts'
import { qualifiedBy, quotedBetween } from '../shared/identifiers.ts'
import { jsonPathText } from '../shared/json-path.ts'
import { stringLiteral } from '../shared/literals.ts'
import { fromToGroupBy, limitThenOffset, orderBy } from '../shared/select-tail.ts'
import { bind, empty, join, raw, type Sql, sql } from '../sql.ts'
import { withNullApart } from './fragments/order-in-list.ts'
import { bindValue, changedValue, comparable, storedValue } from './fragments/stored-value.ts'

const identifier = quotedBetween('`', '`')
const table = qualifiedBy(identifier)

/** Trusted text as a string literal. The session's `sql_mode` makes the backslash an escape. */
const literal = (text: string): Sql => stringLiteral(text.replaceAll('\\', '\\\\'))

const castText = (column: Sql): Sql => sql`CAST(${column} AS CHAR)`
const jsonOrString = (column: Sql): Sql => sql`CASE WHEN JSON_VALID(${column}) THEN ${column} ELSE JSON_QUOTE(${column}) END`

/** The engine itself keeps the text valid; MariaDB reports such a column as `longtext` with the native type `json`. */
const isDocument = ({ nativeType }: ColumnShape): boolean => nativeType?.toLowerCase() === 'json'

/** Native types whose values JSON_QUOTE takes as they are; anything else must be made text first. */
const textTypes = /^(char|varchar|tinytext|text|mediumtext|longtext)$/
const byteTypes = /^(binary|varbinary|tinyblob|blob|mediumblob|longblob)$/
const shapeTypes = /^(geometry|point|linestring|polygon|multipoint|multilinestring|multipolygon|geometrycollection|geomcollection)$/

function wireValue(column: Sql, type: ColumnShape): JsonValue {
  const dataType = type.dataType?.toLowerCase() ?? ''
  switch (type.type) {
    case 'bigInteger':
    case 'decimal':
      return { sql: castText(unpadded(column, type)), encoding: 'string' }
    case 'integer':
    case 'float':
      return { sql: unpadded(column, type), encoding: 'number' }
    case 'boolean':
      return { sql: column, encoding: 'boolean' }
    case 'json':
      return { sql: isDocument(type) ? column : jsonOrString(column), encoding: 'json' }
    case 'csv':
      return { sql: csvList(column), encoding: 'json' }
    case 'date':
    case 'dateTime':
    case 'timestamp':
    case 'time':
      return { sql: wireTime(column, type), encoding: 'string' }
    default:
      return wireNative(column, type, dataType)
  }
}

/** Types said by the column itself: geometry, bytes, bits, and what has no field type. */
function wireNative(column: Sql, type: ColumnShape, dataType: string): JsonValue {
  if (shapeTypes.test(dataType) || type.type.startsWith('geometry')) return { sql: sql`ST_AsGeoJSON(${column})`, encoding: 'json' }
  if (byteTypes.test(dataType) || type.type === 'binary') return { sql: sql`REPLACE(TO_BASE64(${column}), '\\n', '')`, encoding: 'string' }
  if (dataType === 'vector') return { sql: sql`VECTOR_TO_STRING(${column})`, encoding: 'json' }
  if (isDocument(type)) return { sql: column, encoding: 'json' }
  if (dataType === 'bit' || /zerofill/i.test(type.nativeType ?? '')) return { sql: sql`(${column} + 0)`, encoding: 'number' }
  return { sql: textTypes.test(dataType) ? column : castText(column), encoding: 'string' }
}

/** `zerofill` and `year` columns would print leading zeros, which is not a JSON number. */
function unpadded(column: Sql, type: ColumnShape): Sql {
  const isPadded = type.dataType === 'year' || type.dataType === 'bit' || /zerofill/i.test(type.nativeType ?? '')
  return isPadded ? sql`(${column} + 0)` : column
}

function wireTime(column: Sql, { type, nativeType }: ColumnShape): Sql {
  const decimals = fractionDigits(nativeType)
  if (type === 'time' && decimals > 0) return trimmed(sql`TIME_FORMAT(${column}, '%H:%i:%s.%f')`)
  if (type === 'time') return sql`TIME_FORMAT(${column}, '%H:%i:%s')`
  if (type === 'date') return sql`NULLIF(DATE_FORMAT(${column}, '%Y-%m-%d'), '0000-00-00')`
  if (type === 'dateTime' && decimals > 0)
    return sql`NULLIF(${trimmed(sql`DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s.%f')`)}, '0000-00-00T00:00:00')`
  if (type === 'timestamp' && decimals > 3)
    return sql`NULLIF(REPLACE(CONCAT(DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s.%f'), 'Z'), '000Z', 'Z'), '0000-00-00T00:00:00.000Z')`
  if (type === 'dateTime') return sql`NULLIF(DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s'), '0000-00-00T00:00:00')`
  return sql`NULLIF(CONCAT(LEFT(DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), '0000-00-00T00:00:00.000Z')`
}

/** Of `datetime(6)`: 6. */
function fractionDigits(nativeType: string | null): number {
  return Number(/^(?:time|datetime|timestamp)\((\d)\)/i.exec(nativeType ?? '')?.[1] ?? 0)
}

/** A fraction without the zeros at its end; none at all without anything else. */
function trimmed(written: Sql): Sql {
  return sql`TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${written}))`
}

/** Quoted once as a whole, then cut at the commas: JSON escapes hold none. */
function csvList(column: Sql): Sql {
  return sql`CASE WHEN ${column} = '' THEN '[]' ELSE CONCAT('[', REPLACE(JSON_QUOTE(${column}), ',', '","'), ']') END`
}

/** Only text that the number itself would be written as. */
function keyFromText(text: Sql, { type, nativeType }: ColumnShape): Sql | null {
  if (type !== 'integer' && type !== 'bigInteger') return null
  const isUnsigned = /unsigned/i.test(nativeType ?? '')
  const [least, most] = isUnsigned ? ['0', '18446744073709551615'] : ['-9223372036854775808', '9223372036854775807']
  const inRange = sql`CAST(${text} AS DECIMAL(20, 0)) BETWEEN ${raw(least)} AND ${raw(most)}`
  const key = sql`CASE WHEN ${inRange} THEN CAST(${text} AS ${raw(isUnsigned ? 'UNSIGNED' : 'SIGNED')}) END`
  return sql`CASE WHEN ${text} REGEXP '^(0|-?[1-9][0-9]{0,19})$' THEN ${key} END`
}

function like(column: Sql, pattern: Sql, { ignoreCase, type }: LikeOptions): Sql {
  const subject = likeSubject(column, type)
  return ignoreCase ? sql`LOWER(${subject}) LIKE LOWER(${pattern}) ESCAPE ''` : sql`${subject} LIKE ${pattern} ESCAPE ''`
}

/** Text of an older character set beside a pattern that may have any character. */
export function likeSubject(column: Sql, type: ColumnShape | undefined): Sql {
  return type?.traits?.characterSet === undefined ? column : sql`CONVERT(${column} USING utf8mb4)`
}

function isIn(subject: Sql, values: readonly Sql[], type?: ColumnShape): Sql {
  if (values.length === 0) return sql`(${subject} IS NULL AND FALSE)`
  return sql`${subject} IN (${join(type === undefined ? values : values.map((value) => bindValue(value, type)))})`
}

function datePart(part: DatePart, column: Sql): Sql {
  switch (part) {
    case 'week':
      return sql`WEEK(${column}, 3)`
    case 'weekday':
      return sql`(DAYOFWEEK(${column}) - 1)`
    case 'day':
      return sql`DAYOFMONTH(${column})`
    default:
      return sql`${raw(part.toUpperCase())}(${column})`
  }
}

const validJson = (column: Sql, type: ColumnShape): Sql =>
  isDocument(type) ? column : sql`CASE WHEN JSON_VALID(${column}) THEN ${column} END`

function jsonArrayLength(column: Sql, type: ColumnShape): Sql {
  const document = validJson(column, type)
  return sql`CASE WHEN ${column} IS NULL THEN NULL WHEN JSON_TYPE(${document}) = 'ARRAY' THEN JSON_LENGTH(${document}) ELSE 0 END`
}

/**
 * JSON_EXTRACT takes a scalar or object for a list of one when asked for `[0]`, so every index is preceded by a test
 * that there is a list. https://dev.mysql.com/doc/refman/8.4/en/json.html#json-paths
 */
function extract(column: Sql, path: readonly (string | number)[], type: ColumnShape): Sql {
  const document = validJson(column, type)
  const tests = path.flatMap((step, index) =>
    typeof step === 'number' ? [sql`JSON_TYPE(JSON_EXTRACT(${document}, ${bind(jsonPathText(path.slice(0, index)))})) = 'ARRAY'`] : [],
  )
  const value = sql`JSON_EXTRACT(${document}, ${bind(jsonPathText(path))})`
  return tests.length === 0 ? value : sql`CASE WHEN ${join(tests, ' AND ')} THEN ${value} END`
}

function jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number', type: ColumnShape): Sql {
  const value = extract(column, path, type)
  if (as === 'text') return sql`CASE WHEN JSON_TYPE(${value}) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN JSON_UNQUOTE(${value}) END`
  return sql`CASE WHEN JSON_TYPE(${value}) IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') THEN JSON_UNQUOTE(${value}) + 0 END`
}

function intersects(column: Sql, geojson: Sql, { boundingBox }: { readonly boundingBox: boolean }): Sql {
  const test = raw(boundingBox ? 'MBRIntersects' : 'ST_Intersects')
  // Both sides on the plane: shapes of different reference systems refuse to be compared.
  return sql`${test}(ST_SRID(${column}, 0), ST_GeomFromGeoJSON(${geojson}, 1, 0))`
}

function orderTerm(expression: Sql, direction: 'asc' | 'desc', nulls?: 'first' | 'last'): Sql {
  const term = sql`${expression} ${raw(direction.toUpperCase())}`
  const natural = direction === 'asc' ? 'first' : 'last'
  if (nulls === undefined || nulls === natural) return term
  return sql`${expression} IS NULL ${raw(nulls === 'last' ? 'ASC' : 'DESC')}, ${term}`
}

/** The manual's own way to ask for all rows from an offset on: a limit no table reaches. */
function limit(count: number | null, offset: Sql | null): Sql {
  return limitThenOffset(count, offset, '18446744073709551615')
}

/** ORDER BY with its terms, or nothing. */
export function ordering(terms: readonly OrderTerm[]): Sql {
  return orderBy(terms, orderTerm)
}

/**
 * One row as JSON text. JSON_OBJECT sorts its keys and rebuilds every value as a document, so objects are written as
 * text: only strings go through the engine's JSON functions.
 */
export function jsonRow({ entries, bare }: JsonSelect): Sql {
  const [first] = entries
  if (first === undefined) return literal(bare === true ? 'null' : '{}')
  if (bare === true) return jsonText(first.value)
  const members = entries.map(
    ({ key, value }, index) => sql`${literal(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`)}, ${jsonText(value)}`,
  )
  return sql`CONCAT(${join(members)}, '}')`
}

function jsonText({ sql: value, encoding }: JsonValue): Sql {
  if (encoding === 'string') return sql`COALESCE(JSON_QUOTE(${value}), 'null')`
  if (encoding === 'boolean') return sql`CASE WHEN ${value} THEN 'true' WHEN ${value} IS NULL THEN 'null' ELSE 'false' END`
  return sql`COALESCE(${value}, 'null')`
}

/** A list from rows that are already text, e.g. one column of a derived table. */
export function concatenated(row: Sql, order: Sql): Sql {
  // The brackets stand outside COALESCE: a list too large for the server becomes NULL, never an empty list.
  return sql`CONCAT('[', COALESCE(GROUP_CONCAT(${row}${order} SEPARATOR ','), ''), ']')`
}

function jsonList(select: JsonSelect): JsonValue {
  const isWhole = select.limit === null && select.offset === null && (select.groupBy ?? []).length === 0
  const list = isWhole
    ? sql`SELECT ${concatenated(jsonRow(select), ordering(select.orderBy.flatMap(withNullApart)))}${fromToGroupBy(select)}`
    : listStatement(select)
  return { sql: sql`(${list})`, encoding: 'json' }
}

/** The rows are cut by the inner select; its sort keys come along, since GROUP_CONCAT promises no order of its own. */
function listStatement(select: JsonSelect): Sql {
  const keys = select.orderBy.map((term, index) => ({ term, name: raw(`o${index}`) }))
  const columns = [sql`${jsonRow(select)} AS j`, ...keys.map(({ term, name }) => sql`${term.expression} AS ${name}`)]
  const rows = sql`SELECT ${join(columns)}${fromToGroupBy(select)}${ordering(select.orderBy)}${limit(select.limit, select.offset)}`
  const order = ordering(keys.map(({ term, name }) => ({ ...term, expression: name })))
  return sql`SELECT ${concatenated(raw('j'), order)} FROM (${rows}) AS rows_of_list`
}

function rowsStatement(select: JsonSelect): Sql {
  return sql`SELECT ${jsonRow(select)} AS j${fromToGroupBy(select)}${ordering(select.orderBy)}${limit(select.limit, select.offset)}`
}

export const expressions: Expressions = {
  identifier,
  table,
  wireValue,
  bindValue,
  storedValue,
  changedValue,
  comparable,
  // CONCAT keeps the collation of a text column, and with it what its comparisons mean; a cast would not.
  asText: (column) => sql`CONCAT(${column})`,
  keyFromText,
  like,
  isIn,
  datePart,
  jsonArrayLength,
  jsonPath: (column, path, type) => ({ sql: extract(column, path, type), encoding: 'json' }),
  jsonScalar,
  intersects,
  conditionToValue: (condition) => sql`(${condition})`,
  true: raw('TRUE'),
  false: raw('FALSE'),
  orderTerm,
  limit,
  keyStep: raw('SELECT @@SESSION.auto_increment_increment'),
  defaultRow: () => raw(' () VALUES ()'),
  countUpTo,
  jsonList,
  jsonObject: (select) => ({ sql: sql`(${rowsStatement({ ...select, limit: 1 })})`, encoding: 'json' }),
  listStatement,
  rowsStatement,
  dual: empty,
}
