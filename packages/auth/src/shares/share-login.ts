import { addressKey, consumeRateLimit } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { deleteExpiredSessions, insertSession } from '../sessions/sessions.ts'
import { type IssuedTokens, issueTokens } from '../tokens/issue-tokens.ts'
import type { TokenMode } from '../tokens/token-mode.ts'
import { inTransaction } from '../users/transaction.ts'
import { findShare, isWithinDates, type OpenedShare } from './find-share.ts'

/** An attempt to open a share. */
export interface ShareLogin {
  readonly share: string
  readonly password: string | null
  readonly mode: TokenMode
  readonly facts: RequestFacts
}

/**
 * Starts a session that may read one shared item. Only successful attempts count as uses.
 * @throws {RectoError} INVALID_CREDENTIALS for any reason, REQUESTS_EXCEEDED
 */
export async function loginToShare({ share: id, password, mode, facts }: ShareLogin, context: AuthContext): Promise<IssuedTokens> {
  const { platform, settings, recto, limiters } = context
  await consumeRateLimit(limiters.share, addressKey(facts.ip))
  const share = isUuid(id) ? await findShare(platform, id) : null
  const now = platform.now()
  const isVerified = await verifyPassword(share, password, context)
  if (share === null || !isVerified || !isWithinDates(share, now)) throw new RectoError('INVALID_CREDENTIALS')
  await countUse(id, recto)
  const session = await inTransaction(platform, async (inside) => {
    await deleteExpiredSessions(inside.recto, now)
    const expires = new Date(now.getTime() + settings.refreshTokenTtlMs)
    return insertSession(inside.recto, { user: null, share: id, expires, now }, null)
  })
  return issueTokens(context, { user: null, role: null, share: id, provider: null }, { ...session, mode, type: 'login' })
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

/** Without a share it takes as long as with a wrong password, so that timing does not reveal whether the share exists. */
async function verifyPassword(share: OpenedShare | null, password: string | null, { passwords }: AuthContext): Promise<boolean> {
  if (share !== null && share.password === null) return true
  return (await passwords.verify(share?.password ?? null, password ?? '')) && password !== null
}

const attemptsMax = 20

/**
 * Counts one more use by compare and swap, so that simultaneous uses are all counted. Not in a transaction, where some engines
 * would show the same row at every attempt.
 */
async function countUse(id: string, recto: Kysely<SystemDatabase>): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const share = await recto.selectFrom('recto_shares').select(['times_used', 'max_uses']).where('id', '=', id).executeTakeFirst()
    const { times_used: known = null, max_uses: most = null } = share ?? {}
    const used = known ?? 0
    if (share === undefined || (most !== null && used >= most)) throw new RectoError('INVALID_CREDENTIALS')
    const { numUpdatedRows } = await recto
      .updateTable('recto_shares')
      .set({ times_used: used + 1 })
      .where('id', '=', id)
      .where('times_used', known === null ? 'is' : '=', known)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) return
  }
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'authentication', reason: 'Too many at once, try again' } })
}
