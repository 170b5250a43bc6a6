import { createHash } from 'node:crypto'
import type { Platform, StoredRow } from '@recto/pipeline'
import type { RequestFacts } from '../request-facts.ts'
import { randomText } from '../tokens/random-text.ts'
import { type AuthTables, authTables, inTransaction, textOrNull } from '../users/store.ts'

/** A session of a login. Its token is the refresh token, and is what a session cookie names. */
export interface LoginSession {
  readonly token: string
  /** Identifies the login; all sessions that renew each other share it. It may be shown to the user. */
  readonly family: string
  readonly user: string | null
  readonly share: string | null
  readonly expires: Date
  /** The session that renewed this one, which then ends a little later. */
  readonly nextToken: string | null
}

/** Characters of a session's token. */
const sessionTokenLength = 64

const familyLength = 22

/** The user or share a session belongs to. */
export interface SessionOwner {
  readonly user: string | null
  readonly share: string | null
}

/** The sessions of a platform. */
export interface Sessions {
  /** The session of a token, unless it has expired. */
  find(token: string): Promise<LoginSession | null>
  /** When the last session of a login expires; `null` when it has none. */
  familyEnd(family: string, owner: SessionOwner): Promise<Date | null>
  /** Replaces the token of a session; the old one is no longer valid. `null` when another request has replaced it already. */
  rotate(session: LoginSession, ttlMs: number): Promise<string | null>
  /**
   * Renews a session by another one and gives its token. Until the old one ends, each call gives the same token, so that
   * simultaneous requests of a browser all succeed.
   */
  renew(session: LoginSession, lives: { readonly ttlMs: number; readonly graceMs: number }): Promise<string | null>
}

/** Creates the sessions of a platform. */
export function createSessions(platform: Platform): Sessions {
  const tables = authTables(platform)
  const fromNow = (ms: number): string => new Date(platform.now().getTime() + ms).toISOString()
  const find = (token: string): Promise<LoginSession | null> => findSession(tables, token, platform.now())
  return {
    find,
    async familyEnd(family, owner) {
      const rows = await tables.sessions.find({ family, ...owner, expires: { notBefore: platform.now() } })
      const ends = rows.filter((row) => row['family'] === family).map((row) => new Date(String(row['expires'])).getTime())
      return ends.length === 0 ? null : new Date(Math.max(...ends))
    },
    async rotate(session, ttlMs) {
      const token = randomText(sessionTokenLength)
      const changed = await tables.sessions.update({ token: session.token }, { token, expires: fromNow(ttlMs), family: session.family })
      return changed === 1 ? token : null
    },
    async renew(session, { ttlMs, graceMs }) {
      if (session.nextToken !== null) return session.nextToken
      const next = randomText(sessionTokenLength)
      const isFirst = await inTransaction(platform, async (inside) => {
        const changed = await inside.sessions.update(
          { token: session.token, next_token: null },
          { next_token: next, expires: fromNow(graceMs), family: session.family },
        )
        if (changed !== 1) return false
        const [row = {}] = await inside.sessions.find({ token: session.token }, 1)
        const { ip, user_agent, origin, user, share, date_created } = row
        const kept = { user, share, ip, user_agent, origin, date_created, family: session.family }
        await inside.sessions.insert({ ...kept, token: next, expires: fromNow(ttlMs) })
        return true
      })
      return isFirst ? next : ((await find(session.token))?.nextToken ?? null)
    },
  }
}

/** The family of a stored session. Sessions stored by other programs have none; then it is derived from the token. */
export function familyOf(row: StoredRow): string {
  return textOrNull(row['family']) ?? createHash('sha256').update(String(row['token'])).digest('base64url')
}

/** Stores a new session. `facts` are recorded with it. */
export async function insertSession(
  tables: AuthTables,
  session: { readonly user: string | null; readonly share: string | null; readonly expires: Date; readonly now: Date },
  facts: RequestFacts | null,
): Promise<{ readonly token: string; readonly family: string }> {
  const [token, family] = [randomText(sessionTokenLength), randomText(familyLength)]
  const origin = facts === null ? {} : { ip: facts.ip, user_agent: facts.userAgent, origin: facts.origin }
  const { user, share, expires, now } = session
  await tables.sessions.insert({ token, family, user, share, expires: expires.toISOString(), date_created: now.toISOString(), ...origin })
  return { token, family }
}

async function findSession(tables: AuthTables, token: string, now: Date): Promise<LoginSession | null> {
  if (!/^[\w-]{1,64}$/.test(token)) return null
  const [row] = await tables.sessions.find({ token, expires: { notBefore: now } }, 1)
  // Some engines compare text without regard to case, which tokens must not be.
  if (row === undefined || row['token'] !== token) return null
  return {
    token,
    family: familyOf(row),
    user: textOrNull(row['user']),
    share: textOrNull(row['share']),
    expires: new Date(String(row['expires'])),
    nextToken: textOrNull(row['next_token']),
  }
}
