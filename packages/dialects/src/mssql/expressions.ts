import { invalidQuery } from '@recto/errors'
import type { ColumnShape, DatePart, Expressions, JsonSelect, JsonValue, OrderTerm } from '../expressions.ts'
import { flattenFragment } from '../flatten-fragment.ts'
import { qualifiedBy, quotedBetween } from '../shared/identifiers.ts'
import { stringLiteral } from '../shared/literals.ts'
import { checkedCount, fromToGroupBy } from '../shared/select-tail.ts'
import { empty, join, raw, type Sql, sql } from '../sql.ts'
import { wireValue } from './column-types.ts'

const identifier = quotedBetween('[', ']')
const table = qualifiedBy(identifier)

/** Trusted text as a Unicode literal. */
const literal = (text: string): Sql => sql`N${stringLiteral(text)}`

function bindValue(parameter: Sql, { type, dataType, numericScale }: ColumnShape): Sql {
  switch (type) {
    case 'bigInteger':
      return sql`CAST(${parameter} AS bigint)`
    case 'decimal':
      return sql`CAST(${parameter} AS decimal(38, ${raw(String(numericScale ?? 10))}))`
    case 'date':
    case 'time':
      return sql`CAST(${parameter} AS ${raw(type)})`
    case 'dateTime':
      // A datetime keeps thirds of hundredths of a second: only the same type compares equal to it.
      return sql`CAST(${parameter} AS ${raw(dataType === 'datetime' || dataType === 'smalldatetime' ? dataType : 'datetime2')})`
    case 'timestamp':
      return sql`CAST(${parameter} AS datetimeoffset)`
    case 'boolean':
      return sql`CAST(${parameter} AS bit)`
    case 'uuid':
      return dataType === null || dataType === 'uniqueidentifier' ? sql`CAST(${parameter} AS uniqueidentifier)` : parameter
    case 'binary':
      // OPENJSON reads base64 where the column of its schema is binary.
      return sql`(SELECT v FROM OPENJSON(CONCAT(N'{"v":"', STRING_ESCAPE(${parameter}, 'json'), N'"}')) WITH (v varbinary(max)))`
    default:
      return parameter
  }
}

function comparable(column: Sql, { dataType }: ColumnShape): Sql {
  return dataType === 'text' || dataType === 'ntext' || dataType === 'xml' ? sql`CAST(${column} AS nvarchar(max))` : column
}

/** `[` opens a set of characters in a pattern; there is no other mark but `%` and `_`. */
function like(subject: Sql, pattern: Sql, { ignoreCase }: { readonly ignoreCase: boolean }): Sql {
  const escaped = sql`REPLACE(${pattern}, N'[', N'[[]')`
  return ignoreCase ? sql`LOWER(${subject}) LIKE LOWER(${escaped})` : sql`${subject} LIKE ${escaped}`
}

function isIn(subject: Sql, values: readonly Sql[], type?: ColumnShape): Sql {
  if (values.length === 0) return sql`(${subject} IS NULL AND 1 = 0)`
  return sql`${subject} IN (${join(type === undefined ? values : values.map((value) => bindValue(value, type)))})`
}

function datePart(part: DatePart, column: Sql, { dataType }: ColumnShape): Sql {
  const moment = dataType === 'datetimeoffset' ? sql`SWITCHOFFSET(${column}, '+00:00')` : column
  // Sunday is 0 whatever the language of the login calls the first day of the week.
  if (part === 'weekday') return sql`((DATEPART(weekday, ${moment}) + @@DATEFIRST - 1) % 7)`
  return sql`DATEPART(${raw(part === 'week' ? 'iso_week' : part)}, ${moment})`
}

/** The column as a document, JSON null where it is none. */
const document = (column: Sql): Sql => sql`CASE WHEN ISJSON(${column}) = 1 THEN ${column} ELSE N'null' END`

/** Types of OPENJSON: 0 null, 1 string, 2 number, 3 boolean, 4 array, 5 object. */
function jsonArrayLength(column: Sql): Sql {
  const root = sql`OPENJSON(CONCAT(N'{"v":', ${document(column)}, N'}')) AS d`
  const length = sql`(SELECT CASE WHEN d.[type] = 4 THEN (SELECT COUNT(*) FROM OPENJSON(d.[value])) ELSE 0 END FROM ${root})`
  return sql`CASE WHEN ${column} IS NULL THEN NULL ELSE ${length} END`
}

/** The entry at a path with its JSON type, which JSON_VALUE does not tell. `form` reads `v.[type]` and `v.[value]`. */
function entryAt(column: Sql, path: readonly (string | number)[], form: Sql): Sql {
  const last = path.at(-1) ?? ''
  const parent = `lax $.v${path.slice(0, -1).map(stepText).join('')}`
  const source = sql`OPENJSON(CONCAT(N'{"v":', ${document(column)}, N'}'), ${literal(parent)}) AS v`
  return sql`(SELECT ${form} FROM ${source} WHERE v.[key] = ${literal(String(last))})`
}

function stepText(step: string | number): string {
  return typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`
}

function jsonPath(column: Sql, path: readonly (string | number)[]): JsonValue {
  const form = sql`CASE v.[type] WHEN 0 THEN N'null' WHEN 1 THEN CONCAT(N'"', STRING_ESCAPE(v.[value], 'json'), N'"') ELSE v.[value] END`
  return { sql: entryAt(column, path, form), encoding: 'json' }
}

function jsonScalar(column: Sql, path: readonly (string | number)[], as: 'text' | 'number'): Sql {
  const form =
    as === 'text'
      ? sql`CASE WHEN v.[type] IN (1, 2, 3) THEN v.[value] END`
      : sql`CASE WHEN v.[type] = 2 THEN TRY_CAST(v.[value] AS float) END`
  return entryAt(column, path, form)
}

function intersects(): never {
  throw invalidQuery('Shapes cannot be compared on this database: it does not read GeoJSON')
}

function orderTerm(expression: Sql, direction: 'asc' | 'desc', nulls?: 'first' | 'last'): Sql {
  const term = sql`${expression} ${raw(direction.toUpperCase())}`
  const natural = direction === 'asc' ? 'first' : 'last'
  if (nulls === undefined || nulls === natural) return term
  return sql`CASE WHEN ${expression} IS NULL THEN 1 ELSE 0 END ${raw(nulls === 'last' ? 'ASC' : 'DESC')}, ${term}`
}

/** Stands behind an ORDER BY, without which OFFSET is refused. FETCH takes no zero, so an offset behind all rows says it. */
function limit(count: number | null, offset: Sql | null): Sql {
  if (count === null && offset === null) return empty
  if (count === 0) return raw(' OFFSET 9223372036854775807 ROWS')
  const rows = sql` OFFSET ${offset ?? raw('0')} ROWS`
  return count === null ? rows : sql`${rows} FETCH NEXT ${raw(String(checkedCount(count)))} ROWS ONLY`
}

/** FROM to OFFSET. A limit without an order gets an `ORDER BY` that orders nothing, which SQL Server requires. */
function clauses(select: JsonSelect): Sql {
  const isCut = select.limit !== null || select.offset !== null
  const order = ordering(select.orderBy)
  const needed = order === empty && isCut ? raw('ORDER BY (SELECT NULL)') : order
  return sql`${fromToGroupBy(select)}${needed === empty ? empty : sql` ${needed}`}${limit(select.limit, select.offset)}`
}

/** Terms said twice are left out: "a column has been specified more than once in the order by list". */
function ordering(terms: readonly OrderTerm[]): Sql {
  const first = terms.filter((term, index) => terms.findIndex((other) => isSame(other.expression, term.expression)) === index)
  if (first.length === 0) return empty
  return sql`ORDER BY ${join(first.map(({ expression, direction, nulls }) => orderTerm(expression, direction, nulls)))}`
}

function isSame(left: Sql, right: Sql): boolean {
  const parts = flattenFragment(right)
  const others = flattenFragment(left)
  return parts.length === others.length && parts.every((part, index) => part === others[index])
}

/**
 * FOR JSON takes a dot in a key for a path, an alias of 128 characters at most, and knows no way to embed a document that
 * is a bare string or number. Levels with those are written as text.
 */
function suitsForJson({ entries, bare }: JsonSelect): boolean {
  return (
    bare !== true &&
    entries.length > 0 &&
    entries.every(({ key, value }) => /^[^.]{1,128}$/.test(key) && (value.encoding !== 'json' || value.isContainer === true))
  )
}

function forJson(select: JsonSelect, options: string): Sql {
  const columns = select.entries.map(
    ({ key, value }) => sql`${value.encoding === 'json' ? sql`JSON_QUERY(${value.sql})` : value.sql} AS ${identifier(key)}`,
  )
  return sql`(SELECT ${join(columns)}${clauses(select)} FOR JSON PATH, INCLUDE_NULL_VALUES${raw(options)})`
}

function listOf(select: JsonSelect): Sql {
  return suitsForJson(select) ? sql`COALESCE(${forJson(select, '')}, N'[]')` : textList(select)
}

/** An aggregate may hold no sub-query, and STRING_AGG sorts by one expression: rows and their numbers come from a derived table. */
function textList(select: JsonSelect): Sql {
  const order = select.orderBy.length === 0 ? raw('ORDER BY (SELECT NULL)') : ordering(select.orderBy)
  const isCut = select.limit !== null || select.offset !== null
  const number = sql`ROW_NUMBER() OVER (${order}) AS o`
  const rows = sql`SELECT ${jsonRow(select)} AS j, ${number}${clauses(isCut ? select : { ...select, orderBy: [] })}`
  return sql`(SELECT CONCAT(N'[', STRING_AGG(CAST(j AS nvarchar(max)), N',') WITHIN GROUP (ORDER BY o), N']') FROM (${rows}) AS rows_of_list)`
}

/** CONCAT takes at most 254 arguments; its first decides that the text may be long. */
const argumentsPerConcat = 250

/** One row as JSON text. */
export function jsonRow({ entries, bare }: JsonSelect): Sql {
  const [first] = entries
  if (first === undefined) return literal(bare === true ? 'null' : '{}')
  if (bare === true) return jsonText(first.value)
  const parts = entries.flatMap(({ key, value }, index) => [literal(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`), jsonText(value)])
  const groups: Sql[] = []
  for (let start = 0; start < parts.length; start += argumentsPerConcat) groups.push(concat(parts.slice(start, start + argumentsPerConcat)))
  return concat([...groups, literal('}')])
}

function concat(parts: readonly Sql[]): Sql {
  return sql`CONCAT(CAST(N'' AS nvarchar(max)), ${join(parts)})`
}

function jsonText({ sql: value, encoding }: JsonValue): Sql {
  if (encoding === 'string') return sql`COALESCE(N'"' + STRING_ESCAPE(${value}, 'json') + N'"', N'null')`
  if (encoding === 'boolean') return sql`CASE ${value} WHEN 1 THEN N'true' WHEN 0 THEN N'false' ELSE N'null' END`
  // Style 3 writes all digits of a float; numbers of other types ignore it.
  if (encoding === 'number') return sql`COALESCE(CONVERT(nvarchar(50), ${value}, 3), N'null')`
  return sql`COALESCE(${value}, N'null')`
}

function jsonObject(select: JsonSelect): JsonValue {
  const row = { ...select, limit: 1 }
  if (suitsForJson(select)) return { sql: forJson(row, ', WITHOUT_ARRAY_WRAPPER'), encoding: 'json', isContainer: true }
  return { sql: sql`(SELECT ${jsonRow(row)}${clauses(row)})`, encoding: 'json', ...(select.bare === true ? {} : { isContainer: true }) }
}

export const expressions: Expressions = {
  identifier,
  table,
  wireValue,
  bindValue,
  comparable,
  asText: (column) => sql`CONVERT(nvarchar(max), ${column})`,
  like,
  isIn,
  datePart,
  jsonArrayLength,
  jsonPath,
  jsonScalar,
  intersects,
  conditionToValue: (condition) => sql`CASE WHEN ${condition} THEN CAST(1 AS bit) WHEN NOT (${condition}) THEN CAST(0 AS bit) END`,
  true: raw('1 = 1'),
  false: raw('1 = 0'),
  orderTerm,
  limit,
  defaultRow: () => raw(' DEFAULT VALUES'),
  countUpTo: (source, most) => sql`SELECT COUNT(*) FROM (SELECT TOP (${raw(String(checkedCount(most)))}) 1 AS n FROM ${source}) counted`,
  jsonList: (select) => ({ sql: listOf(select), encoding: 'json', isContainer: true }),
  jsonObject,
  // The answer of FOR JSON is cut into rows of 2,033 characters unless it is the value of a sub-query.
  listStatement: (select) => sql`SELECT ${listOf(select)} AS j`,
  rowsStatement: (select) => sql`SELECT ${jsonRow(select)} AS j${clauses(select)}`,
  dual: empty,
}
