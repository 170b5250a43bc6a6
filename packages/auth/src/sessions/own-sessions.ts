import { forbidden } from '@recto/errors'
import type { SystemDatabase } from '@recto/system'
import type { Selectable } from 'kysely'
import { type Caller, requireUser } from '../accounts/accounts.ts'
import type { AuthContext } from '../auth-context.ts'
import { inTransaction } from '../users/transaction.ts'
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
export async function listOwnSessions(caller: Caller, { recto, platform }: AuthContext): Promise<readonly OwnSession[]> {
  const rows = await recto
    .selectFrom('recto_sessions')
    .selectAll()
    .where('user', '=', requireUser(caller))
    .where('expires', '>=', platform.now().toISOString())
    .execute()
  const byFamily = new Map<string, SessionRow>()
  for (const row of rows) {
    const known = byFamily.get(familyOf(row))
    if (known === undefined || known.expires < row.expires) byFamily.set(familyOf(row), row)
  }
  return [...byFamily]
    .map(([id, row]) => toOwnSession(id, row, caller))
    .toSorted((one, other) => String(other.date_created).localeCompare(String(one.date_created)))
}

type SessionRow = Selectable<SystemDatabase['recto_sessions']>

function toOwnSession(id: string, row: SessionRow, { family }: Caller): OwnSession {
  const { ip, user_agent, origin, date_created, expires } = row
  return { id, ip, user_agent, origin, date_created, expires, is_current: family === id }
}

/**
 * Ends one of the caller's logins, or with `null` all but the one the request was made with.
 * @throws {RectoError} INVALID_CREDENTIALS for anonymous callers, FORBIDDEN when there is no such login
 */
export async function endOwnSessions(id: string | null, caller: Caller, { recto, platform, accounts }: AuthContext): Promise<void> {
  const user = requireUser(caller)
  const rows = await recto.selectFrom('recto_sessions').select(['token', 'family']).where('user', '=', user).execute()
  const ending = rows.filter((row) => (id === null ? familyOf(row) !== caller.family : familyOf(row) === id))
  if (id !== null && ending.length === 0) throw forbidden()
  await inTransaction(platform, async (inside) => {
    for (const { token } of ending)
      await inside.recto.deleteFrom('recto_sessions').where('token', '=', token).where('user', '=', user).execute()
    await recordUserActivity(inside, { action: 'logout', user, item: user, now: platform.now() }, caller)
  })
  accounts.invalidate(user)
}
