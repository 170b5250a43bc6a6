import { RectoError } from '@recto/errors'
import type { AuthContext } from '../auth-context.ts'
import { hasAdministrator } from '../collections/require-administrator.ts'
import type { LoginCredentials, LoginProvider } from '../providers/provider.ts'
import type { RequestFacts } from '../request-facts.ts'
import { deleteExpiredSessions, deleteSessionsOf, insertSession } from '../sessions/sessions.ts'
import { isUnusedSecondFactor } from '../tfa/second-factor.ts'
import { type IssuedTokens, issueTokens } from '../tokens/issue-tokens.ts'
import type { TokenMode } from '../tokens/token-mode.ts'
import { findActiveUser, type LoginUser } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { emitLogin, filterCredentials, type LoginAttemptFacts } from './login-events.ts'
import { withMinimumDuration } from './minimum-duration.ts'

/** One attempt to log in. */
export interface LoginRequest {
  readonly credentials: LoginCredentials
  /** How the tokens are transported. @default `json` */
  readonly mode?: TokenMode
  /** Name of the provider. @default `default` */
  readonly provider?: string
  readonly facts: RequestFacts
}

/**
 * Verifies credentials and starts a session. Every attempt takes the same time at least.
 * @throws {RectoError} INVALID_CREDENTIALS (also for users that are not active), INVALID_OTP, INVALID_PROVIDER
 */
export function login(request: LoginRequest, context: AuthContext): Promise<IssuedTokens> {
  return withMinimumDuration(context.settings.loginMinimumMs, () => attemptLogin(request, context))
}

async function attemptLogin(request: LoginRequest, context: AuthContext): Promise<IssuedTokens> {
  const { mode = 'json', facts } = request
  const provider = context.providers.get(request.provider ?? 'default')
  if (provider === undefined) throw new RectoError('INVALID_PROVIDER')
  const found = await provider.findUser(request.credentials)
  const attempt: LoginAttemptFacts = { user: found?.id ?? null, provider: provider.name }
  const credentials = await filterCredentials(request.credentials, attempt, context)
  try {
    const user = await verifyUser(found, { provider, credentials, facts }, context)
    const tokens = await startSession(user, { mode, facts, provider: provider.name }, context)
    emitLogin({ ...attempt, status: 'success', credentials, error: null }, context)
    return tokens
  } catch (error) {
    emitLogin({ ...attempt, status: 'fail', credentials, error }, context)
    throw error
  }
}

interface Verification {
  readonly provider: LoginProvider
  readonly credentials: LoginCredentials
  readonly facts: RequestFacts
}

async function verifyUser(found: LoginUser | null, verification: Verification, context: AuthContext): Promise<LoginUser> {
  const { provider, credentials, facts } = verification
  const candidate = found !== null && found.status === 'active' && found.provider === provider.name ? found : null
  if (candidate !== null) await countAttempt(candidate, facts, context)
  // Also without a candidate: whether the address is known must not show in the time this takes.
  const isVerified = await provider.verify(candidate, credentials)
  if (candidate === null || !isVerified) throw new RectoError('INVALID_CREDENTIALS')
  if (!(await isUnusedSecondFactor(candidate, String(credentials.otp ?? ''), context))) throw new RectoError('INVALID_OTP')
  await context.attempts.reset(candidate.id, facts.ip)
  return candidate
}

/**
 * Suspends a user after too many attempts, and rejects this attempt even if its password is right. The last administrator is
 * never suspended, or strangers could lock everybody out: there, only the address that guesses is slowed down.
 */
async function countAttempt(user: LoginUser, facts: RequestFacts, context: AuthContext): Promise<void> {
  const settings = await context.recto.selectFrom('recto_settings').select('auth_login_attempts').executeTakeFirst()
  const allowed = settings?.auth_login_attempts ?? null
  if (allowed === null) return
  const isAddressExhausted = (await context.attempts.countAt(user.id, facts.ip)) > allowed
  if ((await context.attempts.count(user.id)) <= allowed) return
  if (await suspend(user, facts, context)) {
    await context.attempts.reset(user.id)
    context.accounts.invalidate(user.id)
    throw new RectoError('INVALID_CREDENTIALS')
  }
  if (isAddressExhausted) throw new RectoError('INVALID_CREDENTIALS')
}

/** `false`: without this user nobody could administer the project, and nothing was changed. */
async function suspend(user: LoginUser, facts: RequestFacts, context: AuthContext): Promise<boolean> {
  const lastAdministrator = new Error('the last administrator')
  try {
    await inTransaction(context.platform, async (inside) => {
      await inside.recto.updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', user.id).execute()
      if (!(await hasAdministrator(inside))) throw lastAdministrator
      await deleteSessionsOf(inside.recto, user.id)
      await recordUserActivity(inside, { action: 'update', user: null, item: user.id, now: context.platform.now() }, facts)
    })
    return true
  } catch (error) {
    if (error !== lastAdministrator) throw error
    return false
  }
}

interface SessionStart {
  readonly mode: TokenMode
  readonly facts: RequestFacts
  readonly provider: string
}

async function startSession(user: LoginUser, { mode, facts, provider }: SessionStart, context: AuthContext): Promise<IssuedTokens> {
  const { platform, settings } = context
  const now = platform.now()
  const session = await inTransaction(platform, async (inside) => {
    // The password may have been changed, or the user suspended, while the password was being verified.
    const current = await findActiveUser(inside, user.id)
    if (current === null || current.password !== user.password) throw new RectoError('INVALID_CREDENTIALS')
    const expires = new Date(now.getTime() + settings.refreshTokenTtlMs)
    const inserted = await insertSession(inside.recto, { user: user.id, share: null, expires, now }, facts)
    await deleteExpiredSessions(inside.recto, now)
    await inside.recto.updateTable('recto_users').set({ last_access: now }).where('id', '=', user.id).execute()
    await recordUserActivity(inside, { action: 'login', user: user.id, item: user.id, now }, facts)
    return inserted
  })
  const { enforcesTfa } = await platform.accessCache.resolve({ user: user.id, role: user.role, ip: facts.ip })
  const subject = { user: user.id, role: user.role, share: null, provider, isTfaDue: enforcesTfa && user.tfaSecret === null }
  return issueTokens(context, subject, { ...session, mode, type: 'login' })
}
