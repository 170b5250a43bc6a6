import { createHash } from 'node:crypto'
import { bind, type Dialect, empty, join, type RowListColumn, type RowListValue, type Sql, type Statement, sql } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { type EncodedRow, fieldsOf, shapeOf, tableOf } from './write-statements.ts'

/**
 * One INSERT of rows that all have the same columns, bound as one list, so that its text stays the same however many there
 * are. What is the same in every row is bound once. `null`: the engine wants its values one by one.
 */
export function insertListStatement(
  dialect: Dialect,
  collection: Collection,
  { rows, returning }: { readonly rows: readonly EncodedRow[]; readonly returning: boolean },
): Statement | null {
  const { identifier, rowList } = dialect.expressions
  const fields = fieldsOf(collection, rows[0] ?? {})
  if (rowList === undefined || fields.length === 0) return null
  const columns = fields.map((field) => ({ shape: shapeOf(field), values: rows.map((row) => row[field.name] ?? null) }))
  const varying = differingColumns(columns)
  const list = rowList(varying)
  if (list === null) return null
  const values = columns.map(
    (column) => list.values[varying.findIndex((other) => isSameColumn(column, other))] ?? constant(dialect, column),
  )
  const names = join(fields.map((field) => identifier(field.name)))
  const keys = returning ? sql` RETURNING ${join(collection.primaryKey.map(identifier))}` : empty
  return named(
    dialect.render(sql`INSERT INTO ${tableOf(dialect, collection)} (${names}) SELECT ${join(values)} FROM ${list.from}${keys}`),
    'l',
  )
}

/** A statement under a name of its own, so that drivers keep it prepared. */
export function named(statement: Statement, prefix: string): Statement {
  return { ...statement, name: `${prefix}${createHash('sha1').update(statement.text).digest('base64url')}` }
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

function constant(dialect: Dialect, { shape, values }: RowListColumn): Sql {
  const [value = null] = values
  return value === null ? sql`NULL` : dialect.expressions.bindValue(bind(value), shape)
}
