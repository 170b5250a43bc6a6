import { RectoError } from '@recto/errors'
import type { Platform } from '@recto/pipeline'
import type { SessionOwner, Sessions } from '../sessions/sessions.ts'
import { isWithinDates } from '../shares/share-dates.ts'
import { type Claims, familyClaim, isOwnToken, type Tokens } from '../tokens/tokens.ts'
import { type AuthTables, authTables, findUser, type LoginUser, textOrNull } from '../users/store.ts'

/** Whom an access token stands for. */
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
  const tables = authTables(context.platform)
  return isOwnToken(token) ? await fromClaims(await context.tokens.verify(token), tables, context) : await fromStaticToken(token, tables)
}

async function fromStaticToken(token: string, tables: AuthTables): Promise<TokenIdentity> {
  const isTooLong = token.length > 255 || token.includes('\0')
  const [row] = isTooLong ? [] : await tables.users.find({ token, status: 'active' }, 1)
  // Some engines compare text without regard to case, which tokens must not be.
  if (row === undefined || row['token'] !== token) throw new RectoError('INVALID_CREDENTIALS')
  const [user, role] = [String(row['id']), textOrNull(row['role'])]
  return { user, role, session: null, family: null, share: null, lacksTfa: false, validUntil: Number.POSITIVE_INFINITY }
}

async function fromClaims(claims: Claims & { readonly exp: number }, tables: AuthTables, context: IdentifyContext): Promise<TokenIdentity> {
  if (!['role', 'app_access', 'admin_access'].every((name) => claims[name] !== undefined)) throw new RectoError('INVALID_TOKEN')
  const user = textOrNull(claims['id'])
  const share = textOrNull(claims['share'])
  const session = textOrNull(claims['session'])
  const login = await loginOf(claims, { user, share }, context)
  const { role, lacksTfa } = user === null ? await currentShare(share, tables, context.platform.now()) : await currentUser(user, tables)
  return { user, role, session, family: login.family, share, lacksTfa, validUntil: Math.min(claims.exp * 1000, login.endsAt) }
}

interface Login {
  readonly family: string | null
  /** Milliseconds since 1970. */
  readonly endsAt: number
}

/** The login of a token must not have ended. Tokens that other programs sign with the same secret may name no login. */
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

async function currentUser(id: string, tables: AuthTables): Promise<Pick<TokenIdentity, 'role' | 'lacksTfa'>> {
  const { role, tfaSecret } = await activeUser(id, tables)
  return { role, lacksTfa: tfaSecret === null }
}

/** A share must exist, and be within its dates. */
async function currentShare(id: string | null, tables: AuthTables, now: Date): Promise<Pick<TokenIdentity, 'role' | 'lacksTfa'>> {
  const [share] = id === null ? [] : await tables.shares.find({ id }, 1)
  if (share === undefined || !isWithinDates(share, now)) throw new RectoError('INVALID_CREDENTIALS')
  return { role: null, lacksTfa: false }
}

async function activeUser(id: string, tables: AuthTables): Promise<LoginUser> {
  const user = await findUser(tables, { id, status: 'active' })
  if (user === null) throw new RectoError('INVALID_CREDENTIALS')
  return user
}
