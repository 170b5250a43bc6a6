import { createHash, timingSafeEqual } from 'node:crypto'
import { invalidPayload } from '@recto/errors'
import { recordActivity } from '../activity.ts'
import type { AuthContext } from '../auth-context.ts'
import { demandTurn } from '../demand-turn.ts'
import { randomBase32 } from '../random-text.ts'
import type { RequestFacts } from '../request-facts.ts'
import { findUser, inTransaction, type User } from '../store.ts'
import { isTotp } from '../totp.ts'

const codeCount = 10

/** Letters of each half of a code: 50 bits together, more than can be tried before the user is suspended. */
const halfLength = 5

/**
 * Makes new recovery codes in place of the old ones. They are shown this once; only their hashes are kept, which suffices for
 * codes that nobody chose.
 * @throws {RectoError} INVALID_PAYLOAD when there is no second factor to recover, or the code is wrong
 */
export async function createRecoveryCodes(
  asked: { readonly user: string; readonly otp: string; readonly facts: RequestFacts },
  context: AuthContext,
): Promise<readonly string[]> {
  const user = await findUser(context.store, { id: asked.user })
  if (user === null || user.tfaSecret === null) throw invalidPayload(`User "${asked.user}" doesn't have TFA enabled`)
  await demandTurn(context.limiters.proof, user.id)
  if (!isTotp(user.tfaSecret, asked.otp, context.platform.now())) throw invalidPayload('"otp" is invalid')
  const codes = Array.from({ length: codeCount }, () => `${randomBase32(halfLength)}-${randomBase32(halfLength)}`.toLowerCase())
  await inTransaction(context.platform, async (store) => {
    await store.users.update({ id: user.id }, { recovery_codes: codes.map(hashOf) })
    await recordActivity(store, { action: 'update', user: user.id, item: user.id, now: context.platform.now() }, asked.facts)
  })
  return codes
}

/** Whether it was one of the user's codes; it is none afterwards. Of several attempts at once one succeeds. */
export async function useRecoveryCode(userId: string, code: string, context: AuthContext): Promise<boolean> {
  const hash = hashOf(normalized(code))
  const used = await context.coordination.locks.hold(`recovery-codes:${userId}`, { ttlMs: 10_000, waitMs: 5000 }, async () => {
    const user = await findUser(context.store, { id: userId })
    const left = remaining(user, hash)
    if (left !== null) await context.store.users.update({ id: userId }, { recovery_codes: left })
    return left !== null
  })
  return used === true
}

function remaining(user: User | null, hash: string): readonly string[] | null {
  const codes = user?.recoveryCodes ?? []
  const left = codes.filter((known) => !isEqual(known, hash))
  return left.length === codes.length ? null : left
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** People write codes as they like. */
function normalized(code: string): string {
  const letters = code.toLowerCase().replace(/[^a-z2-7]/g, '')
  return `${letters.slice(0, halfLength)}-${letters.slice(halfLength)}`
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}
