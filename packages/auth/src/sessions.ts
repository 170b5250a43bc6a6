import { createHash } from 'node:crypto'
import type { Platform, StoredRow } from '@recto/pipeline'
import { randomText } from './random-text.ts'
import type { RequestFacts } from './request-facts.ts'
import { inTransaction, type Store, storeOf, textOrNull } from './store.ts'

/** A login that lasts: its token is what a refresh token is, and what a session cookie points at. */
export interface Session {
  readonly token: string
  /** Names the login this session goes back to; safe to show. */
  readonly family: string
  readonly user: string | null
  readonly share: string | null
  readonly expires: Date
  /** The session that took this one's place; this one then lasts only a little longer. */
  readonly nextToken: string | null
}

/** Characters of a session's token. */
export const sessionTokenLength = 64

const familyLength = 22

export interface SessionOwner {
  readonly user: string | null
  readonly share: string | null
}

export interface Sessions {
  /** The session of that token, unless it has expired. */
  find(token: string): Promise<Session | null>
  /** When the last session of a login ends; `null` when none is left. */
  familyEnd(family: string, owner: SessionOwner): Promise<Date | null>
  /** Gives a session another token; the old one is worth nothing from then on. `null` when somebody else was quicker. */
  rotate(session: Session, ttlMs: number): Promise<string | null>
  /**
   * The token of the session that follows this one. Everybody who asks with the old token while it still lasts is given the
   * same, so that a browser's simultaneous requests all go on.
   */
  follow(session: Session, lives: { readonly ttlMs: number; readonly graceMs: number }): Promise<string | null>
}

export function createSessions(platform: Platform): Sessions {
  const store = storeOf(platform)
  const later = (ms: number): string => new Date(platform.now().getTime() + ms).toISOString()
  const find = (token: string): Promise<Session | null> => findSession(store, token, platform.now())
  return {
    find,
    async familyEnd(family, owner) {
      const rows = await store.sessions.find({ family, ...owner, expires: { notBefore: platform.now() } })
      const ends = rows.filter((row) => row['family'] === family).map((row) => new Date(String(row['expires'])).getTime())
      return ends.length === 0 ? null : new Date(Math.max(...ends))
    },
    async rotate(session, ttlMs) {
      const token = randomText(sessionTokenLength)
      const changed = await store.sessions.update({ token: session.token }, { token, expires: later(ttlMs), family: session.family })
      return changed === 1 ? token : null
    },
    async follow(session, { ttlMs, graceMs }) {
      if (session.nextToken !== null) return session.nextToken
      const next = randomText(sessionTokenLength)
      const isFirst = await inTransaction(platform, async (tables) => {
        const changed = await tables.sessions.update(
          { token: session.token, next_token: null },
          { next_token: next, expires: later(graceMs), family: session.family },
        )
        if (changed !== 1) return false
        const [row = {}] = await tables.sessions.find({ token: session.token }, 1)
        const { ip, user_agent, origin, user, share, date_created } = row
        const kept = { user, share, ip, user_agent, origin, date_created, family: session.family }
        await tables.sessions.insert({ ...kept, token: next, expires: later(ttlMs) })
        return true
      })
      return isFirst ? next : ((await find(session.token))?.nextToken ?? null)
    },
  }
}

/** What names the login of a session. Sessions made elsewhere have no name of their own. */
export function familyOf(row: StoredRow): string {
  return textOrNull(row['family']) ?? createHash('sha256').update(String(row['token'])).digest('base64url')
}

/** Begins a session. */
export async function insertSession(
  store: Store,
  session: { readonly user: string | null; readonly share: string | null; readonly expires: Date; readonly now: Date },
  facts: RequestFacts | null,
): Promise<{ readonly token: string; readonly family: string }> {
  const [token, family] = [randomText(sessionTokenLength), randomText(familyLength)]
  const from = facts === null ? {} : { ip: facts.ip, user_agent: facts.userAgent, origin: facts.origin }
  const { user, share, expires, now } = session
  await store.sessions.insert({ token, family, user, share, expires: expires.toISOString(), date_created: now.toISOString(), ...from })
  return { token, family }
}

async function findSession(store: Store, token: string, now: Date): Promise<Session | null> {
  if (!/^[\w-]{1,64}$/.test(token)) return null
  const [row] = await store.sessions.find({ token, expires: { notBefore: now } }, 1)
  // Some engines compare text without regard to case; a token is only itself.
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
