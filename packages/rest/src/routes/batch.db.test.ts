import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Caller, failureOf, openRestServer, type RestServer } from '../testing/open-rest-server.ts'

const tables = ['CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(40) UNIQUE)']

/** Bodies of batches, and idempotency; what a batch writes is tested in `pipeline`. */
eachDatabase((database) => {
  let server: RestServer
  beforeAll(async () => {
    server = await openRestServer(database, tables)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await server.rows('DELETE FROM authors')
  })

  const batch = (operations: readonly object[], options: Parameters<RestServer['send']>[2] = {}) =>
    server.send('POST /batch', { operations }, options)
  const create = (id: number) => ({ action: 'create', collection: 'authors', data: { id, name: 'Jane' } })
  const count = async () => Number((await server.rows('SELECT COUNT(*) AS n FROM authors'))[0]?.['n'])

  it('runs operations of every action, their items named by key, keys or query, and shows the items as they are at the end', async () => {
    const answer = await batch([
      { ...create(1), name: 'jane', fields: 'id' },
      { action: 'update', collection: 'authors', key: { $ref: 'jane.id' }, data: { email: 'j' }, fields: ['email'] },
      { action: 'update', collection: 'authors', keys: [1], data: { name: 'A' }, fields: 'name' },
      { action: 'update', collection: 'authors', query: { filter: { email: { _eq: 'j' } } }, data: { name: 'B' }, fields: 'name' },
      { action: 'upsert', collection: 'authors', on: ['email'], data: { email: 'j', name: 'C' }, fields: 'id,name' },
      create(2),
      { action: 'delete', collection: 'authors', key: 2 },
    ])
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        data: [
          { name: 'jane', data: { id: 1 } },
          { name: null, data: { email: 'j' } },
          { name: null, data: [{ name: 'C' }] },
          { name: null, data: [{ name: 'C' }] },
          { name: null, data: { id: 1, name: 'C' } },
          { name: null, data: null },
          { name: null, data: null },
        ],
      },
    ])
  })

  it('names the operation that failed, and refuses by the rights of its caller', async () => {
    const answer = await batch([create(1), { ...create(1), name: 'second' }])
    expect(failureOf(answer)).toEqual([400, 'RECORD_NOT_UNIQUE'])
    expect(answer.json().errors[0].extensions.operation).toBe('second')
    expect(failureOf(await batch([create(1)], { as: 'bea' }))).toEqual([403, 'FORBIDDEN'])
    expect(await count()).toBe(0)
  })

  it.each([
    [{}],
    [{ operations: {} }],
    [{ operations: [1] }],
    [{ operations: [{ action: 'drop', collection: 'authors' }] }],
    [{ operations: [{ action: 'constructor', collection: 'authors' }] }],
    [{ operations: [{ action: 'update', collection: 'authors', data: {} }] }],
    [{ operations: [{ action: 'delete', collection: 'authors', keys: [{}] }] }],
    [{ operations: [{ action: 'create', collection: 'authors', data: {}, nope: 1 }] }],
    [{ operations: ['a', 'a'].map((name) => ({ name, action: 'create', collection: 'authors', data: { name } })) }],
  ])('refuses %j', async (body) => {
    expect(failureOf(await server.send('POST /batch', body))).toEqual([400, 'INVALID_PAYLOAD'])
  })

  it('executes a request once that is sent again under the same key', async () => {
    const withKey = (key: string, as: Caller = 'admin') => ({ as, headers: { 'idempotency-key': key } })
    const key = randomUUID()
    const first = await batch([create(1)], withKey(key))
    const again = await batch([create(1)], withKey(key))
    expect([first.statusCode, first.headers['idempotency-replayed']]).toEqual([200, undefined])
    expect([again.statusCode, again.json(), again.headers['idempotency-replayed']]).toEqual([200, first.json(), 'true'])
    expect(await count()).toBe(1)
    expect(failureOf(await batch([], withKey(key)))).toEqual([422, 'UNPROCESSABLE_CONTENT'])
    expect((await batch([], withKey(key, 'other'))).statusCode).toBe(200)
    expect(failureOf(await batch([], withKey(key, 'nobody')))).toEqual([400, 'INVALID_PAYLOAD'])
  })

  it('executes one of two equal requests that arrive together', async () => {
    const key = { headers: { 'idempotency-key': randomUUID() } }
    const answers = await Promise.all([batch([create(2)], key), batch([create(2)], key)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(await count()).toBe(1)
  })
})
