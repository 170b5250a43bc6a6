import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { recordActivity } from '../activity.ts'
import type { AuthContext } from '../auth-context.ts'
import { demandTurn } from '../demand-turn.ts'
import { randomBase32 } from '../random-text.ts'
import type { RequestFacts } from '../request-facts.ts'
import { findUser, inTransaction, type Store, textOrNull, type User } from '../store.ts'
import { isTotp } from '../totp.ts'
import { isSecondFactor } from './second-factor.ts'

/** A second factor that may be set up: nothing is stored before it was proven to work. */
export interface TfaOffer {
  readonly secret: string
  /** For an authenticator to scan. */
  readonly otpauth_url: string
}

const secretLength = 16

/**
 * Offers a secret to a user who proves their password.
 * @throws {RectoError} INVALID_CREDENTIALS, INVALID_PAYLOAD when there is one already
 */
export async function offerTfa(userId: string, password: string | null, context: AuthContext): Promise<TfaOffer> {
  const user = await existing(userId, context)
  if (user.provider === 'default') await provePassword(user, password, context)
  checkNoneYet(user)
  const secret = randomBase32(secretLength)
  const [settings] = await context.store.settings.find({}, 1)
  const issuer = textOrNull(settings?.['project_name']) ?? 'Recto'
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(await labelOf(user, context.store))}`
  const facts = [`secret=${secret}`, 'period=30', 'digits=6', 'algorithm=SHA1', `issuer=${encodeURIComponent(issuer)}`]
  return { secret, otpauth_url: `otpauth://totp/${label}?${facts.join('&')}` }
}

async function provePassword(user: User, password: string | null, { passwords, limiters }: AuthContext): Promise<void> {
  if (password === null) throw invalidPayload('"password" is required')
  await demandTurn(limiters.proof, user.id)
  if (!(await passwords.verify(user.password, password))) throw new RectoError('INVALID_CREDENTIALS')
}

async function labelOf(user: User, store: Store): Promise<string> {
  if (user.email !== null) return user.email
  const [row] = await store.users.find({ id: user.id }, 1)
  return textOrNull(row?.['external_identifier']) ?? `user_${user.id}`
}

/** What turning a second factor on or off takes. */
export interface TfaChange {
  readonly user: string
  readonly otp: string
  readonly facts: RequestFacts
}

/** Turns a secret on that its user has proven to hold. @throws {RectoError} INVALID_PAYLOAD */
export async function enableTfa(change: TfaChange & { readonly secret: string }, context: AuthContext): Promise<void> {
  checkNoneYet(await existing(change.user, context))
  const isSound = /^[A-Z2-7]{16,128}$/.test(change.secret)
  if (!isSound || !isTotp(change.secret, change.otp, context.platform.now())) throw invalidPayload('"otp" is invalid')
  await store(change.user, { secret: change.secret, facts: change.facts, by: change.user }, context)
}

/** Turns the own second factor off. @throws {RectoError} INVALID_PAYLOAD when there is none, or the code is wrong */
export async function disableTfa(change: TfaChange, context: AuthContext): Promise<void> {
  const user = await enabled(change.user, context)
  await demandTurn(context.limiters.proof, user.id)
  if (!(await isSecondFactor(user, change.otp, context))) throw invalidPayload('"otp" is invalid')
  await store(user.id, { secret: null, facts: change.facts, by: user.id }, context)
}

/** Turns the second factor of somebody else off, who lost it. @throws {RectoError} FORBIDDEN when there is no such user */
export async function resetTfa(userId: string, by: RequestFacts & { readonly user: string | null }, context: AuthContext): Promise<void> {
  await enabled(userId, context)
  await store(userId, { secret: null, facts: by, by: by.user }, context)
}

async function existing(id: string, { store: tables }: AuthContext): Promise<User> {
  const user = await findUser(tables, { id })
  if (user === null) throw forbidden()
  return user
}

async function enabled(id: string, context: AuthContext): Promise<User> {
  const user = await existing(id, context)
  if (user.tfaSecret === null) throw invalidPayload(`User "${id}" doesn't have TFA enabled`)
  return user
}

function checkNoneYet({ tfaSecret }: User): void {
  if (tfaSecret !== null) throw invalidPayload('TFA Secret is already set for this user')
}

interface Stored {
  readonly secret: string | null
  readonly facts: RequestFacts
  readonly by: string | null
}

/** Recovery codes belong to the secret they were made for. */
async function store(id: string, { secret, facts, by }: Stored, { platform, accounts }: AuthContext): Promise<void> {
  await inTransaction(platform, async (tables) => {
    const changed = await tables.users.update(
      { id, ...(secret === null ? {} : { tfa_secret: null }) },
      { tfa_secret: secret, recovery_codes: null },
    )
    if (changed !== 1) throw invalidPayload('TFA Secret is already set for this user')
    await recordActivity(tables, { action: 'update', user: by, item: id, now: platform.now() }, facts)
  })
  accounts.forget(id)
}
