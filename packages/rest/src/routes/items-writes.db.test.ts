import { randomUUID } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { failureOf, openRestServer, type RestServer } from '../testing/open-rest-server.ts'

const tables = [
  'CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(40) UNIQUE)',
  'CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id))',
  'CREATE TABLE pairs (a INTEGER NOT NULL, b VARCHAR(20) NOT NULL, n INTEGER, PRIMARY KEY (a, b))',
  'CREATE TABLE config (id INTEGER PRIMARY KEY, site VARCHAR(40))',
]

/** Methods, statuses, headers and bodies of writes; what they do to the data is tested in `pipeline`. */
eachDatabase((database) => {
  let server: RestServer
  beforeAll(async () => {
    server = await openRestServer(database, tables)
    await systemDatabase(server.platform).insertInto('recto_collections').values({ collection: 'config', singleton: true }).execute()
    await server.platform.schemaCache.refresh()
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await server.rows('DELETE FROM authors')
  })

  const statusAndBody = async (...parts: Parameters<RestServer['send']>) => {
    const { statusCode, body } = await server.send(...parts)
    return [statusCode, body]
  }
  const failure = async (...parts: Parameters<RestServer['send']>) => failureOf(await server.send(...parts))

  it('answers 200 with what was written, and 204 with nothing', async () => {
    expect(await statusAndBody('POST /items/authors', [])).toEqual([200, '{"data":[]}'])
    expect(await statusAndBody('POST /items/authors?fields=id', { id: 1, name: 'Jane' })).toEqual([200, '{"data":{"id":1}}'])
    expect(await statusAndBody('PATCH /items/authors/1?fields=name', { name: 'Ann' })).toEqual([200, '{"data":{"name":"Ann"}}'])
    expect(await statusAndBody(`PATCH /items/authors/99`, { name: 'x' })).toEqual([204, ''])
    expect(await statusAndBody('DELETE /items/authors/1')).toEqual([204, ''])
    expect(await statusAndBody('DELETE /items/authors/99')).toEqual([204, ''])
    expect(await statusAndBody('DELETE /items/authors', [1, 2])).toEqual([204, ''])
  })

  it('answers refusals with a status and a code', async () => {
    await server.ask('POST /items/authors', { id: 1, name: 'Jane', email: 'x' })
    const failed = await server.send('POST /items/authors', { id: 2, name: null })
    expect([failed.statusCode, failed.json().errors]).toEqual([
      400,
      [{ message: expect.any(String), extensions: { field: 'name', path: [], type: expect.any(String), code: 'FAILED_VALIDATION' } }],
    ])
    expect(await failure('POST /items/authors', { id: 2, name: 'A', email: 'x' })).toEqual([400, 'RECORD_NOT_UNIQUE'])
    expect(await failure('POST /items/books', { id: 1, author: 9 })).toEqual([400, 'INVALID_FOREIGN_KEY'])
    expect(await failure('POST /items/authors', { id: 2, name: 'A' }, { as: 'nobody' })).toEqual([403, 'FORBIDDEN'])
    expect(await failure('POST /items/directus_users', {})).toEqual([403, 'FORBIDDEN'])
    const stop = server.platform.events.onFilter('items.delete', () => {
      throw new Error('no')
    })
    expect(await failure('DELETE /items/authors/1')).toEqual([500, 'INTERNAL_SERVER_ERROR'])
    stop()
  })

  it.each<[string, unknown, string]>([
    ['PATCH', { keys: ['x'] }, '"data" is required'],
    ['PATCH', { data: {} }, '"value" must contain at least one of [query, keys]'],
    ['PATCH', { keys: [], query: {}, data: {} }, '"value" contains a conflict between exclusive peers [query, keys]'],
    ['PATCH', { foo: 1, data: {} }, '"foo" is not allowed'],
    ['PATCH', [{ name: 'x' }], 'Item in update misses primary key'],
    ['DELETE', {}, '"value" must contain at least one of [query, keys]'],
    ['DELETE', { keys: 'x' }, '"keys" must be an array'],
  ])('refuses %s %j', async (method, body, reason) => {
    const answer = await server.send(`${method} /items/authors`, body)
    expect([answer.statusCode, answer.json().errors[0].extensions]).toEqual([400, { reason, code: 'INVALID_PAYLOAD' }])
  })

  it('changes and deletes several by keys, each by its own key, and by a query of the body', async () => {
    const three = [1, 2, 3].map((id) => ({ id, name: `x${id}` }))
    await server.ask('POST /items/authors', three)
    expect(await server.ask('PATCH /items/authors?fields=email', { keys: [1], data: { email: 'a' } })).toEqual([{ email: 'a' }])
    expect(await server.ask('PATCH /items/authors?fields=name', [{ id: 2, name: 'own' }])).toEqual([{ name: 'own' }])
    const query = { filter: { name: { _eq: 'own' } } }
    expect(await server.ask('PATCH /items/authors?fields=id', { query, data: { email: 'b' } })).toEqual([{ id: 2 }])
    await server.ask('DELETE /items/authors', { keys: [1] })
    await server.ask('DELETE /items/authors', { query })
    expect(await server.ask('GET /items/authors?fields=id')).toEqual([{ id: 3 }])
  })

  it('shapes the answer by the query of the URL, which selects nothing', async () => {
    const rows = [1, 2, 3].map((id) => ({ id, name: `x${id}` }))
    const filter = encodeURIComponent(JSON.stringify({ name: { _neq: 'x2' } }))
    expect(await server.ask(`POST /items/authors?fields=name&sort=-name&limit=1&filter=${filter}`, rows)).toEqual([{ name: 'x3' }])
    await server.ask(`DELETE /items/authors?filter=${filter}`, { query: {} })
    expect(await server.ask('GET /items/authors')).toEqual([])
  })

  it('tells the comma of a key from the comma between the parts of a composite one', async () => {
    await server.ask('POST /items/pairs', { a: 1, b: 'x, y', n: 1 })
    expect(await server.ask('PATCH /items/pairs/1,x%2C%20y', { n: 2 })).toEqual({ a: 1, b: 'x, y', n: 2 })
    expect(await server.ask('GET /items/pairs/1,x%2C%20y')).toEqual({ a: 1, b: 'x, y', n: 2 })
    expect(await statusAndBody('DELETE /items/pairs/1,x%2C%20y')).toEqual([204, ''])
    expect(await server.ask('GET /items/pairs')).toEqual([])
  })

  it('has no addresses for the items of a singleton', async () => {
    expect(await server.ask('PATCH /items/config?fields=site', { id: 1, site: 'Ours' })).toEqual({ site: 'Ours' })
    expect(await server.ask('GET /items/config?fields=site')).toEqual({ site: 'Ours' })
    for (const request of ['POST /items/config', 'POST /items/config?upsert=site', 'PATCH /items/config/1'])
      expect(await failure(request, {}), request).toEqual([404, 'ROUTE_NOT_FOUND'])
  })

  it('merges by the fields that `upsert` names', async () => {
    const rows = [{ id: 1, email: 'a', name: 'one' }]
    await server.ask('POST /items/authors?upsert=email', rows)
    expect(await server.ask('POST /items/authors?upsert=email&fields=id,name', [{ email: 'a', name: 'two' }])).toEqual([
      { id: 1, name: 'two' },
    ])
    for (const fields of ['nope', '']) expect(await failure(`POST /items/authors?upsert=${fields}`, rows)).toEqual([400, 'INVALID_PAYLOAD'])
    expect(await failure('POST /items/authors?upsert=email', { name: 'x' })).toEqual([400, 'INVALID_PAYLOAD'])
  })

  it('takes the revisions that a caller knows from If-Match, in every form of that header', async () => {
    await server.ask('POST /items/authors', { id: 1, name: 'Jane' })
    const latest = async () => String((await server.ask<{ id: unknown }[]>('GET /revisions?filter[item]=1&sort=-id&limit=1'))[0]?.id)
    const ifMatch = (value: string) => ({ headers: { 'if-match': value } })
    const seen = `"${await latest()}"`
    expect((await server.send('PATCH /items/authors/1', { name: 'Jane Austen' }, ifMatch(seen))).statusCode).toBe(200)
    expect(await failure('PATCH /items/authors/1', { name: 'lost' }, ifMatch(seen))).toEqual([412, 'PRECONDITION_FAILED'])
    expect(await failure('DELETE /items/authors/1', undefined, ifMatch(seen))).toEqual([412, 'PRECONDITION_FAILED'])
    expect(await failure('PATCH /items/authors/99', { name: 'x' }, ifMatch('*'))).toEqual([412, 'PRECONDITION_FAILED'])
    expect((await server.send('DELETE /items/authors/1', undefined, ifMatch(`"1", W/"${await latest()}"`))).statusCode).toBe(204)
  })

  it('reverts an item with an empty answer, and refuses unknown revisions', async () => {
    await server.ask('POST /items/authors', { id: 1, name: 'first' })
    const [revision] = await server.ask<{ id: unknown }[]>('GET /revisions?filter[item]=1&sort=-id&limit=1')
    await server.ask('PATCH /items/authors/1', { name: 'second' })
    expect(await statusAndBody(`POST /utils/revert/${String(revision?.id)}`)).toEqual([204, ''])
    expect(await server.ask('GET /items/authors/1?fields=name')).toEqual({ name: 'first' })
    expect(await failure('POST /utils/revert/999999')).toEqual([403, 'FORBIDDEN'])
    expect(await failure(`POST /utils/revert/${String(revision?.id)}`, undefined, { as: 'bea' })).toEqual([403, 'FORBIDDEN'])
    expect(await failure(`POST /utils/revert/${randomUUID()}`)).toEqual([403, 'FORBIDDEN'])
  })
})
