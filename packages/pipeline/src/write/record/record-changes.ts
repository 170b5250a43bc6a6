import type { ActivityLog } from './activity-log.ts'
import type { LogTarget } from './log-target.ts'
import { itemText, type LoggedChange } from './logged-change.ts'
import { insertActivity } from './record-activity.ts'
import { isRevised, writeRevisions } from './write-revisions.ts'

/**
 * Writes activity and revisions of what was logged, in the transaction that made the changes: one INSERT of activity, and
 * one of revisions per level of nesting.
 */
export async function recordChanges({ entries }: ActivityLog, { session, context }: LogTarget): Promise<void> {
  const recorded = entries.filter(({ collection }) => collection.accountability !== null)
  if (recorded.length === 0) return
  const { account, schema, now } = context
  const keys = await insertActivity(session, schema, {
    account,
    now,
    entries: recorded.map(toActivity),
    isKeyWanted: recorded.some(isRevised),
  })
  for (const [index, entry] of recorded.entries()) entry.activity = keys[index]?.[0] ?? null
  await writeRevisions(recorded, { session, context })
}

function toActivity({ action, collection, key }: LoggedChange): {
  readonly action: string
  readonly collection: string
  readonly item: string
} {
  return { action, collection: collection.name, item: itemText(key) }
}
