import { compile, openDatabase, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { type Account, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { restPlugin } from '../index.ts'

/** The REST server of a database with a table of people, through which one import may go at a time. */
export async function openTransferServer(
  database: TestDatabase,
  accountOf: (request: FastifyRequest) => Account,
): Promise<{ readonly app: FastifyInstance; readonly platform: Platform }> {
  const open = await openDatabase(database.name, database.config)
  const people = 'CREATE TABLE people (id INTEGER PRIMARY KEY, email VARCHAR(60) UNIQUE, name VARCHAR(60) NOT NULL, age INTEGER)'
  await open.connection.execute(compile(open.dialect, raw(people)))
  await migrate(open)
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  const app = fastify(httpServerOptions())
  await app.register(restPlugin, {
    platform,
    accountOf,
    info: { version: '0.0.0' },
    importLimits: { concurrentMax: 1 },
    jobNotifications: { publicUrl: 'https://recto.test' },
  })
  return { app, platform }
}
