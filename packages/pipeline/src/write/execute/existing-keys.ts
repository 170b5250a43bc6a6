import { join, sql } from '@recto/dialects'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { keyFields } from '@recto/schema'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { keyColumns, storedKey } from './stored-key.ts'
import { keyCondition, keysPerStatement, renderKept } from './write-statements.ts'

/**
 * The keys that exist, as stored and in the order asked. Their rows stay locked until the end of the transaction, so that
 * what is checked about them still holds when they are written.
 */
export async function lockExisting(
  { connection, dialect }: Session,
  collection: Collection,
  keys: readonly EncodedKey[],
): Promise<readonly EncodedKey[]> {
  const { identifier, table } = dialect.expressions
  const fields = keyFields(collection)
  const name = collection.table
  if (name === null || fields.length === 0) return []
  const distinct = [...new Map(keys.map((key) => [printKey(key), key])).values()]
  const found: EncodedKey[] = []
  const step = keysPerStatement(dialect, collection)
  for (let start = 0; start < distinct.length; start += step) {
    const some = keyCondition(dialect, collection, distinct.slice(start, start + step))
    // Every transaction locks in the same order, so that two of them don't deadlock.
    const lock =
      dialect.supports.rowLocks && collection.kind === 'table'
        ? sql` ORDER BY ${join(fields.map((field) => identifier(field.name)))} FOR UPDATE`
        : sql``
    const statement = renderKept(
      dialect,
      collection,
      sql`SELECT ${keyColumns(dialect, collection)} FROM ${table(name)} WHERE ${some}${lock}`,
    )
    const rows = await connection.rows(statement)
    found.push(...rows.map((row) => storedKey(collection, row)))
  }
  return inOrder(found, distinct)
}

/** Engines return rows in any order; activity and events list them in the order of the request. */
function inOrder(found: readonly EncodedKey[], asked: readonly EncodedKey[]): readonly EncodedKey[] {
  if (found.length < 2) return found
  const byText = new Map(found.map((key) => [printKey(key), key]))
  const inAsked = asked.map((key) => byText.get(printKey(key))).filter((key) => key !== undefined)
  // Where the collation ignores case, a key may be stored in another case than it was asked for.
  return inAsked.length === found.length ? inAsked : [...new Set([...inAsked, ...found])]
}
