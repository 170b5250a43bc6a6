import { type Connection, openDatabase } from '@recto/dialects'
import { httpServerOptions } from '@recto/http'
import { anonymous, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { restPlugin } from '../index.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** An administrator at the REST server of a database of one's own. */
export interface Administrator {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** The data of a successful answer; `null` for 204. @throws Error with status and body otherwise */
  ask<Data = unknown>(method: Method, url: string, body?: unknown): Promise<Data>
  /** A refusal, with its status. */
  refusal(method: Method, url: string, body?: unknown): Promise<Refusal>
  close(): Promise<void>
}

/** An answer that is none. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }

/** Opens a database, makes Recto's tables in it, and puts the server before it. `wrap` stands between Recto and the connection. */
export async function administratorOf(
  database: TestDatabase,
  wrap: (connection: Connection) => Connection = (same) => same,
): Promise<Administrator> {
  const { dialect, connection: bare } = await openDatabase(database.name, database.config)
  const connection = wrap(bare)
  await migrate({ dialect, connection: bare })
  const platform = await openPipeline({ dialect, connection }, { schemaPollIntervalMs: 0, hashSecret: async (text) => `hash of ${text}` })
  const app = fastify(httpServerOptions())
  await app.register(restPlugin, { platform, accountOf: () => administrator, info: { version: '0.0.0' } })
  const send = (method: Method, url: string, body?: unknown) =>
    app.inject({ method, url, ...(body === undefined ? {} : { payload: body as object }) })
  return {
    app,
    platform,
    async ask(method, url, body) {
      const response = await send(method, url, body)
      if (response.statusCode >= 300) throw new Error(`${method} ${url} → ${response.statusCode} ${response.body.slice(0, 2000)}`)
      return response.statusCode === 204 || response.body === '' ? null : response.json().data
    },
    async refusal(method, url, body) {
      const response = await send(method, url, body)
      const [error] = response.json<{ errors?: readonly Omit<Refusal, 'status'>[] }>().errors ?? []
      if (error === undefined) throw new Error(`${method} ${url} → ${response.statusCode} ${response.body.slice(0, 500)}`)
      return { status: response.statusCode, message: error.message, extensions: error.extensions }
    },
    async close() {
      platform.schemaCache.stop()
      await app.close()
      await platform.events.settled()
      await bare.close()
    },
  }
}
