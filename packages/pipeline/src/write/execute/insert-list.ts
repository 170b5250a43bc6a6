import { compile, type Dialect, join, type Statement, sql } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { columnShape } from '@recto/schema'
import { boundColumns } from './bound-columns.ts'
import { type EncodedRow, fieldsOf, insertInto, namedByText } from './write-statements.ts'

/**
 * One INSERT of rows that all have the same columns, whose text stays the same however many there are. `null`: the engine
 * binds values one by one only.
 */
export function insertListStatement(
  dialect: Dialect,
  collection: Collection,
  { rows, returning }: { readonly rows: readonly EncodedRow[]; readonly returning: boolean },
): Statement | null {
  const fields = fieldsOf(collection, rows[0] ?? {})
  const columns = fields.map((field) => ({ shape: columnShape(field), values: rows.map((row) => row[field.name] ?? null) }))
  const bound = columns.length === 0 ? null : boundColumns(dialect, columns)
  if (bound === null) return null
  const source = sql` SELECT ${join(bound.values)} FROM ${bound.from}`
  return namedByText(compile(dialect, insertInto(dialect, collection, { columns: fields.map(({ name }) => name), source, returning })))
}
