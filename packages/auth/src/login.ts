import { RectoError } from '@recto/errors'
import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import { demandEmail, demandText, optionalText } from './body.ts'
import { type IssuedTokens, issueTokens } from './issue-tokens.ts'
import type { LoginBody, LoginProvider } from './providers/provider.ts'
import type { RequestFacts } from './request-facts.ts'
import { insertSession } from './sessions.ts'
import { stall } from './stall.ts'
import { findUser, inTransaction, type User } from './store.ts'
import { isSecondFactor } from './tfa/second-factor.ts'
import { modeOf, type TokenMode } from './token-modes.ts'

/** One attempt to log in. */
export interface LoginRequest {
  readonly body: LoginBody
  /** @default `default` */
  readonly provider?: string
  readonly facts: RequestFacts
}

/**
 * Checks who asks and begins a session. Takes as long whatever comes of it.
 * @throws {RectoError} INVALID_PAYLOAD, INVALID_CREDENTIALS (also for users that are not active), INVALID_OTP
 */
export function login(request: LoginRequest, context: AuthContext): Promise<IssuedTokens> {
  return stall(context.settings.loginStallMs, () => attempt(request, context))
}

async function attempt(request: LoginRequest, context: AuthContext): Promise<IssuedTokens> {
  const provider = providerOf(request, context)
  const mode = checkBody(request.body)
  const found = await provider.findUser(request.body)
  const body = await filterBody(request, { user: found?.id ?? null, provider: provider.name }, context)
  try {
    const user = await verifiedUser(found, { provider, body, facts: request.facts }, context)
    const tokens = await begin(user, { mode, facts: request.facts, provider: provider.name }, context)
    announce('success', { body, user: user.id, provider: provider.name, error: null }, context)
    return tokens
  } catch (error) {
    announce('fail', { body, user: found?.id ?? null, provider: provider.name, error }, context)
    throw error
  }
}

function providerOf({ provider = 'default' }: LoginRequest, { providers }: AuthContext): LoginProvider {
  const found = providers.get(provider)
  if (found === undefined)
    throw new RectoError('ROUTE_NOT_FOUND', { extensions: { path: provider === 'default' ? '/auth/login' : `/auth/login/${provider}` } })
  return found
}

function checkBody(body: LoginBody): TokenMode {
  demandEmail(body, 'email')
  demandText(body, 'password')
  optionalText(body, 'otp')
  return modeOf(body, 'json')
}

interface Proof {
  readonly provider: LoginProvider
  readonly body: LoginBody
  readonly facts: RequestFacts
}

async function verifiedUser(found: User | null, { provider, body, facts }: Proof, context: AuthContext): Promise<User> {
  const candidate = found !== null && found.status === 'active' && found.provider === provider.name ? found : null
  if (candidate !== null) await countAttempt(candidate, facts, context)
  // Also without a candidate: whether there is one must not show in the time it takes.
  const isProven = await provider.verify(candidate, body)
  if (candidate === null || !isProven) throw new RectoError('INVALID_CREDENTIALS')
  if (!(await isSecondFactor(candidate, optionalText(body, 'otp') ?? '', context))) throw new RectoError('INVALID_OTP')
  await context.attempts.reset(candidate.id)
  return candidate
}

/** Suspends a user of whom too many passwords were tried, and refuses this attempt whatever its password. */
async function countAttempt(user: User, facts: RequestFacts, context: AuthContext): Promise<void> {
  const [settings] = await context.store.settings.find({}, 1)
  const allowed = settings?.['auth_login_attempts']
  if (typeof allowed !== 'number' || (await context.attempts.count(user.id)) <= allowed) return
  await inTransaction(context.platform, async (store) => {
    await store.users.update({ id: user.id }, { status: 'suspended' })
    await store.sessions.delete({ user: user.id })
    await recordActivity(store, { action: 'update', user: null, item: user.id, now: context.platform.now() }, facts)
  })
  await context.attempts.reset(user.id)
  context.accounts.forget(user.id)
  throw new RectoError('INVALID_CREDENTIALS')
}

async function begin(
  user: User,
  how: { readonly mode: TokenMode; readonly facts: RequestFacts; readonly provider: string },
  context: AuthContext,
): Promise<IssuedTokens> {
  const { platform, settings } = context
  const now = platform.now()
  const session = await inTransaction(platform, async (store) => {
    // The password may have been changed, or the user suspended, while it was being verified.
    const current = await findUser(store, { id: user.id, status: 'active' })
    if (current === null || current.password !== user.password) throw new RectoError('INVALID_CREDENTIALS')
    const expires = new Date(now.getTime() + settings.refreshTokenTtlMs)
    const session = await insertSession(store, { user: user.id, share: null, expires, now }, how.facts)
    await store.sessions.delete({ expires: { before: now } })
    await store.users.update({ id: user.id }, { last_access: now.toISOString() })
    await recordActivity(store, { action: 'login', user: user.id, item: user.id, now }, how.facts)
    return session
  })
  const { enforcesTfa } = await platform.accessCache.resolve({ user: user.id, role: user.role, ip: how.facts.ip })
  const subject = { user: user.id, role: user.role, share: null, provider: how.provider, isTfaDue: enforcesTfa && user.tfaSecret === null }
  return issueTokens(context, subject, { ...session, mode: how.mode, type: 'login' })
}

async function filterBody(
  { body }: LoginRequest,
  meta: { readonly user: string | null; readonly provider: string },
  { platform }: AuthContext,
): Promise<LoginBody> {
  return platform.events.filter(body, { events: 'auth.login', meta: { status: 'pending', ...meta }, context: eventContext(platform) })
}

interface Outcome {
  readonly body: LoginBody
  readonly user: string | null
  readonly provider: string
  readonly error: unknown
}

function announce(status: 'success' | 'fail', { body, ...outcome }: Outcome, { platform }: AuthContext): void {
  platform.events.emit({ events: 'auth.login', meta: { payload: body, status, ...outcome }, context: eventContext(platform) })
}

function eventContext(platform: AuthContext['platform']): Parameters<AuthContext['platform']['events']['emit']>[0]['context'] {
  return { database: platform.connection, schema: platform.schemaCache.current(), accountability: null }
}
