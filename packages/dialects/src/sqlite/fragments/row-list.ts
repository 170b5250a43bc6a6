import type { RowList, RowListColumn, RowListValue } from '../../expressions.ts'
import { bind, raw, type Sql, sql } from '../../sql.ts'
import { storedValue } from '../column-types.ts'

const alias = 'recto_rows'

/**
 * One JSON document; values that count up from row to row are derived from the first. `null`: a value that JSON cannot say as it
 * would be bound.
 */
export function rowList(columns: readonly RowListColumn[]): RowList | null {
  const counters = columns.map(counterOf)
  const isCounted = counters.every((counter) => counter !== null)
  const listed = isCounted ? columns.slice(0, 1) : columns.filter((_, index) => counters[index] === null)
  if (listed.some(({ values }) => values.some((value) => typeof value === 'number' && !Number.isFinite(value)))) return null
  const document = JSON.stringify(rowsOf(listed))
  if (loneSurrogate.test(document)) return null
  return {
    from: sql`json_each(${bind(document)}) AS ${raw(alias)}`,
    values: columns.map((column, index) => storedValue(counters[index] ?? elementOf(listed.length, listed.indexOf(column)), column.shape)),
  }
}

function rowsOf(columns: readonly RowListColumn[]): readonly unknown[] {
  const [only] = columns
  if (only === undefined || columns.length === 1) return only?.values ?? []
  const rows: unknown[] = []
  for (let row = 0; row < only.values.length; row++) {
    const values: RowListValue[] = []
    for (const column of columns) values.push(column.values[row] ?? null)
    rows.push(values)
  }
  return rows
}

/** `JSON.stringify` escapes no other characters of that range. */
const loneSurrogate = /\\ud[89a-f]/

function elementOf(columns: number, index: number): Sql {
  return raw(columns === 1 ? `${alias}.value` : `${alias}.value ->> ${index}`)
}

/** Rows from which on a statement of its own is worth it, which those that count are. */
const countedMin = 20

/** Whole numbers, or the texts of them, each one more than that of the row before. */
function counterOf({ values }: RowListColumn): Sql | null {
  if (values.length < countedMin) return null
  const first = Number(values[0] ?? Number.NaN)
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(first + values.length)) return null
  if (values.every((value, index) => value === first + index)) return sql`(${bind(first)} + ${raw(alias)}.key)`
  const isText = values.every((value, index) => value === String(first + index))
  return isText ? sql`CAST(${bind(first)} + ${raw(alias)}.key AS TEXT)` : null
}
