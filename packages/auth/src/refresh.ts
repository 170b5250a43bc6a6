import { RectoError } from '@recto/errors'
import type { AuthContext } from './auth-context.ts'
import { type IssuedTokens, issueTokens } from './issue-tokens.ts'
import type { Session } from './sessions.ts'
import { isOpen } from './share-dates.ts'
import { stall } from './stall.ts'
import { findUser, type User } from './store.ts'
import type { RefreshRequest } from './token-modes.ts'

/**
 * Renews a session. A refresh token works once; a session cookie lasts a moment longer, for requests under way.
 * @throws {RectoError} INVALID_CREDENTIALS when the session is over, USER_SUSPENDED when its user was suspended
 */
export async function refresh({ mode, token }: RefreshRequest, context: AuthContext): Promise<IssuedTokens> {
  const { platform, settings, store, sessions, accounts } = context
  const session = await sessions.find(token)
  if (session === null) throw new RectoError('INVALID_CREDENTIALS')
  const user = session.user === null ? null : await activeUser(session.user, session, context)
  if (session.share !== null) await demandShare(session.share, context)
  const next =
    mode === 'session'
      ? await sessions.follow(session, { ttlMs: settings.sessionTtlMs, graceMs: settings.sessionGraceMs })
      : await rotate(session, context)
  if (next === null) throw new RectoError('INVALID_CREDENTIALS')
  accounts.forget(session.user)
  if (user !== null) await store.users.update({ id: user.id }, { last_access: platform.now().toISOString() })
  await store.sessions.delete({ ...(user === null ? { share: session.share } : { user: user.id }), expires: { before: platform.now() } })
  const subject = { user: user?.id ?? null, role: user?.role ?? null, share: session.share, provider: user?.provider ?? null }
  return issueTokens(context, subject, { token: next, family: session.family, mode, type: 'refresh' })
}

/** A session that was followed by another is only kept for what is under way, not to make a third of it. */
async function rotate(session: Session, { sessions, settings }: AuthContext): Promise<string | null> {
  return session.nextToken === null ? sessions.rotate(session, settings.refreshTokenTtlMs) : null
}

async function demandShare(id: string, { store, platform }: AuthContext): Promise<void> {
  const [share] = await store.shares.find({ id }, 1)
  if (share === undefined || !isOpen(share, platform.now())) throw new RectoError('INVALID_CREDENTIALS')
}

async function activeUser(id: string, session: Session, { store, settings, accounts }: AuthContext): Promise<User> {
  const user = await findUser(store, { id })
  if (user !== null && user.status === 'active') return user
  return stall(settings.loginStallMs, async () => {
    await store.sessions.delete({ token: session.token })
    accounts.forget(id)
    throw new RectoError(user?.status === 'suspended' ? 'USER_SUSPENDED' : 'INVALID_CREDENTIALS')
  })
}
