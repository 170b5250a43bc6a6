import { bind, type Dialect, type Sql, sql } from '@recto/dialects'
import type { RowListColumn, RowListValue } from '@recto/dialects/expressions'

/** The rows of a statement as one list, and the expression of each of their columns. */
export interface BoundColumns {
  /** The source in FROM. */
  readonly from: Sql
  readonly values: readonly Sql[]
}

/**
 * Binds the columns of many rows as one list; what is the same in every row is bound once. `null`: the engine binds
 * values one by one only.
 */
export function boundColumns(dialect: Dialect, columns: readonly RowListColumn[]): BoundColumns | null {
  const varying = differingColumns(columns)
  const list = dialect.expressions.rowList?.(varying) ?? null
  if (list === null) return null
  const written = (column: RowListColumn): Sql =>
    list.values[varying.findIndex((other) => isSameColumn(column, other))] ?? constant(dialect, column)
  return { from: list.from, values: columns.map(written) }
}

/** One column at least, since a list of nothing has no rows. */
function differingColumns(columns: readonly RowListColumn[]): readonly RowListColumn[] {
  const varying: RowListColumn[] = []
  for (const column of columns) {
    const isConstant = isAll(column.values, column.values[0] ?? null)
    if (!isConstant && !varying.some((other) => isSameColumn(column, other))) varying.push(column)
  }
  return varying.length === 0 ? columns.slice(0, 1) : varying
}

function isAll(values: readonly RowListValue[], one: RowListValue): boolean {
  return values.every((value) => value === one)
}

/** Data and delta of a new item's revision are one text. */
function isSameColumn(column: RowListColumn, other: RowListColumn): boolean {
  if (column === other) return true
  const isSameType = column.shape.dataType === other.shape.dataType && column.shape.type === other.shape.type
  return isSameType && column.values.every((value, index) => value === other.values[index])
}

function constant({ expressions }: Dialect, { shape, values }: RowListColumn): Sql {
  const [value = null] = values
  return value === null ? sql`NULL` : (expressions.storedValue ?? expressions.bindValue)(bind(value), shape)
}
