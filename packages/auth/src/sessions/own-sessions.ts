import { forbidden } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import { type Caller, requireUser } from '../accounts/accounts.ts'
import type { AuthContext } from '../auth-context.ts'
import { inTransaction, textOrNull } from '../users/store.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { familyOf } from './sessions.ts'

/** A login of the caller that has not ended. */
export interface OwnSession {
  readonly id: string
  readonly ip: string | null
  readonly user_agent: string | null
  readonly origin: string | null
  readonly date_created: string | null
  readonly expires: string
  /** Whether the request was made with it. */
  readonly is_current: boolean
}

/** The caller's logins, newest first, without their tokens. @throws {RectoError} INVALID_CREDENTIALS for anonymous callers */
export async function listOwnSessions(caller: Caller, { tables, platform }: AuthContext): Promise<readonly OwnSession[]> {
  const rows = await tables.sessions.find({ user: requireUser(caller), expires: { notBefore: platform.now() } })
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
 * Ends one of the caller's logins, or with `null` all but the one the request was made with.
 * @throws {RectoError} INVALID_CREDENTIALS for anonymous callers, FORBIDDEN when there is no such login
 */
export async function endOwnSessions(id: string | null, caller: Caller, { tables, platform, accounts }: AuthContext): Promise<void> {
  const user = requireUser(caller)
  const rows = await tables.sessions.find({ user })
  const ending = rows.filter((row) => (id === null ? familyOf(row) !== caller.family : familyOf(row) === id))
  if (id !== null && ending.length === 0) throw forbidden()
  await inTransaction(platform, async (inside) => {
    for (const row of ending) await inside.sessions.delete({ token: String(row['token']), user })
    await recordUserActivity(inside, { action: 'logout', user, item: user, now: platform.now() }, caller)
  })
  accounts.invalidate(user)
}
