import type { AuthContext } from '../auth-context.ts'
import type { TokenMode } from './token-mode.ts'
import { type Claims, familyClaim } from './tokens.ts'

/** The tokens of a login or refresh. */
export interface IssuedTokens {
  readonly mode: TokenMode
  /** In session mode it names the session, and is meant for the cookie. */
  readonly accessToken: string
  /** Token of the session. */
  readonly refreshToken: string
  /** Lifetime of the access token, in milliseconds. */
  readonly expiresMs: number
}

/** Whom an access token is for. */
export interface TokenSubject {
  readonly user: string | null
  readonly role: string | null
  readonly share: string | null
  readonly provider: string | null
  readonly isTfaDue?: boolean
}

/** The session an access token is for, and what it is issued by. */
export interface TokenSession {
  readonly token: string
  readonly family: string
  readonly mode: TokenMode
  readonly type: 'login' | 'refresh'
}

/** Signs the access token of a session. Filter hooks of `auth.jwt` may add claims. */
export async function issueTokens(context: AuthContext, subject: TokenSubject, session: TokenSession): Promise<IssuedTokens> {
  const { platform, settings, tokens } = context
  const expiresMs = session.mode === 'session' ? settings.sessionTtlMs : settings.accessTokenTtlMs
  const claims = await platform.events.filter<Claims>(await claimsOf(context, subject, session), {
    events: 'auth.jwt',
    meta: { status: 'pending', user: subject.user, provider: subject.provider, type: session.type },
    context: { database: platform.connection, schema: platform.schemaCache.current(), accountability: null },
  })
  return { mode: session.mode, accessToken: await tokens.sign(claims, expiresMs), refreshToken: session.token, expiresMs }
}

async function claimsOf({ platform }: AuthContext, subject: TokenSubject, session: TokenSession): Promise<Claims> {
  const { isAdmin, isApp } =
    subject.share === null
      ? await platform.accessCache.resolve({ user: subject.user, role: subject.role, ip: null })
      : { isAdmin: false, isApp: false }
  return {
    ...(subject.user === null ? {} : { id: subject.user }),
    role: subject.role,
    app_access: isApp,
    admin_access: isAdmin,
    ...(subject.share === null ? {} : { share: subject.share }),
    ...(session.mode === 'session' ? { session: session.token } : { [familyClaim]: session.family }),
    ...(subject.isTfaDue === true ? { enforce_tfa: true } : {}),
  }
}
