import type { RequestFacts } from '../request-facts.ts'
import type { AuthTables } from './store.ts'

/** What happened to a user. */
export interface UserActivity {
  readonly action: string
  /** Who did it. */
  readonly user: string | null
  /** The user it was done to. */
  readonly item: string
  readonly now: Date
}

/** Records an activity of users. */
export async function recordUserActivity(tables: AuthTables, activity: UserActivity, facts: RequestFacts): Promise<void> {
  await tables.activity.insert({
    action: activity.action,
    user: activity.user,
    timestamp: activity.now.toISOString(),
    ip: facts.ip,
    user_agent: facts.userAgent,
    origin: facts.origin,
    collection: 'directus_users',
    item: activity.item,
  })
}
