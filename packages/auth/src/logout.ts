import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import type { RequestFacts } from './request-facts.ts'
import { inTransaction } from './store.ts'

/** Ends a session and all that goes back to the same login. A token nobody knows is as good as one that was ended. */
export async function logout(token: string, facts: RequestFacts, { platform, sessions, accounts }: AuthContext): Promise<void> {
  const session = await sessions.find(token)
  if (session === null) return
  const { user, family } = session
  await inTransaction(platform, async (store) => {
    // A session that was refreshed a moment ago is still there under its old token.
    await store.sessions.delete({ family })
    await store.sessions.delete({ token })
    if (user !== null) await recordActivity(store, { action: 'logout', user, item: user, now: platform.now() }, facts)
  })
  accounts.forget(user)
}
