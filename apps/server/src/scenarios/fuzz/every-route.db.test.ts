import { setTimeout as wait } from 'node:timers/promises'
import { eachDatabase, loadBookshop } from '@recto/testing'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../test-server.ts'
import { addTestUser } from '../test-users.ts'
import { type RouteRequest, routeRequests } from './fuzz-route-requests.ts'
import { changedTables, type TableState, tableState } from './table-state.ts'

/** Requests for each engine; `docs/reliability.md` has the command for many. */
const count = Number(process.env['RECTO_FUZZ_REQUESTS'] ?? 600)
const seed = Number(process.env['RECTO_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const answerWithinMs = 20_000
const drawnAtOnce = 25
const editable = ['books', 'authors', 'categories']

eachDatabase((database) => {
  let server: TestServer
  let requests: fc.Arbitrary<RouteRequest>

  beforeAll(async () => {
    await loadBookshop(database)
    server = await testServer(database, { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' })
    const permissions = editable.flatMap((collection) =>
      (['create', 'read', 'update', 'delete'] as const).map((action) => ({ collection, action, fields: ['*'] })),
    )
    const { token: editor } = await addTestUser(server.platform, 'editor', { flags: { app_access: true }, permissions })
    const { collections } = server.platform.schemaCache.current()
    requests = routeRequests({
      routes: server.routes.filter(({ method }) => method !== 'OPTIONS'),
      collections: [...collections.keys()],
      fields: [...(collections.get('books')?.fields.keys() ?? [])],
      tokens: { admin: 'admin', editor },
    })
  })
  afterAll(() => server.close())

  it('answers any request to any route in time, without 5xx but 503, and changes nothing that it refuses', {
    timeout: count * 500 + 120_000,
  }, async () => {
    const statuses = new Map<number, number>()
    const problems: string[] = []
    const heapAtStart = process.memoryUsage().heapUsed
    let state = await tableState(server.platform)
    for (let sent = 0; sent < count; ) {
      for (const request of fc.sample(requests, { seed: seed + sent, numRuns: Math.min(drawnAtOnce, count - sent) })) {
        sent += 1
        const response = await answerTo(request)
        const status = response?.statusCode ?? 0
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        const { problem, after } = await judge(request, response, state)
        state = after
        if (problem !== null) problems.push(`${problem}: ${describeRequest(request)} → ${response?.body.slice(0, 300) ?? ''}`)
      }
    }
    const grownMb = Math.round((process.memoryUsage().heapUsed - heapAtStart) / 1024 / 1024)
    const counts = [...statuses].sort(([one], [other]) => one - other).map(([status, times]) => `${status} × ${times}`)
    process.stdout.write(`${database.name}: ${count} requests from seed ${seed}: ${counts.join(', ')}; heap ${grownMb} MB more\n`)
    expect(problems).toEqual([])
  })

  async function answerTo({ method, url, headers, body }: RouteRequest): Promise<LightMyRequestResponse | null> {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const asked = server.fastify.inject({ method: method as 'GET', url, headers, ...(hasBody ? { payload: body } : {}) })
    return await Promise.race([asked, wait(answerWithinMs, null, { ref: false })])
  }

  /** Tables are read after whatever may have written, and compared when it was refused. */
  async function judge(
    { method }: RouteRequest,
    response: LightMyRequestResponse | null,
    before: TableState,
  ): Promise<{ readonly problem: string | null; readonly after: TableState }> {
    if (response === null) return { problem: 'No answer', after: before }
    const { statusCode } = response
    const problem = statusCode >= 500 && statusCode !== 503 ? `Answered ${statusCode}` : null
    if (['GET', 'HEAD', 'SEARCH'].includes(method)) return { problem, after: before }
    const after = await tableState(server.platform)
    const changed = statusCode >= 400 ? changedTables(before, after) : []
    return { problem: changed.length === 0 ? problem : `Refused with ${statusCode}, and changed ${changed.join(', ')}`, after }
  }
})

function describeRequest({ method, url, headers, body }: RouteRequest): string {
  return `${method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${body.slice(0, 500)}`
}
