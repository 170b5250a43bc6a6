import { addressKey, consumeRateLimit } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'
import { insertSession } from '../sessions/sessions.ts'
import { type IssuedTokens, issueTokens } from '../tokens/issue-tokens.ts'
import type { TokenMode } from '../tokens/token-mode.ts'
import { type AuthTables, inTransaction, textOrNull } from '../users/store.ts'
import { isWithinDates } from './share-dates.ts'

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
  const { platform, settings, tables, limiters } = context
  await consumeRateLimit(limiters.share, addressKey(facts.ip))
  const share = await findShare(id, tables)
  const now = platform.now()
  const isVerified = await verifyPassword(share, password, context)
  if (share === null || !isVerified || !isWithinDates(share, now)) throw new RectoError('INVALID_CREDENTIALS')
  await countUse(id, tables)
  const session = await inTransaction(platform, async (inside) => {
    await inside.sessions.delete({ expires: { before: now } })
    const expires = new Date(now.getTime() + settings.refreshTokenTtlMs)
    return insertSession(inside, { user: null, share: id, expires, now }, null)
  })
  return issueTokens(context, { user: null, role: null, share: id, provider: null }, { ...session, mode, type: 'login' })
}

async function findShare(id: string, tables: AuthTables): Promise<StoredRow | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const [share] = await tables.shares.find({ id }, 1)
  return share ?? null
}

/** Takes as long without a share, so that timing does not reveal whether it exists. */
async function verifyPassword(share: StoredRow | null, password: string | null, { passwords }: AuthContext): Promise<boolean> {
  const hashed = textOrNull(share?.['password'])
  if (share !== null && hashed === null) return true
  return (await passwords.verify(hashed, password ?? '')) && password !== null
}

const attemptsMax = 20

/**
 * Counts one more use by compare and swap, so that simultaneous uses are all counted. Not in a transaction, where some engines
 * would show the same row at every attempt.
 */
async function countUse(id: string, tables: AuthTables): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const [share] = await tables.shares.find({ id }, 1)
    const used = Number(share?.['times_used'] ?? 0)
    const most = share?.['max_uses']
    if (share === undefined || (typeof most === 'number' && used >= most)) throw new RectoError('INVALID_CREDENTIALS')
    const known = share['times_used'] === null ? null : used
    if ((await tables.shares.update({ id, times_used: known }, { times_used: used + 1 })) === 1) return
  }
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'authentication', reason: 'Too many at once, try again' } })
}
