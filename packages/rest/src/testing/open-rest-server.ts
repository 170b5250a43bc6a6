import { randomUUID } from 'node:crypto'
import { compile, openDatabase, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { type Account, anonymous, openPipeline, type Platform } from '@recto/pipeline'
import { migrate, systemDatabase } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { type RestOptions, restPlugin } from '../index.ts'

/** A REST server before tables that Recto did not make. */
export interface RestServer {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** `request` is a method and a path: `GET /items/books`. */
  send(request: string, body?: unknown, options?: SendOptions): Promise<LightMyRequestResponse>
  /** The data of a successful answer; `null` for an empty one. @throws Error with status and body otherwise */
  ask<Data = unknown>(request: string, body?: unknown): Promise<Data>
  /** Runs a statement, and gives its rows. */
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  close(): Promise<void>
}

interface SendOptions {
  /** @default 'admin' */
  readonly as?: Caller
  readonly headers?: Readonly<Record<string, string>>
}

/** Two administrators, a user without rights, and a caller who is not logged in. A request names its caller in `x-test-user`. */
export type Caller = 'admin' | 'other' | 'bea' | 'nobody'

const userOf = (isAdmin: boolean): Account => ({ ...anonymous, user: randomUUID(), roles: [], policies: [], isAdmin, isApp: true })

/** Who the callers are; those with a user are in the database, so that they can be notified. */
export const accounts: Readonly<Record<Caller, Account>> = {
  admin: userOf(true),
  other: userOf(true),
  bea: userOf(false),
  nobody: { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false },
}

/** Runs `tables` in an empty database and puts a server before it. */
export async function openRestServer(
  database: TestDatabase,
  tables: readonly string[],
  options: Pick<RestOptions, 'importLimits' | 'jobNotifications'> = {},
): Promise<RestServer> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  for (const table of tables) await open.connection.execute(compile(open.dialect, raw(table)))
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  for (const [name, { user }] of Object.entries(accounts)) {
    const row = { email: `${name}@x.io`, first_name: name, status: 'active', provider: 'default' }
    if (user !== null)
      await systemDatabase(platform)
        .insertInto('recto_users')
        .values({ ...row, id: user })
        .execute()
  }
  const app = fastify(httpServerOptions())
  const accountOf: RestOptions['accountOf'] = ({ headers }) => accounts[String(headers['x-test-user'] ?? 'admin') as Caller]
  await app.register(restPlugin, { platform, accountOf, info: { version: '0.0.0' }, ...options })
  await app.ready()
  const send: RestServer['send'] = (request, body, { as = 'admin', headers = {} } = {}) => {
    const [method = '', url = ''] = request.split(' ')
    const own = { 'x-test-user': as, ...headers }
    const bare = { method: method as 'GET', url, headers: own }
    if (body === undefined) return app.inject(bare)
    return app.inject({ ...bare, headers: { 'content-type': 'application/json', ...own }, payload: JSON.stringify(body) })
  }
  return {
    app,
    platform,
    send,
    async ask(request, body) {
      const answer = await send(request, body)
      if (answer.statusCode >= 300) throw new Error(`${request} → ${answer.statusCode} ${answer.body.slice(0, 2000)}`)
      return answer.body === '' ? null : answer.json().data
    },
    rows: (sql) => platform.connection.rows(compile(platform.dialect, raw(sql))),
    async close() {
      await app.close()
      platform.schemaCache.stop()
      await platform.connection.close()
    },
  }
}

/** Status and code of a refusal. */
export function failureOf(answer: LightMyRequestResponse): readonly [number, string | undefined] {
  return [answer.statusCode, answer.json().errors?.[0]?.extensions.code]
}
