import type { RequestFacts } from '../request-facts.ts'
import type { AccountTransaction } from './transaction.ts'

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
export async function recordUserActivity(inside: AccountTransaction, activity: UserActivity, facts: RequestFacts): Promise<void> {
  const { action, user, item, now } = activity
  const { ip, userAgent, origin } = facts
  await inside.recordActivity({ action, collection: 'directus_users', item, account: { user, ip, userAgent, origin }, now })
}
