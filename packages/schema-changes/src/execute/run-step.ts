import type { Dialect } from '@recto/dialects'
import type { SchemaChange } from '@recto/dialects/schema'
import { RectoError } from '@recto/errors'
import { type Context, recordActivity } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import type { ActivityEntry, RecordedActivity, RowStep } from './executor.ts'
import { deleteRows, type ExecutionTarget, insertRow, type RowMatch, updateMatching } from './system-rows.ts'

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
  const { collection } = step
  if (step.kind === 'insert') return await insertRow(target, collection, step.row)
  if (step.kind === 'delete') return await deleteRows(target, collection, step.matches)
  if (Object.keys(step.values).length > 0) await updateMatching(target, collection, { match: step.matches, values: step.values })
}

/** Deletes rows of the past. Revisions of other collections whose parent is deleted stay, without a parent. */
export async function deleteHistoryRows(target: ExecutionTarget, collection: string, match: RowMatch): Promise<void> {
  if (collection === 'directus_revisions') await detachRevisions(target, String(match['collection']))
  await deleteRows(target, collection, match)
}

/** Through a derived table, since MySQL refuses to select from the table that a statement updates. */
async function detachRevisions({ platform: { dialect }, session }: ExecutionTarget, collection: string): Promise<void> {
  const recto = systemDatabase({ dialect, connection: session })
  const own = recto.selectFrom('recto_revisions').select('id').where('collection', '=', collection)
  const parents = recto.selectFrom(own.as('own')).select('own.id')
  await recto.updateTable('recto_revisions').set({ parent: null }).where('parent', 'in', parents).execute()
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
