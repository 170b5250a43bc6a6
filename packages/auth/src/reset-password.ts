import { createHash, timingSafeEqual } from 'node:crypto'
import { forbidden } from '@recto/errors'
import { checkPasswordPolicy } from '@recto/pipeline'
import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import { linkTo, ownPage, pageFor } from './links.ts'
import { postLater } from './post.ts'
import type { RequestFacts } from './request-facts.ts'
import { readScopedToken } from './scoped-tokens.ts'
import { stall } from './stall.ts'
import { findUserByEmail, inTransaction, type User } from './store.ts'
import { announceUserChange } from './user-change.ts'

const dayMs = 86_400_000

/**
 * Mails a link to choose another password, if the address is one of an active user who logs in with one. Who asks does not
 * learn whether it is: the answer is the same, and takes the same time.
 * @throws {RectoError} INVALID_PAYLOAD when the link may not lead there
 */
export async function requestPasswordReset(
  asked: { readonly email: string; readonly resetUrl: string | null },
  context: AuthContext,
): Promise<void> {
  const { settings, store } = context
  const page = pageFor({
    asked: asked.resetUrl,
    allowList: settings.resetUrlAllowList,
    purpose: 'reset passwords',
    own: ownPage(settings.publicUrl, '/admin/reset-password'),
  })
  await stall(settings.loginStallMs, async () => {
    const user = await findUserByEmail(store, asked.email)
    if (user !== null && isResettable(user)) void mailLink(user, page, context)
  })
}

function isResettable({ status, provider, email }: User): boolean {
  return status === 'active' && provider === 'default' && email !== null
}

/** To the address that is stored, which is the user's, and not to the one that was sent. */
async function mailLink(user: User, page: string, context: AuthContext): Promise<void> {
  const email = user.email ?? ''
  const claims = { email, scope: 'password-reset', hash: shortHash(user.password) }
  const url = linkTo(page, await context.tokens.sign(claims, dayMs))
  postLater({ to: email, subject: 'Password Reset Request', template: 'password-reset', data: { url, email } }, context)
}

/**
 * Gives a user another password and ends all their sessions. A token works once: it holds only as long as the password it was
 * made for.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, FAILED_VALIDATION
 */
export async function resetPassword(
  { token, password, facts }: { readonly token: string; readonly password: string; readonly facts: RequestFacts },
  context: AuthContext,
): Promise<void> {
  const { tokens, store, platform } = context
  const { email, claims } = await readScopedToken(token, 'password-reset', tokens)
  const user = await findUserByEmail(store, email)
  if (user === null || !isResettable(user) || !isEqual(claims['hash'], shortHash(user.password))) throw forbidden()
  await checkPasswordPolicy(password, context.platform)
  const hashed = await context.passwords.hash(password)
  await inTransaction(platform, async (tables) => {
    const changed = await tables.users.update({ id: user.id, password: user.password }, { password: hashed })
    if (changed !== 1) throw forbidden()
    await tables.sessions.delete({ user: user.id })
    await recordActivity(tables, { action: 'update', user: user.id, item: user.id, now: platform.now() }, facts)
  })
  await context.attempts.reset(user.id)
  announceUserChange({ id: user.id, payload: {} }, facts, context)
}

/** Tells two passwords apart without telling anything of them. */
function shortHash(password: string | null): string {
  return createHash('sha256').update(String(password)).digest('base64url').slice(0, 16)
}

function isEqual(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
