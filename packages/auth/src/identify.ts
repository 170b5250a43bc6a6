import { RectoError } from '@recto/errors'
import type { Platform } from '@recto/pipeline'
import type { SessionOwner, Sessions } from './sessions.ts'
import { isOpen } from './share-dates.ts'
import { findUser, type Store, storeOf, textOrNull, type User } from './store.ts'
import { type Claims, claimsToBeOurs, familyClaim, type Tokens } from './tokens.ts'

/** Whom a token stands for. */
export interface Identity {
  readonly user: string | null
  readonly role: string | null
  readonly session: string | null
  /** The login the token goes back to; `null` for static tokens. */
  readonly family: string | null
  readonly share: string | null
  /** Logged in without a second factor. Static tokens are no login. */
  readonly lacksTfa: boolean
  /** Milliseconds since 1970. */
  readonly validUntil: number
}

export interface IdentifyContext {
  readonly platform: Platform
  readonly tokens: Tokens
  readonly sessions: Sessions
}

/**
 * Looks a token up: ours by its signature, any other as a static token of a user. Either way the user must be there and
 * active now, whatever was true when the token was made.
 */
export async function identify(token: string, context: IdentifyContext): Promise<Identity> {
  const store = storeOf(context.platform)
  return claimsToBeOurs(token) ? await fromClaims(await context.tokens.verify(token), store, context) : await fromStaticToken(token, store)
}

async function fromStaticToken(token: string, store: Store): Promise<Identity> {
  const isImpossible = token.length > 255 || token.includes('\0')
  const [row] = isImpossible ? [] : await store.users.find({ token, status: 'active' }, 1)
  // Some engines compare text without regard to case; a token is only itself.
  if (row === undefined || row['token'] !== token) throw new RectoError('INVALID_CREDENTIALS')
  const [user, role] = [String(row['id']), textOrNull(row['role'])]
  return { user, role, session: null, family: null, share: null, lacksTfa: false, validUntil: Number.POSITIVE_INFINITY }
}

async function fromClaims(claims: Claims & { readonly exp: number }, store: Store, context: IdentifyContext): Promise<Identity> {
  if (!['role', 'app_access', 'admin_access'].every((name) => claims[name] !== undefined)) throw new RectoError('INVALID_TOKEN')
  const user = textOrNull(claims['id'])
  const share = textOrNull(claims['share'])
  const session = textOrNull(claims['session'])
  const login = await loginOf(claims, { user, share }, context)
  const { role, lacksTfa } = user === null ? await shareNow(share, store, context.platform.now()) : await userNow(user, store)
  return { user, role, session, family: login.family, share, lacksTfa, validUntil: Math.min(claims.exp * 1000, login.endsAt) }
}

interface Login {
  readonly family: string | null
  /** Milliseconds since 1970. */
  readonly endsAt: number
}

/** The login a token goes back to must not have ended. Tokens made elsewhere under the same secret may name none. */
async function loginOf(claims: Claims, owner: SessionOwner, { sessions }: IdentifyContext): Promise<Login> {
  const [session, family] = [textOrNull(claims['session']), textOrNull(claims[familyClaim])]
  if (session !== null) return sessionLogin(session, owner, sessions)
  if (family === null) return { family: null, endsAt: Number.POSITIVE_INFINITY }
  const end = await sessions.familyEnd(family, owner)
  if (end === null) throw new RectoError('INVALID_CREDENTIALS')
  return { family, endsAt: end.getTime() }
}

async function sessionLogin(token: string, owner: SessionOwner, sessions: Sessions): Promise<Login> {
  const session = await sessions.find(token)
  if (session === null || session.user !== owner.user || session.share !== owner.share) throw new RectoError('INVALID_CREDENTIALS')
  return { family: session.family, endsAt: session.expires.getTime() }
}

async function userNow(id: string, store: Store): Promise<Pick<Identity, 'role' | 'lacksTfa'>> {
  const { role, tfaSecret } = await activeUser(id, store)
  return { role, lacksTfa: tfaSecret === null }
}

/** A share must be there, and within its dates. */
async function shareNow(id: string | null, store: Store, now: Date): Promise<Pick<Identity, 'role' | 'lacksTfa'>> {
  const [share] = id === null ? [] : await store.shares.find({ id }, 1)
  if (share === undefined || !isOpen(share, now)) throw new RectoError('INVALID_CREDENTIALS')
  return { role: null, lacksTfa: false }
}

async function activeUser(id: string, store: Store): Promise<User> {
  const user = await findUser(store, { id, status: 'active' })
  if (user === null) throw new RectoError('INVALID_CREDENTIALS')
  return user
}
