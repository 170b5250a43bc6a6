import { bind, compile, type Dialect, join, sql } from '@recto/dialects'
import type { Collection, Field } from '@recto/schema'
import { columnShape, keyFields } from '@recto/schema'
import { type BoundColumns, boundColumns } from './bound-columns.ts'
import { encodeValue } from './encode-value.ts'
import { requireAllWritten } from './row-counts.ts'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { type EncodedRow, fieldsOf, keysPerStatement, namedByText, tableOf, updateStatement } from './write-statements.ts'

/** The columns of one row, changed. */
export interface ChangedRow {
  readonly key: EncodedKey
  readonly row: EncodedRow
}

/** Rows of one statement. */
const rowsAtOnce = 10_000

/**
 * Writes rows that are there, each with values of its own. Those with the same columns share a statement where rows can be
 * bound as a list, elsewhere those with the same values do.
 */
export async function updateRows(session: Session, collection: Collection, rows: readonly ChangedRow[]): Promise<void> {
  for (const group of groupsBy(rows, ({ row }) => Object.keys(row).join('\n'))) {
    for (let start = 0; start < group.length; start += rowsAtOnce)
      await updateGroup(session, collection, group.slice(start, start + rowsAtOnce))
  }
}

async function updateGroup(session: Session, collection: Collection, rows: readonly ChangedRow[]): Promise<void> {
  const { dialect, connection } = session
  const fields = fieldsOf(collection, rows[0]?.row ?? {})
  if (fields.length === 0) return
  const keys = keyFields(collection)
  const columns = [
    ...keys.map((field, index) => ({ shape: columnShape(field), values: rows.map(({ key }) => encodeValue(field, key[index])) })),
    ...fields.map((field) => ({ shape: columnShape(field), values: rows.map(({ row }) => row[field.name] ?? null) })),
  ]
  const bound = rows.length === 1 || fields.some((field) => mayStay(dialect, field)) ? null : boundColumns(dialect, columns)
  if (bound === null) return updateAlike(session, collection, rows)
  const { affectedRows } = await connection.execute(namedByText(listStatement(session, collection, { bound, keys, fields })))
  requireAllWritten(collection, rows.length, affectedRows)
}

/** Whether what is stored may have to stay, which the value itself decides. */
function mayStay({ expressions }: Dialect, field: Field): boolean {
  return (expressions.changedValue?.(expressions.identifier(field.name), bind(''), columnShape(field)) ?? null) !== null
}

interface ListUpdate {
  readonly bound: BoundColumns
  readonly keys: readonly Field[]
  readonly fields: readonly Field[]
}

function listStatement({ dialect }: Session, collection: Collection, { bound, keys, fields }: ListUpdate) {
  const { identifier, comparable } = dialect.expressions
  const table = tableOf(dialect, collection)
  const assignments = fields.map((field, index) => sql`${identifier(field.name)} = ${bound.values[keys.length + index] ?? sql`NULL`}`)
  const tests = keys.map((field, index) => {
    const column = comparable(sql`${table}.${identifier(field.name)}`, columnShape(field))
    return sql`${column} = ${bound.values[index] ?? sql`NULL`}`
  })
  return compile(dialect, sql`UPDATE ${table} SET ${join(assignments)} FROM ${bound.from} WHERE ${join(tests, ' AND ')}`)
}

async function updateAlike({ dialect, connection }: Session, collection: Collection, rows: readonly ChangedRow[]): Promise<void> {
  const step = keysPerStatement(dialect, collection)
  for (const alike of groupsBy(rows, ({ row }) => JSON.stringify(row))) {
    const row = alike[0]?.row ?? {}
    const keys = alike.map(({ key }) => key)
    for (let start = 0; start < keys.length; start += step) {
      const some = keys.slice(start, start + step)
      const { affectedRows } = await connection.execute(updateStatement(dialect, collection, { row, keys: some }))
      requireAllWritten(collection, some.length, affectedRows)
    }
  }
}

function groupsBy(rows: readonly ChangedRow[], nameOf: (row: ChangedRow) => string): Iterable<readonly ChangedRow[]> {
  const groups = new Map<string, ChangedRow[]>()
  for (const row of rows) {
    const name = nameOf(row)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups.values()
}
