import { forbidden } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import { type Caller, demandUser } from './accounts.ts'
import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import { familyOf } from './sessions.ts'
import { inTransaction, textOrNull } from './store.ts'

/** A login of one's own that goes on somewhere. */
export interface OwnSession {
  readonly id: string
  readonly ip: string | null
  readonly user_agent: string | null
  readonly origin: string | null
  readonly date_created: string | null
  readonly expires: string
  /** The one this request came with. */
  readonly is_current: boolean
}

/** The caller's logins, the newest first. Their tokens are not shown. @throws {RectoError} INVALID_CREDENTIALS for nobody */
export async function listOwnSessions(caller: Caller, { store, platform }: AuthContext): Promise<readonly OwnSession[]> {
  const rows = await store.sessions.find({ user: demandUser(caller), expires: { notBefore: platform.now() } })
  const byFamily = new Map<string, StoredRow>()
  for (const row of rows) {
    const known = byFamily.get(familyOf(row))
    if (known === undefined || String(known['expires']) < String(row['expires'])) byFamily.set(familyOf(row), row)
  }
  return [...byFamily]
    .map(([id, row]) => toOwnSession(id, row, caller))
    .toSorted((one, other) => String(other.date_created).localeCompare(String(one.date_created)))
}

function toOwnSession(id: string, row: StoredRow, { family }: Caller): OwnSession {
  return {
    id,
    ip: textOrNull(row['ip']),
    user_agent: textOrNull(row['user_agent']),
    origin: textOrNull(row['origin']),
    date_created: textOrNull(row['date_created']),
    expires: String(row['expires']),
    is_current: family === id,
  }
}

/**
 * Ends one of the caller's logins, or with `null` all but the one this request came with.
 * @throws {RectoError} INVALID_CREDENTIALS for nobody, FORBIDDEN when there is no such login
 */
export async function endOwnSessions(id: string | null, caller: Caller, { store, platform, accounts }: AuthContext): Promise<void> {
  const user = demandUser(caller)
  const rows = await store.sessions.find({ user })
  const ending = rows.filter((row) => (id === null ? familyOf(row) !== caller.family : familyOf(row) === id))
  if (id !== null && ending.length === 0) throw forbidden()
  await inTransaction(platform, async (tables) => {
    for (const row of ending) await tables.sessions.delete({ token: String(row['token']), user })
    await recordActivity(tables, { action: 'logout', user, item: user, now: platform.now() }, caller)
  })
  accounts.forget(user)
}
