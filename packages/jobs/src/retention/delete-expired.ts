import type { Platform } from '@recto/pipeline'
import { type SystemDatabase, systemDatabase } from '@recto/system'
import type { Kysely, SelectQueryBuilder } from 'kysely'

/** For how long records are kept, in milliseconds; `false`: for ever. */
export interface Retention {
  readonly activityMs: number | false
  readonly revisionsMs: number | false
  /** Of the activity of flows, to which `activityMs` does not apply. */
  readonly flowLogsMs: number | false
  /** Records deleted in one transaction. @default 500 */
  readonly batch?: number
}

/** How many expired records were deleted. */
export interface DeletedRecords {
  readonly activity: number
  readonly revisions: number
}

type Database = Pick<Platform, 'connection' | 'dialect'>
type Recto = Kysely<SystemDatabase>

/** Deletes activity and revisions that are too old. The revisions of deleted activity are deleted with it. */
export async function deleteExpiredRecords(database: Database, retention: Retention, now: Date): Promise<DeletedRecords> {
  const { activityMs, revisionsMs, flowLogsMs, batch = 500 } = retention
  const oldest = (ms: number): string => new Date(now.getTime() - ms).toISOString()
  const ofActivity = (operator: '=' | '<>', ms: number): Expired<number> => ({
    find: (recto) => recto.selectFrom('recto_activity').select('id').where('action', operator, 'run').where('timestamp', '<', oldest(ms)),
    remove: deleteActivity,
  })
  let activity = 0
  let revisions = 0
  if (flowLogsMs !== false) activity += await deleteInBatches(database, batch, ofActivity('=', flowLogsMs))
  if (activityMs !== false) activity += await deleteInBatches(database, batch, ofActivity('<>', activityMs))
  if (revisionsMs !== false && (activityMs === false || revisionsMs < activityMs)) {
    revisions += await deleteInBatches(database, batch, {
      find: (recto) =>
        recto
          .selectFrom('recto_revisions')
          .select('id')
          .where('activity', 'in', recto.selectFrom('recto_activity').select('id').where('timestamp', '<', oldest(revisionsMs))),
      remove: deleteRevisions,
    })
  }
  return { activity, revisions }
}

/** Deletes the stored answers of requests that may no longer be repeated. Returns their number. */
export async function deleteExpiredAnswers(database: Database, now: Date, batch = 500): Promise<number> {
  return await deleteInBatches<string>(database, batch, {
    find: (recto) => recto.selectFrom('recto_idempotency_keys').select('id').where('expires', '<', now.toISOString()),
    remove: async (recto, ids) => void (await recto.deleteFrom('recto_idempotency_keys').where('id', 'in', ids).execute()),
  })
}

interface Expired<Id> {
  find(recto: Recto): Pick<SelectQueryBuilder<SystemDatabase, never, { id: Id }>, 'orderBy'>
  remove(recto: Recto, ids: readonly Id[]): Promise<void>
}

/** Deletes the oldest first, each batch in a transaction of its own, so that nobody waits for long. */
async function deleteInBatches<Id>({ connection, dialect }: Database, batch: number, { find, remove }: Expired<Id>): Promise<number> {
  const size = Math.max(1, Math.min(batch, dialect.limits.parametersPerStatement))
  for (let deleted = 0; ; ) {
    const found = await connection.transaction(async (session) => {
      const recto = systemDatabase({ dialect, connection: session })
      const rows = await find(recto).orderBy('id').limit(size).execute()
      if (rows.length > 0)
        await remove(
          recto,
          rows.map(({ id }) => id),
        )
      return rows.length
    })
    deleted += found
    if (found < size) return deleted
  }
}

/** Revisions first: some engines check the reference of each row as they delete it. */
async function deleteActivity(recto: Recto, ids: readonly number[]): Promise<void> {
  const revisions = await recto.selectFrom('recto_revisions').select('id').where('activity', 'in', ids).execute()
  if (revisions.length > 0)
    await deleteRevisions(
      recto,
      revisions.map(({ id }) => id),
    )
  await recto.deleteFrom('recto_activity').where('id', 'in', ids).execute()
}

async function deleteRevisions(recto: Recto, ids: readonly number[]): Promise<void> {
  await recto.updateTable('recto_revisions').set({ parent: null }).where('parent', 'in', ids).execute()
  await recto.deleteFrom('recto_revisions').where('id', 'in', ids).execute()
}
