import { createHash, timingSafeEqual } from 'node:crypto'
import { addressKey, consumeRateLimit } from '@recto/bus'
import { forbidden } from '@recto/errors'
import { checkPasswordPolicy } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import { withMinimumDuration } from '../login/minimum-duration.ts'
import { linkTarget, publicPage, withToken } from '../mails/links.ts'
import { mayMail, sendMailInBackground } from '../mails/send-mail.ts'
import type { RequestFacts } from '../request-facts.ts'
import { deleteSessionsOf } from '../sessions/sessions.ts'
import type { TokenProof } from '../token-proof.ts'
import { readScopedToken } from '../tokens/scoped-tokens.ts'
import { findUserByEmail, type LoginUser } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { emitUserChange } from '../users/user-change.ts'

const dayMs = 86_400_000

/** A request for a mail to reset a password. */
export interface PasswordResetRequest {
  readonly email: string
  /** The page the link leads to; `null`: the studio's. */
  readonly resetUrl: string | null
  /** @default a client of unknown address */
  readonly facts?: RequestFacts
}

/**
 * Mails a link to choose another password, if the address is that of an active user who logs in with one. The caller does not
 * learn whether it is: the answer is the same, and takes the same time. Only a few mails an hour go to one user.
 * @throws {RectoError} INVALID_PAYLOAD when the link may not lead to that page, REQUESTS_EXCEEDED
 */
export async function requestPasswordReset({ email, resetUrl, facts }: PasswordResetRequest, context: AuthContext): Promise<void> {
  const { settings, recto, limiters } = context
  const page = linkTarget({
    requested: resetUrl,
    allowList: settings.resetUrlAllowList,
    purpose: 'reset passwords',
    fallback: publicPage(settings.publicUrl, '/admin/reset-password'),
  })
  await consumeRateLimit(limiters.mail, addressKey(facts?.ip))
  await withMinimumDuration(settings.loginMinimumMs, async () => {
    const user = await findUserByEmail(recto, email)
    if (user !== null && canReset(user) && (await mayMail(user.id, context))) void mailLink(user, page, context)
  })
}

function canReset({ status, provider, email }: LoginUser): boolean {
  return status === 'active' && provider === 'default' && email !== null
}

/** Sent to the stored address, which is the user's; the address of the request may only look like it. */
async function mailLink(user: LoginUser, page: string, context: AuthContext): Promise<void> {
  const email = user.email ?? ''
  const claims = { email, scope: 'password-reset', hash: passwordFingerprint(user.password) }
  const url = withToken(page, await context.tokens.sign(claims, dayMs))
  sendMailInBackground({ to: email, subject: 'Password Reset Request', template: 'password-reset', data: { url, email } }, context)
}

/**
 * Changes the password of a user and ends all their sessions. A token works once: it is valid as long as the password it was
 * issued for.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, FAILED_VALIDATION
 */
export async function resetPassword({ token, password, facts }: TokenProof, context: AuthContext): Promise<void> {
  const { tokens, recto, platform } = context
  const { email, claims } = await readScopedToken(token, 'password-reset', tokens)
  const user = await findUserByEmail(recto, email)
  if (user === null || !canReset(user) || !isEqual(claims['hash'], passwordFingerprint(user.password))) throw forbidden()
  await checkPasswordPolicy(password, context.platform)
  const hashed = await context.passwords.hash(password)
  await inTransaction(platform, async (inside) => {
    const { numUpdatedRows } = await inside.recto
      .updateTable('recto_users')
      .set({ password: hashed })
      .where('id', '=', user.id)
      .where('password', user.password === null ? 'is' : '=', user.password)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw forbidden()
    await deleteSessionsOf(inside.recto, user.id)
    await recordUserActivity(inside, { action: 'update', user: user.id, item: user.id, now: platform.now() }, facts)
  })
  await context.attempts.reset(user.id)
  emitUserChange({ id: user.id, payload: {} }, facts, context)
}

/** Changes with the password, and reveals nothing about it. */
function passwordFingerprint(password: string | null): string {
  return createHash('sha256').update(String(password)).digest('base64url').slice(0, 16)
}

function isEqual(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
