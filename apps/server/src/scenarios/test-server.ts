import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { readConfig } from '../config.ts'
import { createServer, type Server, type ServerOptions } from '../create-server.ts'

/** A whole server on a test's own database. */
export interface TestServer extends Server {
  /** Sends a request without a network; a body becomes JSON. */
  send(method: NonNullable<InjectOptions['method']>, url: string, options?: SendOptions): Promise<LightMyRequestResponse>
}

/** The database of a suite, as `eachDatabase` gives it. */
export interface SuiteDatabase {
  readonly name: string
  readonly config: { readonly url?: string; readonly filename?: string }
}

export interface SendOptions {
  readonly body?: unknown
  readonly token?: string
  /** The `Cookie` header. */
  readonly cookie?: string
}

const clients: Readonly<Record<string, string>> = { postgres: 'pg', sqlite: 'sqlite3', oracle: 'oracledb' }

/** The environment variables that point a server at a suite's database. */
export function databaseEnvironment({ name, config: { url, filename } }: SuiteDatabase): Readonly<Record<string, string>> {
  return {
    DB_CLIENT: clients[name] ?? name,
    ...(url === undefined ? {} : { DB_CONNECTION_STRING: url }),
    ...(filename === undefined ? {} : { DB_FILENAME: filename }),
  }
}

/** Configured by the environment given; the rest is as small and quick as it can be. */
export async function testServer(
  database: SuiteDatabase,
  environment: Readonly<Record<string, string>> = {},
  { storages, log }: Pick<ServerOptions, 'storages' | 'log'> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'recto-server-'))
  const config = await readConfig({
    folder,
    environment: {
      ...databaseEnvironment(database),
      SECRET: 'a-secret-of-thirty-two-characters',
      LOG_LEVEL: 'silent',
      STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
      LOGIN_STALL_TIME: '0',
      HASH_MEMORY_COST: '8',
      HASH_TIME_COST: '1',
      HASH_PARALLELISM: '1',
      CACHE_SCHEMA_POLL_INTERVAL: '0',
      PRESSURE_LIMITER_ENABLED: 'false',
      ...environment,
    },
  })
  const server = await createServer({
    config,
    ...(storages === undefined ? {} : { storages }),
    ...(log === undefined ? {} : { log }),
  })
  return {
    ...server,
    send: (method, target, { body, token, cookie } = {}) =>
      server.fastify.inject({
        method,
        url: target,
        headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(cookie === undefined ? {} : { cookie }) },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
    async close() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cookies an answer sets, as a browser would send them back. */
export function cookiesOf(response: LightMyRequestResponse): string {
  return response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** The code of an answer's first error. */
export function errorCode(response: LightMyRequestResponse): string {
  const { errors } = response.json<{ errors?: readonly { extensions: { code: string } }[] }>()
  return `${response.statusCode} ${errors?.[0]?.extensions.code}`
}
