import { openDatabase } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { administrator, openPipeline } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase, loadBookshop } from '@recto/testing'
import fc from 'fast-check'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const word = fc.constantFrom(
  'books',
  'authors',
  'order_lines',
  'id',
  'title',
  'category',
  'name',
  'price',
  '*',
  '_or',
  '_and',
  '_some',
  '_none',
  '_eq',
  '_in',
  '_null',
  '_between',
  'count',
  'nope',
  '__proto__',
  'constructor',
  '$NOW',
  '$CURRENT_USER.role.name',
  'year(published)',
  'json(attributes, a.b)',
  '%',
  '\u0000',
  '𝄞',
  '',
)
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  leaf: fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
  node: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(word, tie('node'), { maxKeys: 3 })),
})).node
const parameter = fc.constantFrom(
  'fields',
  'filter',
  'sort',
  'search',
  'limit',
  'offset',
  'page',
  'deep',
  'alias',
  'aggregate',
  'groupBy',
  'meta',
  'cursor',
  'having',
  'export',
  'version',
)
const payload = fc.dictionary(
  fc.constantFrom(
    'title',
    'price',
    'pages',
    'published',
    'attributes',
    'category',
    'books_authors',
    'order_lines',
    'in_print',
    'keys',
    'query',
    'data',
    'id',
  ),
  value,
)
const queryString = fc
  .array(fc.tuple(parameter, fc.oneof(value, fc.string())), { maxLength: 4 })
  .map((pairs) =>
    pairs.map(([name, part]) => `${name}=${encodeURIComponent(typeof part === 'string' ? part : JSON.stringify(part))}`).join('&'),
  )
const path = fc
  .array(fc.oneof(word, fc.string()), { maxLength: 3 })
  .map((parts) => ['items', ...parts].map((part) => encodeURIComponent(Buffer.from(part).toString())).join('/'))
const known = fc.constantFrom(
  'items/books',
  'items/books/1',
  'items/authors',
  'items/order_lines',
  'items/order_lines/1,1',
  'users',
  'permissions/me/books/1',
)
const request = fc.record({
  method: fc.constantFrom('GET', 'SEARCH', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD'),
  path: fc.oneof({ weight: 4, arbitrary: known }, path),
  queryString,
  body: fc.oneof(value, payload),
})

eachDatabase((database) => {
  let app: FastifyInstance
  let close: () => Promise<void>

  beforeAll(async () => {
    await loadBookshop(database)
    const open = await openDatabase(database.name, database.config)
    await migrate(open)
    app = fastify(httpServerOptions())
    await app.register(restPlugin, {
      platform: await openPipeline(open, { schemaPollIntervalMs: 0 }),
      accountOf: () => administrator,
      info: { version: '0.0.0' },
    })
    await app.ready()
    close = () => open.connection.close()
  })
  afterAll(async () => {
    await app.close()
    await close()
  })

  it('answers anything with less than 500', async () => {
    const check = fc.asyncProperty(request, async ({ method, path: url, queryString: query, body }) => {
      const answer = await app.inject({
        method: method as 'GET',
        url: `/${url}?${query}`,
        payload: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      expect(answer.statusCode, answer.body).toBeLessThan(500)
    })
    await fc.assert(check, { numRuns: Number(process.env['RECTO_FUZZ_RUNS'] ?? 200) })
  })
})
