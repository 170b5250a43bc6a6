import { type Connection, compile, type Dialect, type SchemaChange, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { type Context, type Matches, type Platform, recordActivity, type SystemTable, systemTable } from '@recto/pipeline'
import type { ActivityEntry, RecordedActivity, RowStep } from './executor.ts'

/** Where steps are executed: a pool, or a session inside a transaction. */
export interface ExecutionTarget {
  readonly platform: Platform
  readonly session: Connection
}

/** One of Recto's own tables, in the session of the change. */
export function tableOf({ platform, session }: ExecutionTarget, collection: string): SystemTable {
  const { dialect, schemaCache } = platform
  return systemTable({ dialect, connection: session, schemaCache }, collection)
}

/**
 * Executes one structural change.
 * @throws {RectoError} the engine's error translated; INVALID_PAYLOAD with its message when Recto has no code for it
 */
export async function runChange({ platform: { dialect }, session }: ExecutionTarget, change: SchemaChange): Promise<void> {
  for (const statement of dialect.alter(change)) {
    try {
      await session.execute(statement)
    } catch (error) {
      throw toRefusal(dialect, change, error)
    }
  }
}

/** DDL fails because of what was requested or what the database contains; neither is a failure of the server. */
function toRefusal(dialect: Dialect, change: SchemaChange, error: unknown): RectoError {
  const known = dialect.toRectoError(error)
  if (known !== null) return known
  const reason = error instanceof Error ? error.message : String(error)
  const what = `${change.kind.replace('-', ' ')} on table "${change.table.name}"`
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason: `The database refused to ${what}: ${reason}` }, cause: error })
}

/** Executes one change of rows. */
export async function runRowStep(target: ExecutionTarget, step: RowStep): Promise<void> {
  const table = tableOf(target, step.collection)
  if (step.kind === 'insert') return table.insert(step.row)
  if (step.kind === 'delete') await table.delete(step.matches)
  else if (Object.keys(step.values).length > 0) await table.update(step.matches, step.values)
}

/** Deletes rows of the past. Revisions of other collections whose parent is deleted stay, without a parent. */
export async function deleteHistoryRows(target: ExecutionTarget, collection: string, matches: Matches): Promise<void> {
  if (collection === 'directus_revisions') await detachRevisions(target, matches)
  await tableOf(target, collection).delete(matches)
}

/** Through a derived table, since MySQL refuses to select from the table that a statement updates. */
async function detachRevisions({ platform: { dialect }, session }: ExecutionTarget, matches: Matches): Promise<void> {
  const { identifier, table } = dialect.expressions
  const revisions = table({ schema: null, name: 'recto_revisions' })
  const own = sql`SELECT ${identifier('id')} FROM ${revisions} WHERE ${identifier('collection')} = ${matches['collection']}`
  const parents = sql`SELECT ${identifier('id')} FROM (${own}) ${identifier('own')}`
  await session.execute(
    compile(dialect, sql`UPDATE ${revisions} SET ${identifier('parent')} = NULL WHERE ${identifier('parent')} IN (${parents})`),
  )
}

/** The activity of a change: the entry with its author and time. */
export function activityOf({ account, now }: Context, { action, collection, item, data, delta }: ActivityEntry): RecordedActivity {
  const activity = {
    action,
    user: account.user,
    timestamp: now.toISOString(),
    ip: account.ip,
    user_agent: account.userAgent,
    origin: account.origin,
    collection,
    item,
  }
  return { activity, revision: data === null ? null : { collection, item, data, delta } }
}

/** Writes one row of activity and, except for a deletion, one revision. */
export async function writeActivity({ platform, session }: ExecutionTarget, { activity, revision }: RecordedActivity): Promise<void> {
  const { action, collection, item, user, ip, user_agent: userAgent, origin, timestamp } = activity
  const { dialect, schemaCache } = platform
  await recordActivity(
    { dialect, connection: session, schemaCache },
    {
      ...{ action, collection, item, account: { user, ip, userAgent, origin }, now: new Date(timestamp) },
      ...(revision === null ? {} : { revision }),
    },
  )
}
