import { bind, compile, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import type { Collection } from '@recto/schema'
import type { RevisionGuard } from '../plan/mutation-plan.ts'
import { eventKey } from '../record/event-key.ts'
import type { WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import type { EncodedKey } from './stored-key.ts'

/**
 * Locks items and compares their latest revisions. The returned check is called when they are written, so that a caller who may
 * not write them learns that first.
 */
export async function guardRevision(write: WriteContext, { collection, keys, revisions }: RevisionGuard): Promise<() => void> {
  const found = await lockExisting(write.session, collection, keys)
  let holds = found.length === keys.length
  if (!revisions.includes('*')) {
    for (const key of found) holds &&= revisions.includes((await latestRevision(write, collection, key)) ?? '')
  }
  return () => {
    if (!holds) throw new RectoError('PRECONDITION_FAILED')
  }
}

async function latestRevision({ session, context }: WriteContext, collection: Collection, key: EncodedKey): Promise<string | null> {
  const revisions = context.schema.collections.get('directus_revisions')
  if (revisions?.table == null) return null
  const { identifier, table } = session.dialect.expressions
  const of = sql`${identifier('collection')} = ${bind(collection.name)} AND ${identifier('item')} = ${bind(String(eventKey(key)).slice(0, 255))}`
  const where = sql`${of} AND ${identifier('version')} IS NULL`
  return await session.connection.text(
    compile(session.dialect, sql`SELECT MAX(${identifier('id')}) FROM ${table(revisions.table)} WHERE ${where}`),
  )
}
