import { createHash, timingSafeEqual } from 'node:crypto'
import { consumeRateLimit } from '@recto/bus'
import { invalidPayload } from '@recto/errors'
import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { randomBase32 } from '../tokens/random-text.ts'
import { findUser, type LoginUser } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { isTotp } from './totp.ts'

const codeCount = 10

/** Letters of each half of a code. A code has 50 bits, which can't be guessed within the attempts allowed. */
const halfLength = 5

/**
 * Replaces the recovery codes of a user and returns the new ones. Only hashes are stored, without salt, which is enough for
 * random codes.
 * @throws {RectoError} INVALID_PAYLOAD when there is no second factor to recover, or the code is wrong
 */
export async function createRecoveryCodes(
  change: { readonly user: string; readonly otp: string; readonly facts: RequestFacts },
  context: AuthContext,
): Promise<readonly string[]> {
  const user = await findUser(context.platform, change.user)
  if (user === null || user.tfaSecret === null) throw invalidPayload(`User "${change.user}" doesn't have TFA enabled`)
  await consumeRateLimit(context.limiters.proof, user.id)
  if (!isTotp(user.tfaSecret, change.otp, context.platform.now())) throw invalidPayload('"otp" is invalid')
  const codes = Array.from({ length: codeCount }, () => `${randomBase32(halfLength)}-${randomBase32(halfLength)}`.toLowerCase())
  await inTransaction(context.platform, async (inside) => {
    await storeCodes(inside.recto, user.id, codes.map(hashOf))
    await recordUserActivity(inside, { action: 'update', user: user.id, item: user.id, now: context.platform.now() }, change.facts)
  })
  return codes
}

/** Uses up a recovery code. `false` when the user has no such code; of several simultaneous calls one succeeds. */
export async function useRecoveryCode(userId: string, code: string, context: AuthContext): Promise<boolean> {
  const hash = hashOf(normalized(code))
  const used = await context.coordination.locks.hold(`recovery-codes:${userId}`, { ttlMs: 10_000, waitMs: 5000 }, async () => {
    const user = await findUser(context.platform, userId)
    const left = remaining(user, hash)
    if (left !== null) await storeCodes(context.recto, userId, left)
    return left !== null
  })
  return used === true
}

async function storeCodes(recto: Kysely<SystemDatabase>, id: string, codes: readonly string[]): Promise<void> {
  await recto.updateTable('recto_users').set({ recovery_codes: codes }).where('id', '=', id).execute()
}

function remaining(user: LoginUser | null, hash: string): readonly string[] | null {
  const codes = user?.recoveryCodes ?? []
  const left = codes.filter((known) => !isEqual(known, hash))
  return left.length === codes.length ? null : left
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** Lower case with a dash, however the code was typed. */
function normalized(code: string): string {
  const letters = code.toLowerCase().replace(/[^a-z2-7]/g, '')
  return `${letters.slice(0, halfLength)}-${letters.slice(halfLength)}`
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}
