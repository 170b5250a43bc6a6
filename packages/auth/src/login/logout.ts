import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { inTransaction } from '../users/store.ts'
import { recordUserActivity } from '../users/user-activity.ts'

/** Ends a session and all others of the same login. An unknown token is ignored: its session has ended already. */
export async function logout(token: string, facts: RequestFacts, { platform, sessions, accounts }: AuthContext): Promise<void> {
  const session = await sessions.find(token)
  if (session === null) return
  const { user, family } = session
  await inTransaction(platform, async (tables) => {
    // A session that was renewed a moment ago still exists under its old token.
    await tables.sessions.delete({ family })
    await tables.sessions.delete({ token })
    if (user !== null) await recordUserActivity(tables, { action: 'logout', user, item: user, now: platform.now() }, facts)
  })
  accounts.invalidate(user)
}
