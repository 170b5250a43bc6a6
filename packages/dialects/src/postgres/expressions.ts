import type { ColumnShape, DatePart, Expressions, FieldsStatement, JsonSelect, LikeOptions } from '../expressions.ts'
import { countUpTo } from '../shared/count-up-to.ts'
import { qualifiedBy, quotedBetween } from '../shared/identifiers.ts'
import { stringLiteral } from '../shared/literals.ts'
import { numberedRows } from '../shared/numbered-rows.ts'
import { checkedCount, fromToGroupBy, orderBy, standardOrderTerm } from '../shared/select-tail.ts'
import { bind, empty, join, raw, type Sql, sql } from '../sql.ts'
import { castFor, comparableColumn, wireValue } from './column-types.ts'
import { advanceSequence } from './fragments/advance-sequence.ts'
import { rowList } from './fragments/row-list.ts'
import { searchPath } from './fragments/search-path.ts'
import { changedValue, storedValue } from './fragments/stored-value.ts'

/** Longest name PostgreSQL keeps; longer ones are cut, so they can't carry JSON keys. */
const identifierBytes = 63
/** A target list holds at most 1,664 entries. */
const columnsPerSelect = 1600

const identifier = quotedBetween('"', '"')
const qualifiedTable = qualifiedBy(identifier)

/** SQL of PostgreSQL. JSON is made by `row_to_json` over a sub-select whose columns carry the keys. */
export const expressions: Expressions = {
  identifier,
  table: qualifiedTable,
  wireValue,
  bindValue: (parameter, type) => castFor(parameter, type),
  storedValue,
  changedValue,
  comparable: comparableColumn,
  asText: (column) => sql`${column}::text`,
  keyFromText,
  like,
  isIn: (subject, values, type) => isIn(subject, values, type),
  datePart,
  jsonArrayLength,
  jsonPath: (column, path, type) => ({ sql: sql`${document(column, type)} #> ${bind(pathOf(path))}::text[]`, encoding: 'json' }),
  jsonScalar,
  intersects,
  conditionToValue: (condition) => sql`(${condition})`,
  true: raw('TRUE'),
  false: raw('FALSE'),
  orderTerm: standardOrderTerm,
  limit,
  rowList,
  advanceSequence,
  searchPath,
  defaultRow: () => raw(' DEFAULT VALUES'),
  countUpTo,
  jsonList: (select) => ({ sql: sql`(${listOf(select)})`, encoding: 'json' }),
  groupedLists,
  jsonObject: (select) => ({
    sql: sql`(SELECT ${select.bare === true ? raw('to_json(x.v)') : rowAsJson(select)} FROM (${innerSelect({ ...select, limit: 1 })}) AS x)`,
    encoding: 'json',
  }),
  listStatement: (select) => sql`SELECT (${listOf(select)})::text`,
  rowsStatement: (select) =>
    select.bare === true
      ? sql`SELECT coalesce(to_json(x.v)::text, 'null') FROM (${innerSelect(select)}) AS x`
      : sql`SELECT ${rowAsJson(select)}::text FROM (${innerSelect(select)}) AS x`,
  fieldsStatement,
  dual: empty,
}

/** The patterns let through only what the type itself would write, so that no two texts stand for one key. */
function keyFromText(text: Sql, { dataType }: ColumnShape): Sql | null {
  if (dataType === 'uuid') return sql`CASE WHEN ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${text}::uuid END`
  if (dataType !== 'integer' && dataType !== 'bigint' && dataType !== 'smallint') return null
  const inRange = sql`CASE WHEN ${text}::numeric BETWEEN -9223372036854775808 AND 9223372036854775807 THEN ${text}::bigint END`
  return sql`CASE WHEN ${text} ~ '^(0|-?[1-9][0-9]{0,18})$' THEN ${inRange} END`
}

/** Without an escape character a backslash in the pattern stands for itself. */
function like(subject: Sql, pattern: Sql, options: LikeOptions): Sql {
  return options.ignoreCase ? sql`${subject} ILIKE ${pattern} ESCAPE ''` : sql`${subject} LIKE ${pattern} ESCAPE ''`
}

function isIn(subject: Sql, values: readonly Sql[], type: ColumnShape | undefined): Sql {
  const [list] = values
  if (values.length === 1 && list !== undefined) return sql`${subject} = ANY(${type === undefined ? list : castFor(list, type, '[]')})`
  return sql`${subject} IN (${join(type === undefined ? values : values.map((value) => castFor(value, type)))})`
}

const dateFields: Record<DatePart, string> = {
  year: 'year',
  month: 'month',
  week: 'week',
  day: 'day',
  weekday: 'dow',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
}

function datePart(part: DatePart, column: Sql, type: ColumnShape): Sql {
  const isZoned = type.dataType === 'timestamptz' || type.dataType === 'timestamp with time zone'
  const moment = isZoned ? sql`${column} AT TIME ZONE 'UTC'` : column
  const value = sql`floor(extract(${raw(dateFields[part])} FROM ${moment}))::integer`
  // An infinite moment has an infinite year, and no day.
  return type.type === 'time' ? value : sql`CASE WHEN isfinite(${column}) THEN ${value} END`
}

function jsonArrayLength(column: Sql, type: ColumnShape): Sql {
  const prefix = raw(type.dataType === 'jsonb' ? 'jsonb' : 'json')
  const value = document(column, type)
  return sql`CASE WHEN ${column} IS NULL THEN NULL WHEN ${prefix}_typeof(${value}) = 'array' THEN ${prefix}_array_length(${value}) ELSE 0 END`
}

function jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number', type: ColumnShape): Sql {
  const kind = raw(type.dataType === 'jsonb' ? 'jsonb_typeof' : 'json_typeof')
  const value = document(column, type)
  const keys = sql`${bind(pathOf(path))}::text[]`
  if (as === 'number') return sql`CASE WHEN ${kind}(${value} #> ${keys}) = 'number' THEN (${value} #>> ${keys})::numeric END`
  return sql`CASE WHEN ${kind}(${value} #> ${keys}) IN ('string', 'number', 'boolean') THEN ${value} #>> ${keys} END`
}

function document(column: Sql, type: ColumnShape): Sql {
  return type.dataType === 'json' || type.dataType === 'jsonb' ? column : sql`${column}::json`
}

function pathOf(path: readonly (string | number)[]): readonly string[] {
  return path.map(String)
}

function intersects(column: Sql, geojson: Sql, options: { readonly boundingBox: boolean }): Sql {
  const shape = sql`ST_SetSRID(ST_GeomFromGeoJSON(${geojson}::text), 4326)`
  return options.boundingBox ? sql`${column} && ${shape}` : sql`ST_Intersects(${column}, ${shape})`
}

function limit(count: number | null, offset: Sql | null): Sql {
  const rows = count === null ? empty : raw(` LIMIT ${checkedCount(count)}`)
  return offset === null ? rows : sql`${rows} OFFSET ${offset}`
}

function listOf(select: JsonSelect): Sql {
  const item = select.bare === true ? raw('x.v') : rowAsJson(select)
  return sql`SELECT coalesce(json_agg(${item}), '[]') FROM (${innerSelect(select)}) AS x`
}

/** A row of the inner select as JSON: whole where its column names are the keys, else key by key. */
function rowAsJson(select: JsonSelect): Sql {
  // With the star, since a key may be called like the alias.
  return namesCarryKeys(select) ? raw('row_to_json(x.*)') : pairsAsJson(select)
}

function pairsAsJson(select: JsonSelect): Sql {
  const pairs = select.entries.map((entry, index) => sql`(${stringLiteral(entry.key)}, to_json(${columnOf(index)}))`)
  return sql`(SELECT json_object_agg(pair.key, pair.value) FROM (VALUES ${join(pairs)}) AS pair (key, value))`
}

function groupedLists(select: JsonSelect, key: Sql): Sql {
  const list = sql`json_agg(${numberedItem(select)} ORDER BY x.rn)`
  return sql`SELECT x.rk AS k, ${list} AS v FROM ${numberedRows(select, key, standardOrderTerm)} GROUP BY x.rk`
}

function numberedItem(select: JsonSelect): Sql {
  if (select.bare === true) return columnOf(0)
  if (!namesCarryKeys(select)) return pairsAsJson(select)
  const columns = select.entries.map(({ key }, index) => sql`${columnOf(index)} AS ${identifier(key)}`)
  return sql`(SELECT row_to_json(y.*) FROM (SELECT ${join(columns)}) AS y)`
}

function fieldsStatement(select: JsonSelect): FieldsStatement {
  const entries = select.entries.map(({ key, value }) => ({ key, field: value.field ?? { sql: value.sql, form: value.encoding } }))
  const columns = entries.map(({ field }, index) => sql`${field.sql} AS ${raw(`c${index}`)}`)
  return {
    sql: selectOf(select, columns),
    layout: { fields: entries.map(({ key, field }) => ({ key, form: field.form })), isBare: select.bare === true },
  }
}

function innerSelect(select: JsonSelect): Sql {
  return selectOf(select, columnsOf(select))
}

function selectOf(select: JsonSelect, columns: readonly Sql[]): Sql {
  const tail = sql`${fromToGroupBy(select)}${orderBy(select.orderBy, standardOrderTerm)}${limit(select.limit, select.offset)}`
  return sql`SELECT ${join(columns)}${tail}`
}

function columnsOf(select: JsonSelect): readonly Sql[] {
  const [first] = select.entries
  if (select.bare === true) return [sql`${first?.value.sql ?? raw('NULL')} AS v`]
  if (namesCarryKeys(select)) return select.entries.map(({ key, value }) => sql`${value.sql} AS ${identifier(key)}`)
  return select.entries.map(({ value }, index) => sql`${value.sql} AS ${raw(`c${index}`)}`)
}

function namesCarryKeys(select: JsonSelect): boolean {
  return (
    select.entries.length <= columnsPerSelect && select.entries.every(({ key }) => Buffer.byteLength(key) <= identifierBytes && key !== '')
  )
}

function columnOf(index: number): Sql {
  return raw(`x.c${index}`)
}
