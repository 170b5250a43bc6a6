import { compile, type Dialect, empty, join, type Statement, sql } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { columnShape } from '@recto/schema'
import { boundColumns } from './bound-columns.ts'
import { type EncodedRow, fieldsOf, namedByText, tableOf } from './write-statements.ts'

/**
 * One INSERT of rows that all have the same columns, whose text stays the same however many there are. `null`: the engine
 * wants its values one by one.
 */
export function insertListStatement(
  dialect: Dialect,
  collection: Collection,
  { rows, returning }: { readonly rows: readonly EncodedRow[]; readonly returning: boolean },
): Statement | null {
  const { identifier } = dialect.expressions
  const fields = fieldsOf(collection, rows[0] ?? {})
  const columns = fields.map((field) => ({ shape: columnShape(field), values: rows.map((row) => row[field.name] ?? null) }))
  const bound = columns.length === 0 ? null : boundColumns(dialect, columns)
  if (bound === null) return null
  const names = join(fields.map((field) => identifier(field.name)))
  const keys = returning ? sql` RETURNING ${join(collection.primaryKey.map(identifier))}` : empty
  const insert = sql`INSERT INTO ${tableOf(dialect, collection)} (${names}) SELECT ${join(bound.values)} FROM ${bound.from}${keys}`
  return namedByText(compile(dialect, insert))
}
