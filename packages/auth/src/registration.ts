import { addressKey } from '@recto/bus'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { checkPasswordPolicy, createContext, runRequest, type StoredRow, validatePayload } from '@recto/pipeline'
import { parseFilter } from '@recto/query'
import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import { demandTurn } from './demand-turn.ts'
import { linkTo, ownPage, pageFor } from './links.ts'
import { postLater } from './post.ts'
import type { RequestFacts } from './request-facts.ts'
import { readScopedToken } from './scoped-tokens.ts'
import { stall } from './stall.ts'
import { findUserByEmail, inTransaction, textOrNull } from './store.ts'
import { announceUserChange, ownAccount } from './user-change.ts'

export interface Registration {
  readonly email: string
  readonly password: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly verificationUrl: string | null
  readonly facts: RequestFacts
}

/**
 * Lets somebody make an account of their own, where the project allows it. Who registers does not learn whether the address is
 * known: the answer is the same, and takes the same time.
 * @throws {RectoError} FORBIDDEN, INVALID_PAYLOAD, FAILED_VALIDATION, REQUESTS_EXCEEDED
 */
export async function register(asked: Registration, context: AuthContext): Promise<void> {
  const { settings, limiters, store } = context
  await demandTurn(limiters.registration, addressKey(asked.facts.ip))
  const page = pageFor({
    asked: asked.verificationUrl,
    allowList: settings.registerUrlAllowList,
    purpose: 'verify registered users',
    own: ownPage(settings.publicUrl, '/users/register/verify-email'),
  })
  await stall(settings.registerStallMs, async () => {
    const [project = {}] = await store.settings.find({}, 1)
    if (project['public_registration'] !== true || !admits(project, asked.email)) throw forbidden()
    await checkPasswordPolicy(asked.password, context.platform)
    // The database tells addresses apart by the case of their letters; two spellings at once must not become two users.
    const name = `registration:${asked.email.toLowerCase()}`
    await context.coordination.locks.hold(name, { ttlMs: 10_000, waitMs: 10_000 }, () => makeKnown(asked, { page, project }, context))
  })
}

/** A filter nobody understands admits nobody. */
function admits(project: StoredRow, email: string): boolean {
  const filter = project['public_registration_email_filter']
  if (filter === null || filter === undefined) return true
  try {
    return validatePayload(parseFilter(filter), { email }).length === 0
  } catch {
    return false
  }
}

interface Terms {
  readonly page: string
  readonly project: StoredRow
}

async function makeKnown(asked: Registration, { page, project }: Terms, context: AuthContext): Promise<void> {
  const user = await findUserByEmail(context.store, asked.email)
  const mustVerify = project['public_registration_verify_email'] !== false
  if (user === null) {
    const isNew = await create(
      asked,
      { role: textOrNull(project['public_registration_role']), status: mustVerify ? 'unverified' : 'active' },
      context,
    )
    if (isNew && mustVerify) void mailLink(asked.email, { asked, page }, context)
    return
  }
  // As dear as creating one.
  await context.passwords.hash(asked.password)
  if (user.status === 'unverified' && user.email !== null) void mailLink(user.email, { asked, page }, context)
}

/** Whether a user was made; somebody may have been quicker, and whoever asks learns neither. */
async function create(
  { email, password, firstName, lastName, facts }: Registration,
  standing: { readonly role: string | null; readonly status: string },
  { platform }: AuthContext,
): Promise<boolean> {
  const data = { email, password, first_name: firstName, last_name: lastName, ...standing }
  try {
    await runRequest({ kind: 'create', collection: 'directus_users', query: {}, data }, createContext(platform, ownAccount(facts)))
    return true
  } catch (error) {
    if (error instanceof RectoError && error.code === 'RECORD_NOT_UNIQUE') return false
    throw error
  }
}

async function mailLink(
  email: string,
  { asked, page }: { readonly asked: Registration; readonly page: string },
  context: AuthContext,
): Promise<void> {
  const url = linkTo(page, await context.tokens.sign({ email, scope: 'pending-registration' }, context.settings.verificationTtlMs))
  const data = { url, email, first_name: asked.firstName, last_name: asked.lastName }
  postLater({ to: email, subject: 'Verify your email address', template: 'user-registration', data }, context)
}

/**
 * Makes a registered user active whose address is proven; gives their key.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, INVALID_PAYLOAD when it was proven before
 */
export async function verifyRegistration(token: string, facts: RequestFacts, context: AuthContext): Promise<string> {
  const { tokens, store, platform } = context
  const { email } = await readScopedToken(token, 'pending-registration', tokens)
  const user = await findUserByEmail(store, email)
  if (user === null) throw invalidPayload('Invalid verification code')
  await inTransaction(platform, async (tables) => {
    const changed = await tables.users.update({ id: user.id, status: 'unverified' }, { status: 'active' })
    if (changed !== 1) throw invalidPayload('Invalid verification code')
    await recordActivity(tables, { action: 'update', user: user.id, item: user.id, now: platform.now() }, facts)
  })
  announceUserChange({ id: user.id, payload: { status: 'active' } }, facts, context)
  return user.id
}
