import type { Connection, Dialect, Statement } from '@recto/dialects'
import type { CollectionHookContext, Platform } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { assertNotAboveCaller } from '../collections/grants.ts'
import { keepAdministrator } from '../collections/require-administrator.ts'
import { keepUserLimits } from '../collections/user-limits.ts'
import { createSessions, deleteExpiredSessions, deleteSessionsOf } from '../sessions/sessions.ts'
import { findShare } from '../shares/find-share.ts'
import { findTokenOwner, findUser, findUserByEmail } from '../users/find-user.ts'

const id = '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10'
const other = '7a1c5f0e-2b4d-4c6f-8e90-1a2b3c4d5e6f'
const now = new Date('2026-02-03T04:05:06.000Z')
const session = { token: 'a-token', family: 'a-login', user: id, share: null, expires: now, nextToken: null }

/** What runs the statements, by what they are for. */
const calls: Readonly<Record<string, (platform: Platform) => unknown>> = {
  'find a user by key': (platform) => findUser(platform, id),
  'find the owner of a static token': (platform) => findTokenOwner(platform, 'static'),
  'find a user by e-mail address': (platform) => findUserByEmail(systemDatabase(platform), 'Ada@example.com'),
  'find a session': (platform) => createSessions(platform).find('a-token'),
  'find the sessions of a login': (platform) => createSessions(platform).familyEnd('a-login', session),
  'replace the token of a session': (platform) => createSessions(platform).rotate(session, 1000),
  'renew a session by another': (platform) => createSessions(platform).renew(session, { ttlMs: 2000, graceMs: 1000 }),
  'end the sessions of a user': (platform) => deleteSessionsOf(systemDatabase(platform), id),
  'delete expired sessions': (platform) => deleteExpiredSessions(systemDatabase(platform), now),
  'find a share': (platform) => findShare(platform, id),
  'look for a remaining administrator': (platform) => beforeCommit(platform, keepAdministrator),
  'count active users': (platform) => beforeCommit(platform, (scope) => keepUserLimits(scope, { admin: 1, app: 1, api: 1 })),
  'compare a user with the caller': (platform) => assertNotAboveCaller([id], scopeOf(platform, () => undefined)).catch(() => undefined),
}

/** The statements that auth runs on an engine, as they reach its driver: by what they are for. */
export async function goldenStatements(dialect: Dialect): Promise<Readonly<Record<string, readonly Statement[]>>> {
  const entries = Object.entries(calls).map(async ([name, call]) => {
    const statements: Statement[] = []
    const platform = { dialect, connection: recordingConnection(statements), now: () => now, schemaCache: {} }
    await call(platform as unknown as Platform)
    return [name, statements] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** A row with the keys that later statements look for. */
const row = { id, role: id, user: id, policy: id, parent: null, token: 'a-token', family: 'a-login', expires: now.toISOString() }

/** Keeps the statements instead of running them. */
function recordingConnection(statements: Statement[]): Connection {
  const connection = {
    rows: async (statement: Statement) => {
      statements.push(statement)
      return [Object.fromEntries(Object.entries(row).filter(([name]) => new RegExp(`\\b${name}\\b`).test(statement.sql)))]
    },
    execute: async (statement: Statement) => {
      statements.push(statement)
      return { affectedRows: 1 }
    },
    transaction: (work: (session: unknown) => Promise<unknown>) => work(connection),
  }
  return connection as unknown as Connection
}

async function beforeCommit(platform: Platform, register: (scope: CollectionHookContext) => void): Promise<void> {
  const works: (() => Promise<void>)[] = []
  register(scopeOf(platform, (_name, work) => void works.push(work)))
  for (const work of works) await work()
}

function scopeOf(platform: Platform, register: (name: string, work: () => Promise<void>) => void): CollectionHookContext {
  const context = { platform, account: { user: other } }
  return { rights: { isAdmin: false }, context, beforeCommit: register } as unknown as CollectionHookContext
}
