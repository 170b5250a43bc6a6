import { RectoError } from '@recto/errors'
import type { Platform } from '@recto/pipeline'
import type { SessionOwner, Sessions } from '../sessions/sessions.ts'
import { findOpenShare } from '../shares/find-share.ts'
import { type Claims, familyClaim, isOwnToken, type Tokens, textClaim } from '../tokens/tokens.ts'
import { findActiveUser, findTokenOwner } from '../users/find-user.ts'

/** The account of an access token. */
export interface TokenIdentity {
  readonly user: string | null
  readonly role: string | null
  readonly session: string | null
  /** The login the token comes from; `null` for static tokens. */
  readonly family: string | null
  readonly share: string | null
  /** Whether a user logged in without a second factor. Static tokens are no login. */
  readonly lacksTfa: boolean
  /** Milliseconds since 1970. */
  readonly validUntil: number
}

/** What tokens are looked up in. */
export interface IdentifyContext {
  readonly platform: Platform
  readonly tokens: Tokens
  readonly sessions: Sessions
}

/**
 * Looks up a token: a signed one by its claims, any other as the static token of a user. Either way the user must exist and be
 * active now, whatever was true when the token was issued.
 */
export async function identify(token: string, context: IdentifyContext): Promise<TokenIdentity> {
  return isOwnToken(token) ? await fromClaims(await context.tokens.verify(token), context) : await fromStaticToken(token, context.platform)
}

async function fromStaticToken(token: string, platform: Platform): Promise<TokenIdentity> {
  const owner = await findTokenOwner(platform, token)
  if (owner === null) throw new RectoError('INVALID_CREDENTIALS')
  return {
    user: owner.id,
    role: owner.role,
    session: null,
    family: null,
    share: null,
    lacksTfa: false,
    validUntil: Number.POSITIVE_INFINITY,
  }
}

async function fromClaims(claims: Claims & { readonly exp: number }, context: IdentifyContext): Promise<TokenIdentity> {
  if (!['role', 'app_access', 'admin_access'].every((name) => claims[name] !== undefined)) throw new RectoError('INVALID_TOKEN')
  const user = textClaim(claims, 'id')
  const share = textClaim(claims, 'share')
  const session = textClaim(claims, 'session')
  const login = await loginOf(claims, { user, share }, context)
  const { role, lacksTfa } = user === null ? await currentShare(share, context.platform) : await currentUser(user, context.platform)
  return { user, role, session, family: login.family, share, lacksTfa, validUntil: Math.min(claims.exp * 1000, login.endsAt) }
}

interface Login {
  readonly family: string | null
  /** Milliseconds since 1970. */
  readonly endsAt: number
}

/** The login of a token must not have ended; a token that names none can't be revoked, and is refused. */
async function loginOf(claims: Claims, owner: SessionOwner, { sessions }: IdentifyContext): Promise<Login> {
  const [session, family] = [textClaim(claims, 'session'), textClaim(claims, familyClaim)]
  if (session !== null) return sessionLogin(session, owner, sessions)
  if (family === null) throw new RectoError('INVALID_CREDENTIALS')
  const end = await sessions.familyEnd(family, owner)
  if (end === null) throw new RectoError('INVALID_CREDENTIALS')
  return { family, endsAt: end.getTime() }
}

async function sessionLogin(token: string, owner: SessionOwner, sessions: Sessions): Promise<Login> {
  const session = await sessions.find(token)
  if (session === null || session.user !== owner.user || session.share !== owner.share) throw new RectoError('INVALID_CREDENTIALS')
  return { family: session.family, endsAt: session.expires.getTime() }
}

async function currentUser(id: string, platform: Platform): Promise<Pick<TokenIdentity, 'role' | 'lacksTfa'>> {
  const user = await findActiveUser(platform, id)
  if (user === null) throw new RectoError('INVALID_CREDENTIALS')
  return { role: user.role, lacksTfa: user.tfaSecret === null }
}

async function currentShare(id: string | null, platform: Platform): Promise<Pick<TokenIdentity, 'role' | 'lacksTfa'>> {
  if (id === null || (await findOpenShare(platform, id)) === null) throw new RectoError('INVALID_CREDENTIALS')
  return { role: null, lacksTfa: false }
}
