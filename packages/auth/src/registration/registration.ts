import { addressKey, consumeRateLimit } from '@recto/bus'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { checkPasswordPolicy, createContext, runRequest, validatePayload } from '@recto/pipeline'
import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { AuthContext } from '../auth-context.ts'
import { withMinimumDuration } from '../login/minimum-duration.ts'
import { linkTarget, publicPage, withToken } from '../mails/links.ts'
import { mayMail, sendMailInBackground } from '../mails/send-mail.ts'
import type { RequestFacts } from '../request-facts.ts'
import { readScopedToken } from '../tokens/scoped-tokens.ts'
import { findUserByEmail } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { emitUserChange, systemAccount } from '../users/user-change.ts'
import { parseEmailFilter } from './email-filter.ts'

/** A person who creates an account for themselves. */
export interface Registration {
  readonly email: string
  readonly password: string
  readonly firstName: string | null
  readonly lastName: string | null
  /** The page the link in the mail leads to; `null`: ours. */
  readonly verificationUrl: string | null
  readonly facts: RequestFacts
}

/**
 * Creates an account for anyone who asks, where the project allows it. The caller does not learn whether the address is known: the
 * answer is the same, and takes the same time.
 * @throws {RectoError} FORBIDDEN, INVALID_PAYLOAD, FAILED_VALIDATION, REQUESTS_EXCEEDED
 */
export async function register(registration: Registration, context: AuthContext): Promise<void> {
  const { settings, limiters, recto } = context
  await consumeRateLimit(limiters.registration, addressKey(registration.facts.ip))
  const page = linkTarget({
    requested: registration.verificationUrl,
    allowList: settings.registerUrlAllowList,
    purpose: 'verify registered users',
    fallback: publicPage(settings.publicUrl, '/users/register/verify-email'),
  })
  await withMinimumDuration(settings.registerMinimumMs, async () => {
    const rules = await readRules(recto)
    if (rules?.public_registration !== true || !allowsEmail(rules.public_registration_email_filter, registration.email, context))
      throw forbidden()
    await checkPasswordPolicy(registration.password, context.platform)
    // The unique index of the column is case-sensitive on some engines; two spellings at once must not become two users.
    const name = `registration:${registration.email.toLowerCase()}`
    await context.coordination.locks.hold(name, { ttlMs: 10_000, waitMs: 10_000 }, () =>
      createOrRemind(registration, { page, rules }, context),
    )
  })
}

/** What the project's settings say of registrations. */
interface RegistrationRules {
  readonly public_registration: boolean | null
  readonly public_registration_verify_email: boolean | null
  readonly public_registration_role: string | null
  readonly public_registration_email_filter: unknown
}

async function readRules(recto: Kysely<SystemDatabase>): Promise<RegistrationRules | undefined> {
  return await recto
    .selectFrom('recto_settings')
    .select(['public_registration', 'public_registration_verify_email', 'public_registration_role', 'public_registration_email_filter'])
    .executeTakeFirst()
}

/** An invalid filter allows nobody. */
function allowsEmail(filter: unknown, email: string, { platform }: AuthContext): boolean {
  if (filter === null || filter === undefined) return true
  try {
    return validatePayload(parseEmailFilter(filter, platform.schemaCache.current()), { email }).length === 0
  } catch {
    return false
  }
}

interface Terms {
  readonly page: string
  readonly rules: RegistrationRules
}

/** Creates an unknown user; mails the link again to one who has not verified the address. */
async function createOrRemind(registration: Registration, { page, rules }: Terms, context: AuthContext): Promise<void> {
  const user = await findUserByEmail(context.recto, registration.email)
  const mustVerify = rules.public_registration_verify_email !== false
  if (user === null) {
    const isNew = await createUnlessTaken(
      registration,
      { role: rules.public_registration_role, status: mustVerify ? 'unverified' : 'active' },
      context,
    )
    if (isNew && mustVerify) void mailLink(registration.email, { registration, page }, context)
    return
  }
  // Hashed to no purpose, so that a known address takes as long as a new one.
  await context.passwords.hash(registration.password)
  if (user.status === 'unverified' && user.email !== null && (await mayMail(user.id, context)))
    void mailLink(user.email, { registration, page }, context)
}

/** Whether a user was created. Another request may have been first; the caller does not learn that. */
async function createUnlessTaken(
  { email, password, firstName, lastName, facts }: Registration,
  rights: { readonly role: string | null; readonly status: string },
  { platform }: AuthContext,
): Promise<boolean> {
  const data = { email, password, first_name: firstName, last_name: lastName, ...rights }
  try {
    await runRequest({ kind: 'create', collection: 'directus_users', query: {}, data }, createContext(platform, systemAccount(facts)))
    return true
  } catch (error) {
    if (error instanceof RectoError && error.code === 'RECORD_NOT_UNIQUE') return false
    throw error
  }
}

interface VerificationMail {
  readonly registration: Registration
  readonly page: string
}

async function mailLink(email: string, { registration, page }: VerificationMail, context: AuthContext): Promise<void> {
  const url = withToken(page, await context.tokens.sign({ email, scope: 'pending-registration' }, context.settings.verificationTtlMs))
  const data = { url, email, first_name: registration.firstName, last_name: registration.lastName }
  sendMailInBackground({ to: email, subject: 'Verify your email address', template: 'user-registration', data }, context)
}

/**
 * Activates a registered user with the token of the mail, and returns the user's key.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, INVALID_PAYLOAD when it was used before
 */
export async function verifyRegistration(token: string, facts: RequestFacts, context: AuthContext): Promise<string> {
  const { tokens, recto, platform } = context
  const { email } = await readScopedToken(token, 'pending-registration', tokens)
  const user = await findUserByEmail(recto, email)
  if (user === null) throw invalidPayload('Invalid verification code')
  await inTransaction(platform, async (inside) => {
    const { numUpdatedRows } = await inside.recto
      .updateTable('recto_users')
      .set({ status: 'active' })
      .where('id', '=', user.id)
      .where('status', '=', 'unverified')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw invalidPayload('Invalid verification code')
    await recordUserActivity(inside, { action: 'update', user: user.id, item: user.id, now: platform.now() }, facts)
  })
  emitUserChange({ id: user.id, payload: { status: 'active' } }, facts, context)
  return user.id
}
