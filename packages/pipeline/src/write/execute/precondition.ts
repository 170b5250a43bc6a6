import { bind, compile, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import type { Collection } from '@recto/schema'
import { eventKey } from '../record/event-key.ts'
import type { WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import type { KeyValues } from './write-statements.ts'

/** Items and the revisions of which one has to be their latest. */
export interface RevisionGuard {
  readonly collection: Collection
  readonly keys: readonly KeyValues[]
  readonly revisions: readonly string[]
}

/**
 * Looks at items before they are written and keeps others from changing them meanwhile. What it gives is to be called when
 * they are.
 */
export async function guardRevision(scope: WriteContext, { collection, keys, revisions }: RevisionGuard): Promise<() => void> {
  const found = await lockExisting(scope.session, collection, keys)
  let holds = found.length === keys.length
  if (!revisions.includes('*')) {
    for (const key of found) holds &&= revisions.includes((await latestRevision(scope, collection, key)) ?? '')
  }
  return () => {
    if (!holds) throw new RectoError('PRECONDITION_FAILED')
  }
}

async function latestRevision({ session, context }: WriteContext, collection: Collection, key: KeyValues): Promise<string | null> {
  const revisions = context.schema.collections.get('directus_revisions')
  if (revisions?.table == null) return null
  const { identifier, table } = session.dialect.expressions
  const of = sql`${identifier('collection')} = ${bind(collection.name)} AND ${identifier('item')} = ${bind(String(eventKey(key)).slice(0, 255))}`
  const where = sql`${of} AND ${identifier('version')} IS NULL`
  return await session.connection.text(
    compile(session.dialect, sql`SELECT MAX(${identifier('id')}) FROM ${table(revisions.table)} WHERE ${where}`),
  )
}
