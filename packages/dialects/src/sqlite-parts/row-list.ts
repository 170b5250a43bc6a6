import type { RowList, RowListColumn } from '../expressions.ts'
import { bind, raw, type Sql, sql } from '../sql.ts'
import { boundValue } from '../sqlite/column-types.ts'

const alias = 'recto_rows'

/** One JSON document. `null`: a value that JSON cannot say as it would be bound. */
export function rowList(columns: readonly RowListColumn[]): RowList | null {
  const [only] = columns
  const rows =
    columns.length === 1 && only !== undefined
      ? only.values
      : Array.from({ length: only?.values.length ?? 0 }, (_, row) => columns.map(({ values }) => values[row] ?? null))
  if (columns.some(({ values }) => values.some((value) => typeof value === 'number' && !Number.isFinite(value)))) return null
  const document = JSON.stringify(rows)
  if (loneSurrogate.test(document)) return null
  return {
    from: sql`json_each(${bind(document)}) AS ${raw(alias)}`,
    values: columns.map(({ shape }, index) => boundValue(elementOf(columns.length, index), shape)),
  }
}

/** `JSON.stringify` escapes no other characters of that range. */
const loneSurrogate = /\\ud[89a-f]/

function elementOf(columns: number, index: number): Sql {
  return raw(columns === 1 ? `${alias}.value` : `${alias}.value ->> ${index}`)
}
