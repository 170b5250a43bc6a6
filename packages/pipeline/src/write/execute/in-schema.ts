import { bind, compile } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import type { Session } from './session.ts'

/**
 * Writes rows of a collection so that functions and triggers of its schema find their own tables by their plain names, as they
 * do for the schema's owner. Tables of the default schema, and engines that bind names early, need nothing. Triggers that are
 * deferred to the commit run in the session's own path.
 */
export async function inSchema<Value>({ connection, dialect }: Session, { table }: Collection, work: () => Promise<Value>): Promise<Value> {
  const { searchPath } = dialect.expressions
  const schema = table?.schema ?? null
  if (searchPath === undefined || schema === null) return await work()
  const before = await connection.text(compile(dialect, searchPath.enter(schema)))
  const value = await work()
  await connection.text(compile(dialect, searchPath.leave(bind(before))))
  return value
}
