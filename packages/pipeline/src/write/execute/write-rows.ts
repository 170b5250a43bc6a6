import type { Collection } from '@recto/schema'
import { isTriggered, requireAllWritten } from './row-counts.ts'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { deleteStatement, type EncodedRow, keysPerStatement, updateStatement } from './write-statements.ts'

/** Gives all rows of these keys the same values. */
export async function updateAllRows(
  { connection, dialect }: Session,
  collection: Collection,
  { keys, row }: { readonly keys: readonly EncodedKey[]; readonly row: EncodedRow },
): Promise<void> {
  if (Object.keys(row).length === 0) return
  const step = keysPerStatement(dialect, collection)
  for (let start = 0; start < keys.length; start += step) {
    const some = keys.slice(start, start + step)
    const { affectedRows } = await connection.execute(updateStatement(dialect, collection, { row, keys: some }))
    requireAllWritten(collection, some.length, affectedRows)
  }
}

/** Deletes the rows of these keys. */
export async function deleteRows({ connection, dialect }: Session, collection: Collection, keys: readonly EncodedKey[]): Promise<void> {
  const step = keysPerStatement(dialect, collection)
  for (let start = 0; start < keys.length; start += step) {
    const some = keys.slice(start, start + step)
    const { affectedRows } = await connection.execute(deleteStatement(dialect, collection, some))
    // A trigger may mark rows as deleted instead, which is for the owner of the database to decide.
    if (!isTriggered(collection, 'delete')) requireAllWritten(collection, some.length, affectedRows)
  }
}
