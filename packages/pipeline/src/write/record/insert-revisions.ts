import { compile, type Dialect, join, raw, type Sql, type Statement, sql } from '@recto/dialects'
import type { JsonSelect, RowListValue } from '@recto/dialects/expressions'
import { concealedValue } from '@recto/protocol'
import type { Collection, Field } from '@recto/schema'
import { columnShape, keyFields } from '@recto/schema'
import { boundColumns } from '../execute/bound-columns.ts'
import type { EncodedValue } from '../execute/encode-value.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { insertInto, namedByText, tableOf } from '../execute/write-statements.ts'
import type { RevisionDelta } from './revision-delta.ts'

/** The revision of an item, but for what the item looks like now. */
export interface RevisionRow {
  readonly activity: EncodedValue
  readonly key: EncodedKey
  readonly item: string
  readonly delta: RevisionDelta
  readonly parent: EncodedValue
}

/** Items of one collection that were changed alike. */
export interface RevisedItems {
  readonly collection: Collection
  readonly rows: readonly RevisionRow[]
  /** What of an item is read to be shown; `null`: it is shown by what was written. */
  readonly snapshot: RevisionSnapshot | null
}

export interface RevisionSnapshot {
  readonly fields: readonly Field[]
  readonly isSecret: (field: Field) => boolean
}

const columns = ['activity', 'item', 'delta', 'parent'] as const

const revisionColumns = ['activity', 'collection', 'item', 'data', 'delta', 'parent'] as const

/**
 * One INSERT of the revisions of many items, which the database reads itself: none of them passes through here. An item
 * that is gone again is shown by what was written. `null`: the engine binds values one by one only.
 */
export function insertRevisionsStatement(
  dialect: Dialect,
  revisions: Collection,
  { collection, rows, snapshot }: RevisedItems,
): Statement | null {
  const fields = columns.flatMap((name) => revisions.fields.get(name) ?? [])
  const keys = snapshot === null ? [] : keyFields(collection)
  const values = (pick: (row: RevisionRow) => RowListValue): readonly RowListValue[] => rows.map(pick)
  const bound = boundColumns(dialect, [
    ...columns.map((name, index) => ({ shape: columnShape(fields[index] as Field), values: values((row) => row[name]) })),
    ...keys.map((field, index) => ({ shape: columnShape(field), values: values(({ key }) => key[index] ?? null) })),
  ])
  if (bound === null) return null
  const [activity, item, delta, parent] = bound.values.slice(0, columns.length) as [Sql, Sql, Sql, Sql]
  const data = snapshot === null ? delta : shownItem(dialect, { collection, snapshot, key: bound.values.slice(columns.length), delta })
  const row = join([activity, sql`${collection.name}`, item, data, delta, parent])
  const source = sql` SELECT ${row} FROM ${bound.from}`
  return namedByText(compile(dialect, insertInto(dialect, revisions, { columns: revisionColumns, source, returning: false })))
}

interface ShownItem {
  readonly collection: Collection
  readonly snapshot: RevisionSnapshot
  /** Of the row at hand. */
  readonly key: readonly Sql[]
  readonly delta: Sql
}

function shownItem(dialect: Dialect, { collection, snapshot, key, delta }: ShownItem): Sql {
  const { identifier, wireValue, comparable, jsonObject } = dialect.expressions
  const { fields, isSecret } = snapshot
  const entries = fields.map((field) => {
    const column = identifier(field.name)
    const hidden = { sql: sql`CASE WHEN ${column} IS NOT NULL THEN ${raw(`'${concealedValue}'`)} END`, encoding: 'string' } as const
    return { key: field.name, value: isSecret(field) ? hidden : wireValue(column, columnShape(field)) }
  })
  const tests = keyFields(collection).map(
    (field, index) => sql`${comparable(identifier(field.name), columnShape(field))} = ${key[index] ?? sql`NULL`}`,
  )
  const where = join(tests, ' AND ')
  const select: JsonSelect = { entries, from: tableOf(dialect, collection), where, orderBy: [], limit: 1, offset: null }
  return sql`COALESCE(${jsonObject(select).sql}, ${delta})`
}
