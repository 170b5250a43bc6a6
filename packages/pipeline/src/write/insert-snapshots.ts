import { type Dialect, type JsonSelect, join, type RowListValue, raw, type Sql, type Statement, sql } from '@recto/dialects'
import type { Collection, Field } from '@recto/schema'
import { boundColumns } from './bound-columns.ts'
import type { EncodedValue } from './encode-value.ts'
import { type KeyValues, keyFields, namedByText, shapeOf, tableOf } from './write-statements.ts'

/** The revision of a changed item, but for what the item looks like now. */
export interface RevisionRow {
  readonly activity: EncodedValue
  readonly key: KeyValues
  readonly item: string
  readonly delta: string | null
  readonly parent: EncodedValue
}

/** Which items changed, and what of them is shown. */
export interface ChangedItems {
  readonly collection: Collection
  readonly fields: readonly Field[]
  readonly isSecret: (field: Field) => boolean
  readonly mask: string
  readonly rows: readonly RevisionRow[]
}

const columns = ['activity', 'item', 'delta', 'parent'] as const

/**
 * One INSERT of the revisions of many items, which the database reads itself: none of them passes through here. An item
 * that is gone again is shown by what was written. `null`: the engine wants its values one by one.
 */
export function insertSnapshotsStatement(dialect: Dialect, revisions: Collection, changed: ChangedItems): Statement | null {
  const { identifier, jsonObject } = dialect.expressions
  const fields = columns.flatMap((name) => revisions.fields.get(name) ?? [])
  const keys = keyFields(changed.collection)
  const values = (pick: (row: RevisionRow) => EncodedValue): readonly RowListValue[] => changed.rows.map(pick)
  const bound = boundColumns(dialect, [
    ...columns.map((name, index) => ({ shape: shapeOf(fields[index] as Field), values: values((row) => row[name]) })),
    ...keys.map((field, index) => ({ shape: shapeOf(field), values: values(({ key }) => key[index] ?? null) })),
  ])
  if (bound === null) return null
  const [activity, item, delta, parent] = bound.values.slice(0, columns.length) as [Sql, Sql, Sql, Sql]
  const snapshot = jsonObject(snapshotSelect(dialect, changed, bound.values.slice(columns.length))).sql
  const names = join(['activity', 'collection', 'item', 'data', 'delta', 'parent'].map(identifier))
  const row = join([activity, sql`${changed.collection.name}`, item, sql`COALESCE(${snapshot}, ${delta})`, delta, parent])
  return namedByText(dialect.render(sql`INSERT INTO ${tableOf(dialect, revisions)} (${names}) SELECT ${row} FROM ${bound.from}`))
}

/** The item whose key stands in the row at hand. */
function snapshotSelect(dialect: Dialect, { collection, fields, isSecret, mask }: ChangedItems, key: readonly Sql[]): JsonSelect {
  const { identifier, wireValue, comparable } = dialect.expressions
  const entries = fields.map((field) => {
    const column = identifier(field.name)
    const hidden = { sql: sql`CASE WHEN ${column} IS NOT NULL THEN ${raw(`'${mask}'`)} END`, encoding: 'string' } as const
    return { key: field.name, value: isSecret(field) ? hidden : wireValue(column, shapeOf(field)) }
  })
  const tests = keyFields(collection).map(
    (field, index) => sql`${comparable(identifier(field.name), shapeOf(field))} = ${key[index] ?? sql`NULL`}`,
  )
  return { entries, from: tableOf(dialect, collection), where: join(tests, ' AND '), orderBy: [], limit: 1, offset: null }
}
