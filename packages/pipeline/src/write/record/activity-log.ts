import type { Context } from '../../context.ts'
import { insertRows } from '../execute/insert-rows.ts'
import type { Session } from '../execute/session.ts'
import type { EncodedRow } from '../execute/write-statements.ts'
import { type ActivityEntry, itemText } from './activity-entry.ts'
import { isRevised, writeRevisions } from './write-revisions.ts'

/** What a request changed, written down in the same transaction. */
export interface ActivityLog {
  add(entry: ActivityEntry): ActivityEntry
  /** Writes activity and revisions of everything added: one INSERT each, and one more per level of nesting. */
  flush(session: Session): Promise<void>
}

/** An empty journal of a request. */
export function createActivityLog(context: Context): ActivityLog {
  const entries: ActivityEntry[] = []
  return {
    add(entry) {
      entries.push(entry)
      return entry
    },
    async flush(session) {
      const recorded = entries.filter(({ collection }) => collection.accountability !== null)
      if (recorded.length === 0) return
      await writeActivities(recorded, { session, context })
      await writeRevisions(recorded, { session, context })
    },
  }
}

interface LogTarget {
  readonly session: Session
  readonly context: Context
}

async function writeActivities(entries: readonly ActivityEntry[], { session, context }: LogTarget): Promise<void> {
  const activity = context.schema.collections.get('directus_activity')
  if (activity === undefined) return
  const rows = activityRows(entries, context)
  const keys = await insertRows(session, activity, { rows, isKeyWanted: entries.some(isRevised) })
  for (const [index, entry] of entries.entries()) entry.activity = keys[index]?.[0] ?? null
}

/** Who did it, when and from where is the same for all changes of a request. */
function activityRows(entries: readonly ActivityEntry[], { account, now }: Context): readonly EncodedRow[] {
  const { user, ip, userAgent, origin } = account
  const timestamp = now.toISOString()
  return entries.map(({ action, collection, key }) => ({
    action,
    user,
    timestamp,
    ip,
    user_agent: userAgent,
    collection: collection.name,
    item: itemText(key),
    origin,
  }))
}
