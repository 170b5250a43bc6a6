import { openDatabase } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { administrator, anonymous, openPipeline } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase, loadBookshop, type TestDatabase } from '@recto/testing'
import fc from 'fast-check'
import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restPlugin } from './index.ts'
import type { FuzzRequest } from './testing/fuzz-request.ts'
import { type FuzzModel, fuzzRequests } from './testing/fuzz-requests.ts'

/** Minutes for each engine. A few seconds are enough to keep what once failed from coming back. */
const minutes = Number(process.env['RECTO_FUZZ_MINUTES'] ?? 0.05)
const answerWithinMs = 20_000

interface Listing {
  readonly collection: string
  readonly field: string
}

eachDatabase(
  (database) => {
    let server: FuzzServer
    let model: FuzzModel

    beforeAll(async () => {
      await loadBookshop(database)
      server = await openServer(database)
      const fields = await listed<Listing>(server, '/fields')
      const relations = await listed<Listing & { readonly related_collection: string | null }>(server, '/relations')
      model = { fields, relations: relations.map(({ collection, field, related_collection: related }) => ({ collection, field, related })) }
      await grantPublic(
        server,
        [...new Set(fields.map(({ collection }) => collection))].filter((name) => !name.startsWith('directus_')),
      )
    })
    afterAll(() => server.close())

    it('answers any query in time, and with less than 500', { timeout: minutes * 60_000 + 60_000 }, async () => {
      const deadline = Date.now() + minutes * 60_000
      let sent = 0
      const seed = Number(process.env['RECTO_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
      const statuses = new Map<number, number>()
      const failures = new Map<string, FuzzRequest>()
      while (Date.now() < deadline) {
        for (const request of fc.sample(fuzzRequests(model), { seed: seed + sent, numRuns: 20 })) {
          const response = await inTime(send(server.app, request), request)
          statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1)
          if (response.statusCode >= 500) failures.set(server.lastError(), request)
          sent++
        }
      }
      process.stdout.write(
        `${database.name}: ${sent} requests from seed ${seed}, answered ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}\n`,
      )
      expect([...failures].map(([error, request]) => `${describeRequest(request)}\n${error}`)).toEqual([])
    })
  },
  ['sqlite', 'postgres'],
)

function describeRequest(request: unknown): string {
  return JSON.stringify(request)
}

async function inTime<Result>(work: Promise<Result>, request: unknown): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${describeRequest(request)}`)), answerWithinMs)
  })
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

interface FuzzServer {
  readonly app: FastifyInstance
  /** Policies of anyone. */
  readonly policies: string[]
  /** The last unexpected answer, for debugging. */
  lastError(): string
  close(): Promise<void>
}

/** A REST server whose caller says who it is. */
async function openServer(database: TestDatabase): Promise<FuzzServer> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  const app = fastify(httpServerOptions())
  const policies: string[] = []
  let lastError = ''
  await app.register(restPlugin, {
    platform: await openPipeline(open, { schemaPollIntervalMs: 0 }),
    accountOf: (request) =>
      request.headers['x-fuzz-as'] === 'administrator'
        ? administrator
        : { ...anonymous, roles: [], policies: [...policies], isAdmin: false, isApp: false },
    info: { version: '0.0.0' },
  })
  app.addHook('onError', async (_request, _reply, error) => {
    lastError = [error, error.cause]
      .map((part) => (part instanceof Error ? (part.stack ?? '').split('\n').slice(0, 5).join('\n') : ''))
      .join('\n')
  })
  await app.ready()
  return {
    app,
    policies,
    lastError: () => lastError,
    async close() {
      await app.close()
      await open.connection.close()
    },
  }
}

async function send(app: FastifyInstance, { method, url, body, isAdmin }: FuzzRequest): Promise<LightMyRequestResponse> {
  const headers = {
    'x-fuzz-as': isAdmin ? 'administrator' : 'anyone',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const options: InjectOptions = { method: method as 'GET', url, headers, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) }
  return await app.inject(options)
}

async function listed<Row>({ app }: FuzzServer, url: string): Promise<Row[]> {
  const answer = await send(app, { method: 'GET', url, isAdmin: true })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ data: Row[] }>().data
}

/** Anyone may read some columns, and some rows, of each table. */
async function grantPublic(server: FuzzServer, collections: readonly string[]): Promise<void> {
  const policies = await listed<{ readonly id: string; readonly name: string }>(server, '/policies?fields=id,name')
  const policy = policies.find(({ name }) => name.includes('public'))?.id ?? ''
  server.policies.push(policy)
  const permissions = collections.map((collection) => ({ policy, collection, action: 'read', fields: ['*'], permissions: {} }))
  const answer = await send(server.app, { method: 'POST', url: '/permissions', isAdmin: true, body: permissions })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
}
