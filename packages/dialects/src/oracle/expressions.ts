import { invalidQuery } from '@recto/errors'
import type { ColumnShape, DatePart, Expressions, JsonSelect, JsonValue, OrderTerm } from '../expressions.ts'
import { qualifiedBy } from '../shared/identifiers.ts'
import { jsonPathText } from '../shared/json-path.ts'
import { stringLiteral } from '../shared/literals.ts'
import { checkedCount, fromToGroupBy, orderBy, standardOrderTerm } from '../shared/select-tail.ts'
import { empty, join, raw, type Sql, sql } from '../sql.ts'
import { jsonString, wireValue } from './column-types.ts'

/** Names are quoted as the catalog has them: unquoted ones were stored in upper case. */
function identifier(name: string): Sql {
  if (name.includes('"') || name.includes('\u0000')) throw invalidQuery("A name can't contain a double quote or the character U+0000")
  return raw(`"${name}"`)
}

const table = qualifiedBy(identifier)

function bindValue(parameter: Sql, { type, dataType }: ColumnShape): Sql {
  switch (type) {
    case 'integer':
    case 'bigInteger':
    case 'decimal':
    case 'float':
    case 'boolean':
      return sql`CAST(${parameter} AS NUMBER)`
    case 'date':
      return sql`TO_DATE(SUBSTR(${parameter}, 1, 10), 'YYYY-MM-DD')`
    case 'dateTime':
      return moment(parameter)
    case 'timestamp':
      return sql`FROM_TZ(${moment(parameter)}, 'UTC')`
    case 'time':
      // There is no type for a time of day; it is kept on the first day of the epoch.
      return sql`FROM_TZ(TO_TIMESTAMP('1970-01-01T' || ${parameter}, 'YYYY-MM-DD"T"HH24:MI:SS'), 'UTC')`
    case 'binary':
      return dataType === 'RAW' ? decoded(parameter) : sql`TO_BLOB(${decoded(parameter)})`
    default:
      return type.startsWith('geometry') ? sql`SDO_UTIL.FROM_GEOJSON(${parameter})` : parameter
  }
}

/** ISO 8601 with or without fraction and `Z`. */
function moment(parameter: Sql): Sql {
  return sql`TO_TIMESTAMP(RTRIM(${parameter}, 'Z') || CASE WHEN INSTR(${parameter}, '.') = 0 THEN '.0' END, 'YYYY-MM-DD"T"HH24:MI:SS.FF')`
}

function decoded(parameter: Sql): Sql {
  return sql`UTL_ENCODE.BASE64_DECODE(UTL_RAW.CAST_TO_RAW(${parameter}))`
}

/** Large texts have no equality; what a comparison can mean is in their first 4,000 bytes. */
function comparable(column: Sql, { dataType }: ColumnShape): Sql {
  return dataType === 'CLOB' || dataType === 'NCLOB' ? sql`DBMS_LOB.SUBSTR(${column}, 1000, 1)` : column
}

function like(subject: Sql, pattern: Sql, { ignoreCase }: { readonly ignoreCase: boolean }): Sql {
  return ignoreCase ? sql`LOWER(${subject}) LIKE LOWER(${pattern})` : sql`${subject} LIKE ${pattern}`
}

/** ORA-01795: a list has at most 1,000 expressions. */
const valuesPerList = 1000

function isIn(subject: Sql, values: readonly Sql[], type?: ColumnShape): Sql {
  if (values.length === 0) return sql`(${subject} IS NULL AND 1 = 0)`
  const bound = type === undefined ? values : values.map((value) => bindValue(value, type))
  const lists: Sql[] = []
  for (let start = 0; start < bound.length; start += valuesPerList)
    lists.push(sql`${subject} IN (${join(bound.slice(start, start + valuesPerList))})`)
  const [only] = lists
  return lists.length === 1 && only !== undefined ? only : sql`(${join(lists, ' OR ')})`
}

const partFormats: Readonly<Record<Exclude<DatePart, 'weekday'>, string>> = {
  year: 'YYYY',
  month: 'MM',
  week: 'IW',
  day: 'DD',
  hour: 'HH24',
  minute: 'MI',
  second: 'SS',
}

function datePart(part: DatePart, column: Sql, { dataType }: ColumnShape): Sql {
  const at = /TIME ZONE/.test(dataType ?? '') ? sql`SYS_EXTRACT_UTC(CAST(${column} AS TIMESTAMP WITH TIME ZONE))` : column
  if (part !== 'weekday') return sql`TO_NUMBER(TO_CHAR(${at}, ${stringLiteral(partFormats[part])}))`
  // IW begins on Monday in every territory, unlike the day numbers of TO_CHAR.
  return sql`MOD(TRUNC(CAST(${at} AS DATE)) - TRUNC(CAST(${at} AS DATE), 'IW') + 1, 7)`
}

function pathText(path: readonly (string | number)[], suffix = ''): Sql {
  return stringLiteral(`${jsonPathText(path)}${suffix}`)
}

const typeAt = (column: Sql, path: readonly (string | number)[]): Sql => sql`JSON_VALUE(${column}, ${pathText(path, '.type()')})`

function jsonArrayLength(column: Sql): Sql {
  const length = sql`JSON_VALUE(${column}, '$.size()' RETURNING NUMBER)`
  return sql`CASE WHEN ${column} IS NULL THEN NULL WHEN ${typeAt(column, [])} = 'array' THEN ${length} ELSE 0 END`
}

/** An index is also taken to mean the thing itself where there is no list, so every index asks for a list first. */
function guarded(column: Sql, path: readonly (string | number)[], value: Sql): Sql {
  const tests = path.flatMap((step, index) => (typeof step === 'number' ? [sql`${typeAt(column, path.slice(0, index))} = 'array'`] : []))
  return tests.length === 0 ? value : sql`CASE WHEN ${join(tests, ' AND ')} THEN ${value} END`
}

/** Always wrapped and then unwrapped: JSON_QUERY gives a bare value only in a list of one. */
function jsonPath(column: Sql, path: readonly (string | number)[]): JsonValue {
  const list = sql`JSON_QUERY(${column}, ${pathText(path)} RETURNING CLOB WITH ARRAY WRAPPER)`
  return { sql: guarded(column, path, sql`SUBSTR(${list}, 2, LENGTH(${list}) - 2)`), encoding: 'json' }
}

function jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number'): Sql {
  if (as === 'text') return guarded(column, path, sql`JSON_VALUE(${column}, ${pathText(path)})`)
  return guarded(
    column,
    path,
    sql`CASE WHEN ${typeAt(column, path)} = 'number' THEN JSON_VALUE(${column}, ${pathText(path)} RETURNING NUMBER) END`,
  )
}

function intersects(column: Sql, geojson: Sql, { boundingBox }: { readonly boundingBox: boolean }): Sql {
  const shape = sql`SDO_UTIL.FROM_GEOJSON(${geojson})`
  const [left, right] = boundingBox ? [sql`SDO_GEOM.SDO_MBR(${column})`, sql`SDO_GEOM.SDO_MBR(${shape})`] : [column, shape]
  return sql`SDO_GEOM.RELATE(${left}, 'ANYINTERACT', ${right}, 0.005) = 'TRUE'`
}

function limit(count: number | null, offset: Sql | null): Sql {
  const skipped = offset === null ? empty : sql` OFFSET ${offset} ROWS`
  return count === null ? skipped : sql`${skipped} FETCH NEXT ${raw(String(checkedCount(count)))} ROWS ONLY`
}

function clauses(select: JsonSelect): Sql {
  return sql`${fromToGroupBy(select)}${ordering(select.orderBy)}${limit(select.limit, select.offset)}`
}

function ordering(terms: readonly OrderTerm[]): Sql {
  return orderBy(terms, standardOrderTerm)
}

/** What stands behind VALUE in a constructor. There are no SQL booleans, so they are written as JSON. */
function member({ sql: value, encoding }: JsonValue): Sql {
  if (encoding === 'boolean') return sql`CASE ${value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END FORMAT JSON`
  return encoding === 'json' ? sql`${value} FORMAT JSON` : value
}

function jsonRow({ entries, bare }: JsonSelect): Sql {
  const [first] = entries
  if (first === undefined) return raw(bare === true ? "TO_CLOB('null')" : "TO_CLOB('{}')")
  if (bare === true) return jsonString(member(first.value))
  const members = entries.map(({ key, value }) => sql`${stringLiteral(key)} VALUE ${member(value)}`)
  return sql`JSON_OBJECT(${join(members)} NULL ON NULL RETURNING CLOB)`
}

/** The rows are made and cut in a derived table, which sees the rows around it since 12c; its sort keys come along. */
function listStatement(select: JsonSelect): Sql {
  const keys = select.orderBy.map((term, index) => ({ term, name: raw(`o${index}`) }))
  const columns = [sql`${jsonRow(select)} AS j`, ...keys.map(({ term, name }) => sql`${term.expression} AS ${name}`)]
  const order = ordering(keys.map(({ term, name }) => ({ ...term, expression: name })))
  const list = sql`JSON_ARRAYAGG(j FORMAT JSON${order} NULL ON NULL RETURNING CLOB)`
  return sql`SELECT COALESCE(${list}, TO_CLOB('[]')) AS j FROM (SELECT ${join(columns)}${clauses(select)}) rows_of_list`
}

const rowsStatement = (select: JsonSelect): Sql => sql`SELECT ${jsonRow(select)} AS j${clauses(select)}`

export const expressions: Expressions = {
  identifier,
  table,
  wireValue,
  bindValue,
  comparable,
  // A conversion that keeps large texts large.
  asText: (column) => sql`(${column} || '')`,
  like,
  isIn,
  datePart,
  jsonArrayLength,
  jsonPath,
  jsonScalar,
  intersects,
  conditionToValue: (condition) => sql`CASE WHEN ${condition} THEN 1 WHEN NOT (${condition}) THEN 0 END`,
  true: raw('1 = 1'),
  false: raw('1 = 0'),
  orderTerm: standardOrderTerm,
  limit,
  defaultRow: (column) => sql` (${column}) VALUES (DEFAULT)`,
  countUpTo: (source, most) => sql`SELECT COUNT(*) FROM (SELECT 1 AS n FROM ${source}${limit(most, null)}) counted`,
  jsonList: (select) => ({ sql: sql`(${listStatement(select)})`, encoding: 'json', isContainer: true }),
  jsonObject: (select) => ({ sql: sql`(${rowsStatement({ ...select, limit: 1 })})`, encoding: 'json' }),
  listStatement,
  rowsStatement,
  dual: raw(' FROM DUAL'),
}
