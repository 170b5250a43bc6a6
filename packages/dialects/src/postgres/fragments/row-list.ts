import type { RowList, RowListColumn, RowListValue } from '../../expressions.ts'
import { bind, join, raw, type Sql, sql } from '../../sql.ts'
import { castFor, hasArrays, isInferred, isText } from '../column-types.ts'
import { storedValue } from './stored-value.ts'

const alias = 'recto_rows'

/**
 * One list for each column: an array of its type, or for text and documents a JSON array, which costs less to write and to
 * read than an array literal with its escapes. `null`: a column's type is only known to the engine, which tells it from
 * where a value stands, or a text is none that JSON can say.
 */
export function rowList(columns: readonly RowListColumn[]): RowList | null {
  if (columns.some(({ shape }) => isInferred(shape))) return null
  const lists = columns.map((column) => listOf(column))
  if (!lists.every((list) => list !== null)) return null
  const names = join(columns.map((_, index) => raw(`c${index}`)))
  return {
    from: sql`ROWS FROM (${join(lists.map(({ calls }) => calls))}) AS ${raw(alias)} (${names})`,
    values: lists.map(({ written }, index) => written(raw(`${alias}.c${index}`))),
  }
}

interface List {
  /** Gives the values, one row for each. */
  readonly calls: Sql
  /** One of them, ready to be assigned. */
  written(value: Sql): Sql
}

function listOf({ shape, values }: RowListColumn): List | null {
  const castTo = (value: Sql): Sql => storedValue(value, shape)
  if (shape.dataType === 'json' || shape.dataType === 'jsonb') {
    const calls = sql`json_array_elements(${bind(`[${values.map(documentText).join()}]`)}::json)`
    // No document is a bare null: it would have been stored as NULL.
    return { calls, written: (value) => (values.includes(null) ? castTo(sql`nullif(${value}::text, 'null')`) : castTo(value)) }
  }
  if (hasArrays(shape) && !isText(shape))
    return { calls: sql`unnest(${castFor(bind(arrayLiteral(values)), shape, '[]')})`, written: (value) => value }
  const document = JSON.stringify(values)
  return loneSurrogate.test(document) ? null : { calls: sql`json_array_elements_text(${bind(document)}::json)`, written: castTo }
}

function documentText(value: RowListValue): RowListValue {
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** `JSON.stringify` escapes no other characters of that range. */
const loneSurrogate = /\\ud[89a-f]/

/** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(values: readonly RowListValue[]): string {
  return `{${values.map((value) => (typeof value === 'string' ? quoted(value) : String(value ?? 'NULL'))).join()}}`
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`
}
