import { bind, compile, sql } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import type { Collection } from '@recto/schema'
import { readRows } from '../../read/read-rows.ts'
import { payloadKey } from '../parse/payload-key.ts'
import type { WriteContext } from '../write-context.ts'
import type { EncodedKey } from './stored-key.ts'

/**
 * The key of a singleton's item; `null` when there is none yet. The caller holds a lock until the transaction
 * ends, so that two requests don't both create it.
 */
export async function lockOnlyItem(write: WriteContext, collection: Collection): Promise<EncodedKey | null> {
  await lockConfiguration(write, collection)
  const [row] = await readRows(write.context.platform, { collection: collection.name, fields: collection.primaryKey, limit: 1 })
  return row === undefined ? null : payloadKey(collection, row)
}

/** @throws {RectoError} INVALID_PAYLOAD when a singleton would have more than one item */
export async function requireOnlyItem(write: WriteContext, collection: Collection, items: number): Promise<void> {
  if (!collection.isSingleton || items === 0) return
  if (items > 1 || (await lockOnlyItem(write, collection)) !== null)
    throw invalidPayload(`Collection "${collection.name}" is a singleton, which has one item only`)
}

/** The row that makes a collection a singleton is there before any item of it is. */
async function lockConfiguration({ session: { connection, dialect }, context }: WriteContext, { name }: Collection): Promise<void> {
  const configured = context.schema.collections.get('directus_collections')?.table ?? null
  if (!dialect.supports.rowLocks || configured === null) return
  const { identifier, table } = dialect.expressions
  const column = identifier('collection')
  await connection.rows(compile(dialect, sql`SELECT ${column} FROM ${table(configured)} WHERE ${column} = ${bind(name)} FOR UPDATE`))
}
