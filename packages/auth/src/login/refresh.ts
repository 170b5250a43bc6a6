import { RectoError } from '@recto/errors'
import type { AuthContext } from '../auth-context.ts'
import { endReusedFamily, type LoginSession } from '../sessions/sessions.ts'
import { findOpenShare } from '../shares/find-share.ts'
import { type IssuedTokens, issueTokens } from '../tokens/issue-tokens.ts'
import type { TokenMode } from '../tokens/token-mode.ts'
import { findUser, type LoginUser } from '../users/find-user.ts'
import { withMinimumDuration } from './minimum-duration.ts'

/** A session, and how its tokens are transported. */
export interface RefreshRequest {
  readonly mode: TokenMode
  /** Token of the session. */
  readonly token: string
}

/**
 * Renews a session. A refresh token works once, and used again it ends its login; a session cookie works a little longer, for requests already on their way.
 * @throws {RectoError} INVALID_CREDENTIALS when the session has ended, USER_SUSPENDED when its user was suspended
 */
export async function refresh({ mode, token }: RefreshRequest, context: AuthContext): Promise<IssuedTokens> {
  const { settings, sessions, accounts } = context
  const session = await sessions.find(token)
  if (session === null) {
    // The cookie of a session may still be on its way when the session is renewed; a refresh token is used once.
    if (mode !== 'session') accounts.invalidate(await endReusedFamily(context.recto, token))
    throw new RectoError('INVALID_CREDENTIALS')
  }
  const user = session.user === null ? null : await requireActiveUser(session.user, session, context)
  if (session.share !== null && (await findOpenShare(context.platform, session.share)) === null) throw new RectoError('INVALID_CREDENTIALS')
  const next =
    mode === 'session'
      ? await sessions.renew(session, { ttlMs: settings.sessionTtlMs, graceMs: settings.sessionGraceMs })
      : await rotate(session, context)
  if (next === null) throw new RectoError('INVALID_CREDENTIALS')
  accounts.invalidate(session.user)
  await recordAccess(session, context)
  const subject = { user: user?.id ?? null, role: user?.role ?? null, share: session.share, provider: user?.provider ?? null }
  return issueTokens(context, subject, { token: next, family: session.family, mode, type: 'refresh' })
}

/** A session with a successor only serves requests on their way; it must not be rotated into a third one. */
async function rotate(session: LoginSession, { sessions, settings }: AuthContext): Promise<string | null> {
  return session.nextToken === null ? sessions.rotate(session, settings.refreshTokenTtlMs) : null
}

/** Stores when the user was last there, and deletes the expired sessions of the session's owner. */
async function recordAccess({ user, share }: LoginSession, { recto, platform }: AuthContext): Promise<void> {
  const now = platform.now().toISOString()
  if (user !== null) await recto.updateTable('recto_users').set({ last_access: now }).where('id', '=', user).execute()
  const expired = recto.deleteFrom('recto_sessions').where('expires', '<', now)
  await (user === null ? expired.where('share', '=', share) : expired.where('user', '=', user)).execute()
}

async function requireActiveUser(
  id: string,
  session: LoginSession,
  { platform, recto, settings, accounts }: AuthContext,
): Promise<LoginUser> {
  const user = await findUser(platform, id)
  if (user !== null && user.status === 'active') return user
  return withMinimumDuration(settings.loginMinimumMs, async () => {
    await recto.deleteFrom('recto_sessions').where('token', '=', session.token).execute()
    accounts.invalidate(id)
    throw new RectoError(user?.status === 'suspended' ? 'USER_SUSPENDED' : 'INVALID_CREDENTIALS')
  })
}
