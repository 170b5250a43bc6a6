import type { Account } from '@recto/permissions'
import type { Schema } from '@recto/schema'
import { insertRows } from '../execute/insert-rows.ts'
import type { Session } from '../execute/session.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import type { EncodedRow } from '../execute/write-statements.ts'

/** One row of the activity log. */
export interface Activity {
  readonly action: string
  readonly collection: string
  readonly item: string
}

/** Who acted, from where, and when; the same for all activities of a request. */
export interface ActivityOrigin {
  readonly account: Pick<Account, 'user' | 'ip' | 'userAgent' | 'origin'>
  readonly now: Date
}

/** Activities to be recorded together. */
export interface ActivityRecord extends ActivityOrigin {
  readonly entries: readonly Activity[]
  /** @default false */
  readonly isKeyWanted?: boolean
}

/** An activity that is no write of items through a request: a login, a saved version, a change of the schema. */
export interface NewActivity extends Activity, ActivityOrigin {
  /** What the item looks like and what changed. Without it no revision is written. */
  readonly revision?: { readonly data: unknown; readonly delta: unknown; readonly version?: string }
}

/** Where activity is recorded: a platform fits; inside a transaction, its session. */
export interface ActivityTarget extends Session {
  readonly schemaCache: { current(): Schema }
}

/** Records one activity, and a revision where there is one to write, in the session of the target. */
export async function recordActivity(target: ActivityTarget, { revision, account, now, ...entry }: NewActivity): Promise<void> {
  const { collection, item } = entry
  const schema = target.schemaCache.current()
  const [key] = await insertActivity(target, schema, { account, now, entries: [entry], isKeyWanted: revision !== undefined })
  const revisions = schema.collections.get('directus_revisions')
  if (revision === undefined || revisions === undefined) return
  const [data, delta] = [JSON.stringify(revision.data), JSON.stringify(revision.delta)]
  const version = revision.version === undefined ? {} : { version: revision.version }
  const row = { activity: key?.[0] ?? null, collection, item, data, delta, ...version }
  await insertRows(target, revisions, { rows: [row], isKeyWanted: false })
}

/** Writes rows of the activity log with one INSERT, and gives their keys when they are wanted. */
export async function insertActivity(session: Session, schema: Schema, record: ActivityRecord): Promise<readonly EncodedKey[]> {
  const activity = schema.collections.get('directus_activity')
  if (activity === undefined || record.entries.length === 0) return []
  return await insertRows(session, activity, { rows: activityRows(record), isKeyWanted: record.isKeyWanted ?? false })
}

function activityRows({ account, now, entries }: ActivityRecord): readonly EncodedRow[] {
  const { user, ip, userAgent, origin } = account
  const timestamp = now.toISOString()
  return entries.map(({ action, collection, item }) => ({ action, user, timestamp, ip, user_agent: userAgent, collection, item, origin }))
}
