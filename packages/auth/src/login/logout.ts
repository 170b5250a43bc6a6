import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'

/** Ends a session and all others of the same login. An unknown token is ignored: its session has ended already. */
export async function logout(token: string, facts: RequestFacts, { platform, sessions, accounts }: AuthContext): Promise<void> {
  const session = await sessions.find(token)
  if (session === null) return
  const { user, family } = session
  await inTransaction(platform, async (inside) => {
    // A session that was renewed a moment ago still exists under its old token.
    await inside.recto.deleteFrom('recto_sessions').where('family', '=', family).execute()
    await inside.recto.deleteFrom('recto_sessions').where('token', '=', token).execute()
    if (user !== null) await recordUserActivity(inside, { action: 'logout', user, item: user, now: platform.now() }, facts)
  })
  accounts.invalidate(user)
}
