import { invalidQuery } from '@recto/errors'
import type { ColumnShape, DatePart, Expressions, JsonSelect, JsonValue, LikeOptions } from '../expressions.ts'
import type { TableName } from '../schema-change.ts'
import { countUpTo } from '../shared/count-up-to.ts'
import { qualifiedBy, quotedBetween } from '../shared/identifiers.ts'
import { stringLiteral } from '../shared/literals.ts'
import { numberedRows } from '../shared/numbered-rows.ts'
import { fromToGroupBy, limitThenOffset, orderBy, standardOrderTerm } from '../shared/select-tail.ts'
import { bind, empty, join, raw, type Sql, sql } from '../sql.ts'
import { boundValue, changedValue, comparableColumn, storedMoment, storedValue, wireValue } from './column-types.ts'
import { rowList } from './fragments/row-list.ts'

/** Keys one call of `json_object` takes (SQLITE_MAX_FUNCTION_ARG is 1,000). */
const keysPerObject = 500

const identifier = quotedBetween('"', '"')
const qualifiedTable = qualifiedBy(identifier)

/** SQL of SQLite. JSON is made by `json_group_array(json_object(…))` over an ordered sub-select. */
export const expressions: Expressions = {
  identifier,
  table: qualifiedTable,
  wireValue,
  bindValue: boundValue,
  storedValue,
  changedValue,
  comparable: comparableColumn,
  asText: (column) => sql`CAST(${column} AS TEXT)`,
  keyFromText,
  like,
  isIn,
  datePart,
  jsonArrayLength: (column) => sql`CASE WHEN json_valid(${column}) THEN json_array_length(${column}) WHEN ${column} IS NOT NULL THEN 0 END`,
  jsonPath: (column, path) => ({ sql: sql`CASE WHEN json_valid(${column}) THEN ${column} -> ${bind(pathOf(path))} END`, encoding: 'json' }),
  jsonScalar,
  intersects: () => {
    throw invalidQuery('Geometry filters need a database with geometry support')
  },
  conditionToValue: (condition) => sql`(${condition})`,
  true: raw('TRUE'),
  false: raw('FALSE'),
  orderTerm: standardOrderTerm,
  limit,
  rowList,
  assignsConsecutiveKeys: countsInTurn,
  defaultRow: () => raw(' DEFAULT VALUES'),
  countUpTo,
  jsonList: (select) => ({ sql: sql`(${listOf(select)})`, encoding: 'json' }),
  groupedLists,
  jsonObject: (select) => ({ sql: sql`(${rowsOf({ ...select, limit: 1 })})`, encoding: 'json' }),
  listStatement,
  rowsStatement: rowsOf,
  dual: empty,
}

/** Only text that the number itself would be written as. */
function keyFromText(text: Sql, { type }: ColumnShape): Sql | null {
  if (type === 'uuid') return text
  if (type !== 'integer' && type !== 'bigInteger') return null
  return sql`CASE WHEN CAST(CAST(${text} AS INTEGER) AS TEXT) = ${text} THEN CAST(${text} AS INTEGER) END`
}

/**
 * The next key is one more than the largest, https://www.sqlite.org/autoinc.html, until that is the largest there can be. A
 * trigger may count too, and where a conflict leaves rows out fewer are counted.
 */
function countsInTurn(table: TableName, column: string): Sql {
  const key = identifier(column)
  const last = sql`SELECT ${key} IS rowid AND ${key} < ${raw(String(Number.MAX_SAFE_INTEGER))} FROM ${qualifiedTable(table)} ORDER BY ${key} DESC LIMIT 1`
  const others = sql`SELECT 1 FROM sqlite_schema WHERE tbl_name = ${table.name} COLLATE NOCASE AND (type = 'trigger' OR sql LIKE '%CONFLICT%')`
  return sql`SELECT COALESCE((${last}), 0) AND NOT EXISTS (${others})`
}

/** LIKE ignores the case of ASCII letters by itself; `recto_fold` folds every other script too. */
function like(subject: Sql, pattern: Sql, options: LikeOptions): Sql {
  return options.ignoreCase ? sql`recto_fold(${subject}) LIKE recto_fold(${pattern})` : sql`${subject} LIKE ${pattern}`
}

/** A list is bound as one JSON array, so that its length is no part of the statement. */
function isIn(subject: Sql, values: readonly Sql[], type?: ColumnShape): Sql {
  const [list] = values
  const written = (value: Sql): Sql => (type === undefined ? value : boundValue(value, type))
  if (values.length === 1 && list !== undefined) return sql`${subject} IN (SELECT ${written(raw('value'))} FROM json_each(${list}))`
  return sql`${subject} IN (${join(values.map(written))})`
}

/** https://www.sqlite.org/lang_datefunc.html: %V is the ISO week, %w counts from Sunday = 0. */
const dateFormats: Record<DatePart, string> = {
  year: '%Y',
  month: '%m',
  week: '%V',
  day: '%d',
  weekday: '%w',
  hour: '%H',
  minute: '%M',
  second: '%S',
}

function datePart(part: DatePart, column: Sql, type: ColumnShape): Sql {
  return sql`CAST(strftime(${raw(`'${dateFormats[part]}'`)}, ${storedMoment(column, type)}) AS INTEGER)`
}

function jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number'): Sql {
  const place = bind(pathOf(path))
  const kind = sql`json_type(${column}, ${place})`
  const value = sql`${column} ->> ${place}`
  const wanted =
    as === 'number'
      ? sql`CASE WHEN ${kind} IN ('integer', 'real') THEN ${value} END`
      : sql`CASE ${kind} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'object' THEN NULL WHEN 'array' THEN NULL ELSE CAST(${value} AS TEXT) END`
  return sql`CASE WHEN json_valid(${column}) THEN ${wanted} END`
}

function pathOf(path: readonly (string | number)[]): string {
  return `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `."${step}"`)).join('')}`
}

function listOf(select: JsonSelect): Sql {
  const columns = select.entries.map(({ value }, index) => sql`${value.sql} AS ${columnName(index)}`)
  const entries = columnEntries(select)
  const inner = sql`SELECT ${columns.length === 0 ? raw('1') : join(columns)}${tailOf(select)}`
  return sql`SELECT json_group_array(${itemOf(entries, select.bare === true)}) FROM (${inner}) AS x`
}

/** A missing index is made by the engine for the join of the groups. */
function groupedLists(select: JsonSelect, key: Sql): Sql {
  const item = itemText({ ...select, entries: columnEntries(select) })
  const list = sql`'[' || group_concat(${item}, ',' ORDER BY x.rn) || ']'`
  return sql`SELECT x.rk AS k, ${list} AS v FROM ${numberedRows(select, key, standardOrderTerm)} GROUP BY x.rk`
}

function columnEntries({ entries }: JsonSelect): JsonSelect['entries'] {
  return entries.map(({ key, value }, index) => ({ key, value: { sql: sql`x.${columnName(index)}`, encoding: value.encoding } }))
}

/** Items are JSON text already, so concatenating them is correct, and faster than `json_group_array`. */
function listStatement(select: JsonSelect): Sql {
  return sql`SELECT '[' || coalesce(group_concat(x.item), '') || ']' FROM (SELECT ${itemText(select)} AS item${tailOf(select)}) AS x`
}

function rowsOf(select: JsonSelect): Sql {
  return sql`SELECT ${itemText(select)}${tailOf(select)}`
}

/** A statement of its own needs text; inside another one the caller embeds it as JSON anyway. */
function itemText({ entries, bare }: JsonSelect): Sql {
  const item = itemOf(entries, bare === true)
  return bare === true ? sql`json_quote(${item})` : item
}

function itemOf(entries: JsonSelect['entries'], bare: boolean): Sql {
  const [first] = entries
  if (bare) return first === undefined ? raw('NULL') : encoded(first.value)
  if (entries.length <= keysPerObject) return objectOf(entries)
  const parts: Sql[] = []
  for (let start = 0; start < entries.length; start += keysPerObject) parts.push(objectOf(entries.slice(start, start + keysPerObject)))
  const inner = parts.map((part) => sql`substr(${part}, 2, length(${part}) - 2)`)
  return sql`json('{' || ${join(inner, " || ',' || ")} || '}')`
}

function objectOf(entries: JsonSelect['entries']): Sql {
  return sql`json_object(${join(entries.map(({ key, value }) => sql`${literal(key)}, ${encoded(value)}`))})`
}

function encoded({ sql: value, encoding }: JsonValue): Sql {
  if (encoding === 'json') return sql`json(${value})`
  if (encoding === 'boolean') return sql`CASE ${value} WHEN 1 THEN json('true') WHEN 0 THEN json('false') END`
  return value
}

/** A negative LIMIT means none. */
function limit(count: number | null, offset: Sql | null): Sql {
  return limitThenOffset(count, offset, '-1')
}

function tailOf(select: JsonSelect): Sql {
  return sql`${fromToGroupBy(select)}${orderBy(select.orderBy, standardOrderTerm)}${limit(select.limit, select.offset)}`
}

function columnName(index: number): Sql {
  return raw(`c${index}`)
}

function literal(text: string): Sql {
  if (text.includes('\u0000')) throw invalidQuery("A key can't contain the character U+0000")
  return stringLiteral(text)
}
