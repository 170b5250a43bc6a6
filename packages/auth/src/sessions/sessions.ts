import { createHash } from 'node:crypto'
import type { Platform } from '@recto/pipeline'
import { prepareQuery, type SystemDatabase, systemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { RequestFacts } from '../request-facts.ts'
import { randomText } from '../tokens/random-text.ts'
import { inTransaction } from '../users/transaction.ts'

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

/** A token begins with the name of its login, so that a token that was replaced is still known as one of it. */
function newToken(family: string): string {
  const start = family.slice(0, familyLength)
  return start + randomText(sessionTokenLength - start.length)
}

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
  renew(session: LoginSession, lives: SessionLives): Promise<string | null>
}

/** How long the new session lives, and the renewed one from now on. */
export interface SessionLives {
  readonly ttlMs: number
  readonly graceMs: number
}

/** Creates the sessions of a platform. */
export function createSessions(platform: Platform): Sessions {
  const recto = systemDatabase(platform)
  const fromNow = (ms: number): string => new Date(platform.now().getTime() + ms).toISOString()
  const find = (token: string): Promise<LoginSession | null> => findSession(platform, token)
  return {
    find,
    familyEnd: (family, owner) => findFamilyEnd(platform, family, owner),
    async rotate({ token: old, family }, ttlMs) {
      const token = newToken(family)
      const rotation = recto
        .updateTable('recto_sessions')
        .set({ token, expires: fromNow(ttlMs), family })
        .where('token', '=', old)
      return (await rotation.executeTakeFirst()).numUpdatedRows === 1n ? token : null
    },
    async renew(session, { ttlMs, graceMs }) {
      if (session.nextToken !== null) return session.nextToken
      const next = { token: newToken(session.family), expires: fromNow(ttlMs) }
      const isFirst = await inTransaction(platform, (inside) => insertNext(inside.recto, session, { next, oldExpires: fromNow(graceMs) }))
      return isFirst ? next.token : ((await find(session.token))?.nextToken ?? null)
    },
  }
}

interface Renewal {
  readonly next: { readonly token: string; readonly expires: string }
  readonly oldExpires: string
}

/** Inserts the session that renews another one. `false` when another request was first. */
async function insertNext(recto: Kysely<SystemDatabase>, { token, family }: LoginSession, { next, oldExpires }: Renewal): Promise<boolean> {
  const { numUpdatedRows } = await recto
    .updateTable('recto_sessions')
    .set({ next_token: next.token, expires: oldExpires, family })
    .where('token', '=', token)
    .where('next_token', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const kept = await recto
    .selectFrom('recto_sessions')
    .select(['user', 'share', 'ip', 'user_agent', 'origin', 'date_created'])
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  await recto
    .insertInto('recto_sessions')
    .values({ ...kept, ...next, family })
    .execute()
  return true
}

const sessionByToken = prepareQuery<{ token: string; now: string }>()('find session', (recto, parameter) =>
  recto
    .selectFrom('recto_sessions')
    .select(['token', 'family', 'user', 'share', 'expires', 'next_token'])
    .where('token', '=', parameter('token'))
    .where('expires', '>=', parameter('now')),
)

async function findSession(platform: Platform, token: string): Promise<LoginSession | null> {
  if (!/^[\w-]{1,64}$/.test(token)) return null
  const rows = await sessionByToken(platform, { token, now: platform.now().toISOString() })
  // Some engines compare text without regard to case, which tokens must not be.
  const row = rows.find((candidate) => candidate.token === token)
  if (row === undefined) return null
  const { user, share, expires, next_token: nextToken } = row
  return { token, family: familyOf(row), user, share, expires: new Date(expires), nextToken }
}

const sessionsOfFamily = prepareQuery<{ family: string; now: string }>()('find sessions of a login', (recto, parameter) =>
  recto
    .selectFrom('recto_sessions')
    .select(['family', 'user', 'share', 'expires'])
    .where('family', '=', parameter('family'))
    .where('expires', '>=', parameter('now')),
)

async function findFamilyEnd(platform: Platform, family: string, owner: SessionOwner): Promise<Date | null> {
  const rows = await sessionsOfFamily(platform, { family, now: platform.now().toISOString() })
  const own = rows.filter((row) => row.family === family && row.user === owner.user && row.share === owner.share)
  return own.length === 0 ? null : new Date(Math.max(...own.map(({ expires }) => new Date(expires).getTime())))
}

/** The family of a stored session. Sessions stored by other programs have none; then it is derived from the token. */
export function familyOf({ token, family }: { readonly token: string; readonly family: string | null }): string {
  return family ?? createHash('sha256').update(token).digest('base64url')
}

/** Stores a new session. `facts` are recorded with it. */
export async function insertSession(
  recto: Kysely<SystemDatabase>,
  session: SessionOwner & { readonly expires: Date; readonly now: Date },
  facts: RequestFacts | null,
): Promise<{ readonly token: string; readonly family: string }> {
  const family = randomText(familyLength)
  const token = newToken(family)
  const origin = facts === null ? {} : { ip: facts.ip, user_agent: facts.userAgent, origin: facts.origin }
  const { user, share, expires, now } = session
  await recto
    .insertInto('recto_sessions')
    .values({ token, family, user, share, expires, date_created: now, ...origin })
    .execute()
  return { token, family }
}

/**
 * Ends the login of a token that is no session any more: somebody holds a token that was used already (RFC 9700, section 4.14.2).
 * Gives the user of the login; `null` when there is none.
 */
export async function endReusedFamily(recto: Kysely<SystemDatabase>, token: string): Promise<string | null> {
  if (!/^[\w-]{64}$/.test(token)) return null
  const family = token.slice(0, familyLength)
  const rows = await recto.selectFrom('recto_sessions').select(['family', 'user']).where('family', '=', family).execute()
  const own = rows.filter((row) => row.family === family)
  if (own.length === 0) return null
  await recto.deleteFrom('recto_sessions').where('family', '=', family).execute()
  return own[0]?.user ?? null
}

/** Deletes the sessions of a user. */
export async function deleteSessionsOf(recto: Kysely<SystemDatabase>, user: string): Promise<void> {
  await recto.deleteFrom('recto_sessions').where('user', '=', user).execute()
}

/** Deletes expired sessions. */
export async function deleteExpiredSessions(recto: Kysely<SystemDatabase>, now: Date): Promise<void> {
  await recto.deleteFrom('recto_sessions').where('expires', '<', now.toISOString()).execute()
}
