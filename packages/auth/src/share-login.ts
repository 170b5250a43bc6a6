import { addressKey } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import type { AuthContext } from './auth-context.ts'
import { demandTurn } from './demand-turn.ts'
import { type IssuedTokens, issueTokens } from './issue-tokens.ts'
import type { RequestFacts } from './request-facts.ts'
import { insertSession } from './sessions.ts'
import { isOpen } from './share-dates.ts'
import { inTransaction, type Store, textOrNull } from './store.ts'
import type { TokenMode } from './token-modes.ts'

export interface ShareLogin {
  readonly share: string
  readonly password: string | null
  readonly mode: TokenMode
  readonly facts: RequestFacts
}

/**
 * Begins a session that sees one shared item. A use is counted only when it is granted.
 * @throws {RectoError} INVALID_CREDENTIALS whatever is wrong, REQUESTS_EXCEEDED
 */
export async function loginToShare({ share: id, password, mode, facts }: ShareLogin, context: AuthContext): Promise<IssuedTokens> {
  const { platform, settings, store, limiters } = context
  await demandTurn(limiters.share, addressKey(facts.ip))
  const share = await findShare(id, store)
  const now = platform.now()
  const isProven = await provesPassword(share, password, context)
  if (share === null || !isProven || !isOpen(share, now)) throw new RectoError('INVALID_CREDENTIALS')
  await countUse(id, store)
  const session = await inTransaction(platform, async (tables) => {
    await tables.sessions.delete({ expires: { before: now } })
    const expires = new Date(now.getTime() + settings.refreshTokenTtlMs)
    return insertSession(tables, { user: null, share: id, expires, now }, null)
  })
  return issueTokens(context, { user: null, role: null, share: id, provider: null }, { ...session, mode, type: 'login' })
}

async function findShare(id: string, store: Store): Promise<StoredRow | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const [share] = await store.shares.find({ id }, 1)
  return share ?? null
}

/** Takes as long without a share. */
async function provesPassword(share: StoredRow | null, password: string | null, { passwords }: AuthContext): Promise<boolean> {
  const hashed = textOrNull(share?.['password'])
  if (share !== null && hashed === null) return true
  return (await passwords.verify(hashed, password ?? '')) && password !== null
}

const triesMax = 20

/**
 * Counts one more use where nobody else counted in between, so that no use is counted twice or not at all. Not in a
 * transaction: some engines show it the same row however often it looks.
 */
async function countUse(id: string, store: Store): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const [share] = await store.shares.find({ id }, 1)
    const used = Number(share?.['times_used'] ?? 0)
    const most = share?.['max_uses']
    if (share === undefined || (typeof most === 'number' && used >= most)) throw new RectoError('INVALID_CREDENTIALS')
    const known = share['times_used'] === null ? null : used
    if ((await store.shares.update({ id, times_used: known }, { times_used: used + 1 })) === 1) return
  }
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'authentication', reason: 'Too many at once, try again' } })
}
