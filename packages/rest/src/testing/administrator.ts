import { openDatabase } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { administrator, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { restPlugin } from '../index.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** An administrator who sends requests to a REST server with its own database. */
export interface Administrator {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** The data of a successful answer; `null` for 204. @throws Error with status and body otherwise */
  ask<Data = unknown>(method: Method, url: string, body?: unknown): Promise<Data>
  close(): Promise<void>
}

interface AdministratorOptions {
  /** Whether the caller is still an administrator. @default always */
  readonly isAdmin?: () => boolean
}

/** Opens a database, makes Recto's tables in it, and puts the server before it. */
export async function administratorOf(database: TestDatabase, { isAdmin = () => true }: AdministratorOptions = {}): Promise<Administrator> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0, hashSecret: async (text) => `hash of ${text}` })
  const app = fastify(httpServerOptions())
  await app.register(restPlugin, { platform, accountOf: () => ({ ...administrator, isAdmin: isAdmin() }), info: { version: '0.0.0' } })
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
    async close() {
      platform.schemaCache.stop()
      await app.close()
      await platform.events.settled()
      await open.connection.close()
    },
  }
}
