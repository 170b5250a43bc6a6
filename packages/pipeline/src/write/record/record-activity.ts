import type { Account } from '@recto/permissions'
import type { Schema } from '@recto/schema'
import { insertRows } from '../execute/insert-rows.ts'
import type { Session } from '../execute/session.ts'
import type { EncodedRow, KeyValues } from '../execute/write-statements.ts'

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

/** Writes rows of the activity log with one INSERT, and gives their keys when they are wanted. */
export async function insertActivity(session: Session, schema: Schema, record: ActivityRecord): Promise<readonly KeyValues[]> {
  const activity = schema.collections.get('directus_activity')
  if (activity === undefined || record.entries.length === 0) return []
  return await insertRows(session, activity, { rows: activityRows(record), isKeyWanted: record.isKeyWanted ?? false })
}

function activityRows({ account, now, entries }: ActivityRecord): readonly EncodedRow[] {
  const { user, ip, userAgent, origin } = account
  const timestamp = now.toISOString()
  return entries.map(({ action, collection, item }) => ({ action, user, timestamp, ip, user_agent: userAgent, collection, item, origin }))
}
