import { consumeRateLimit } from '@recto/bus'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { randomBase32 } from '../tokens/random-text.ts'
import { findUser, type LoginUser } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { isSecondFactor } from './second-factor.ts'
import { isTotp } from './totp.ts'

/** A new secret. It is stored only once the user has proven that their authenticator knows it. */
export interface TfaSecret {
  readonly secret: string
  /** For an authenticator to scan. */
  readonly otpauth_url: string
}

const secretLength = 16

/**
 * Generates a secret for a user without a second factor, who proves their password.
 * @throws {RectoError} INVALID_CREDENTIALS, INVALID_PAYLOAD when there is a second factor already
 */
export async function generateTfa(userId: string, password: string | null, context: AuthContext): Promise<TfaSecret> {
  const user = await requireUserById(userId, context)
  if (user.provider === 'default') await verifyPassword(user, password, context)
  assertNoTfa(user)
  const secret = randomBase32(secretLength)
  const settings = await context.recto.selectFrom('recto_settings').select('project_name').executeTakeFirst()
  const issuer = settings?.project_name ?? 'Recto'
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(await labelOf(user, context))}`
  const parameters = [`secret=${secret}`, 'period=30', 'digits=6', 'algorithm=SHA1', `issuer=${encodeURIComponent(issuer)}`]
  return { secret, otpauth_url: `otpauth://totp/${label}?${parameters.join('&')}` }
}

async function verifyPassword(user: LoginUser, password: string | null, { passwords, limiters }: AuthContext): Promise<void> {
  if (password === null) throw invalidPayload('"password" is required')
  await consumeRateLimit(limiters.proof, user.id)
  if (!(await passwords.verify(user.password, password))) throw new RectoError('INVALID_CREDENTIALS')
}

async function labelOf(user: LoginUser, { recto }: AuthContext): Promise<string> {
  if (user.email !== null) return user.email
  const row = await recto.selectFrom('recto_users').select('external_identifier').where('id', '=', user.id).executeTakeFirst()
  return row?.external_identifier ?? `user_${user.id}`
}

/** A change of a user's second factor, and the code that proves it. */
export interface TfaChange {
  readonly user: string
  readonly otp: string
  readonly facts: RequestFacts
}

/** Enables a second factor with a secret the user's authenticator knows. @throws {RectoError} INVALID_PAYLOAD */
export async function enableTfa(change: TfaChange & { readonly secret: string }, context: AuthContext): Promise<void> {
  assertNoTfa(await requireUserById(change.user, context))
  const isSecret = /^[A-Z2-7]{16,128}$/.test(change.secret)
  if (!isSecret || !isTotp(change.secret, change.otp, context.platform.now())) throw invalidPayload('"otp" is invalid')
  await storeSecret(change.user, { secret: change.secret, facts: change.facts, by: change.user }, context)
}

/** Disables the caller's second factor. @throws {RectoError} INVALID_PAYLOAD when there is none, or the code is wrong */
export async function disableTfa(change: TfaChange, context: AuthContext): Promise<void> {
  const user = await requireUserWithTfa(change.user, context)
  await consumeRateLimit(context.limiters.proof, user.id)
  if (!(await isSecondFactor(user, change.otp, context))) throw invalidPayload('"otp" is invalid')
  await storeSecret(user.id, { secret: null, facts: change.facts, by: user.id }, context)
}

/** Disables the second factor of another user, who has lost it or has none. @throws {RectoError} FORBIDDEN when there is no such user */
export async function resetTfa(userId: string, by: RequestFacts & { readonly user: string | null }, context: AuthContext): Promise<void> {
  const user = await requireUserById(userId, context)
  if (user.tfaSecret !== null) await storeSecret(userId, { secret: null, facts: by, by: by.user }, context)
}

async function requireUserById(id: string, { platform }: AuthContext): Promise<LoginUser> {
  const user = await findUser(platform, id)
  if (user === null) throw forbidden()
  return user
}

async function requireUserWithTfa(id: string, context: AuthContext): Promise<LoginUser> {
  const user = await requireUserById(id, context)
  if (user.tfaSecret === null) throw invalidPayload(`User "${id}" doesn't have TFA enabled`)
  return user
}

function assertNoTfa({ tfaSecret }: LoginUser): void {
  if (tfaSecret !== null) throw invalidPayload('TFA Secret is already set for this user')
}

interface SecretChange {
  readonly secret: string | null
  readonly facts: RequestFacts
  readonly by: string | null
}

/** Recovery codes are deleted along with the secret they were made for. */
async function storeSecret(id: string, { secret, facts, by }: SecretChange, { platform, accounts }: AuthContext): Promise<void> {
  await inTransaction(platform, async (inside) => {
    const update = inside.recto.updateTable('recto_users').set({ tfa_secret: secret, recovery_codes: null }).where('id', '=', id)
    const { numUpdatedRows } = await (secret === null ? update : update.where('tfa_secret', 'is', null)).executeTakeFirst()
    if (numUpdatedRows !== 1n) throw invalidPayload('TFA Secret is already set for this user')
    await recordUserActivity(inside, { action: 'update', user: by, item: id, now: platform.now() }, facts)
  })
  accounts.invalidate(id)
}
