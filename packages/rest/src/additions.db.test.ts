import { rawStatement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWritesServer, type WritesServer } from './testing/writes-server.ts'

const failureOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().errors?.[0]?.extensions.code]

eachDatabase((database) => {
  let server: WritesServer
  const send: WritesServer['send'] = (...parts) => server.send(...parts)
  const dataOf = async (...parts: Parameters<WritesServer['send']>) => {
    const answer = await send(...parts)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json().data
  }
  const batch = (who: 'admin' | 'clerk', operations: readonly object[], headers?: Readonly<Record<string, string>>) =>
    send(who, 'POST /batch', { operations }, headers)
  const count = async (collection: string) =>
    Number((await dataOf('admin', `GET ${collection.startsWith('/') ? '' : '/items/'}${collection}?aggregate[count]=*`))[0].count)
  const latestRevision = async (item: unknown) =>
    String((await dataOf('admin', `GET /revisions?filter[item]=${item}&sort=-id&limit=1&fields=id`))[0].id)

  beforeAll(async () => {
    server = await openWritesServer(database)
  })
  afterAll(async () => {
    await server.app.close()
    await server.platform.connection.close()
  })
  beforeEach(async () => {
    for (const collection of ['chapters', 'books', 'authors']) await send('admin', `DELETE /items/${collection}`, { query: { limit: -1 } })
  })

  describe('batch', () => {
    it('writes several collections, with references to what was written before', async () => {
      const answer = await batch('admin', [
        { name: 'jane', action: 'create', collection: 'authors', data: { name: 'Jane' } },
        {
          name: 'book',
          action: 'create',
          collection: 'books',
          data: { title: 'Emma', author: { $ref: 'jane.id' } },
          fields: 'id,author.name',
        },
        { action: 'create', collection: 'chapters', data: [{ title: 'one', book: { $ref: 'book.id' } }], fields: ['title'] },
        { action: 'update', collection: 'authors', key: { $ref: 'jane.id' }, data: { email: 'j@example.com' }, fields: ['email'] },
        {
          action: 'update',
          collection: 'books',
          query: { filter: { title: { _eq: 'Emma' } } },
          data: { meta: { $ref: '#/x' } },
          fields: 'meta',
        },
      ])
      expect(answer.statusCode, answer.body).toBe(200)
      const [jane, book, chapters, changed, meta] = answer.json().data
      expect(jane).toMatchObject({ name: 'jane', data: { name: 'Jane' } })
      expect(book.data).toEqual({ id: expect.any(String), author: { name: 'Jane' } })
      expect([chapters.data, changed.data, meta.data]).toEqual([
        [{ title: 'one' }],
        { email: 'j@example.com' },
        [{ meta: { $ref: '#/x' } }],
      ])
    })

    it('leaves nothing behind when one of them fails, and says which', async () => {
      const before = [await count('authors'), await count('/activity')]
      const answer = await batch('admin', [
        { action: 'create', collection: 'authors', data: { name: 'Jane' } },
        { name: 'second', action: 'create', collection: 'authors', data: { name: null } },
      ])
      expect(failureOf(answer)).toEqual([400, 'FAILED_VALIDATION'])
      expect(answer.json().errors[0].extensions.operation).toBe('second')
      expect(failureOf(await batch('clerk', [{ action: 'create', collection: 'authors', data: {} }]))).toEqual([403, 'FORBIDDEN'])
      expect(
        failureOf(await batch('admin', [{ action: 'create', collection: 'books', data: { title: 'x', author: { $ref: 'nobody.id' } } }])),
      ).toEqual([400, 'INVALID_PAYLOAD'])
      expect([await count('authors'), await count('/activity')]).toEqual(before)
    })

    it.each([
      [{}],
      [{ operations: {} }],
      [{ operations: [1] }],
      [{ operations: [{ action: 'drop', collection: 'books' }] }],
      [{ operations: [{ action: 'constructor', collection: 'books' }] }],
      [{ operations: [{ action: 'update', collection: 'books', data: {} }] }],
      [{ operations: [{ action: 'delete', collection: 'books', keys: [{}] }] }],
      [{ operations: [{ action: 'create', collection: 'books', data: {}, nope: 1 }] }],
      [{ operations: ['a', 'a'].map((name) => ({ name, action: 'create', collection: 'authors', data: { name } })) }],
    ])('refuses %j', async (body) => {
      expect(failureOf(await send('admin', 'POST /batch', body))).toEqual([400, 'INVALID_PAYLOAD'])
    })

    it('does once what is sent again under the same key', async () => {
      const operations = [{ action: 'create', collection: 'authors', data: { name: 'Jane' } }]
      const key = { 'idempotency-key': `k-${Math.random()}` }
      const first = await batch('admin', operations, key)
      const again = await batch('admin', operations, key)
      expect([first.statusCode, again.statusCode, again.json(), again.headers['idempotency-replayed']]).toEqual([
        200,
        200,
        first.json(),
        'true',
      ])
      expect(await count('authors')).toBe(1)
      expect(failureOf(await batch('admin', [], key))).toEqual([422, 'UNPROCESSABLE_CONTENT'])
      expect((await batch('clerk', [], key)).statusCode).toBe(200)
      const both = { 'idempotency-key': `k-${Math.random()}` }
      const answers = await Promise.all([batch('admin', operations, both), batch('admin', operations, both)])
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
      expect(await count('authors')).toBe(2)
    })
  })

  it('refuses to overwrite what somebody else has changed', async () => {
    const { id } = await dataOf('admin', 'POST /items/authors', { name: 'Jane' })
    const seen = await latestRevision(id)
    const ifMatch = { 'if-match': `"${seen}"` }
    expect((await send('admin', `PATCH /items/authors/${id}`, { name: 'Jane Austen' }, ifMatch)).statusCode).toBe(200)
    expect(failureOf(await send('admin', `PATCH /items/authors/${id}`, { name: 'lost' }, ifMatch))).toEqual([412, 'PRECONDITION_FAILED'])
    expect(failureOf(await send('admin', `DELETE /items/authors/${id}`, undefined, ifMatch))).toEqual([412, 'PRECONDITION_FAILED'])
    expect(await dataOf('admin', `GET /items/authors/${id}?fields=name`)).toEqual({ name: 'Jane Austen' })
    expect(failureOf(await send('admin', 'PATCH /items/authors/999999', { name: 'x' }, { 'if-match': '*' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ])
    expect(failureOf(await send('clerk', `PATCH /items/authors/${id}`, { name: 'x' }, ifMatch))).toEqual([403, 'FORBIDDEN'])
    expect(
      (await send('admin', `DELETE /items/authors/${id}`, undefined, { 'if-match': `"1", W/"${await latestRevision(id)}"` })).statusCode,
    ).toBe(204)
  })

  it('creates or changes by a natural key', async () => {
    const rows = [
      { email: 'a', name: 'one' },
      { email: 'b', name: 'two' },
      { email: 'a', name: 'three' },
    ]
    await dataOf('admin', 'POST /items/authors?upsert=email', rows)
    expect(await dataOf('admin', 'GET /items/authors?fields=email,name&sort=email')).toEqual([
      { email: 'a', name: 'three' },
      { email: 'b', name: 'two' },
    ])
    for (const [path, body] of [
      ['nope', rows],
      ['email', { name: 'x' }],
      ['', rows],
    ] as const)
      expect(failureOf(await send('admin', `POST /items/authors?upsert=${path}`, body))).toEqual([400, 'INVALID_PAYLOAD'])
    await Promise.all([1, 2, 3, 4].map((n) => dataOf('admin', 'POST /items/authors?upsert=email', { email: 'same', name: `n${n}` })))
    expect(await count('authors')).toBe(3)
  })

  it('never writes a row its rule forbids at that moment', async () => {
    const books = await dataOf(
      'admin',
      'POST /items/books?fields=id&limit=-1',
      Array.from({ length: 12 }, (_, index) => ({ title: `t${index}`, status: 'draft' })),
    )
    await Promise.all(
      books.flatMap(({ id }: { id: string }) => [
        send('clerk', `PATCH /items/books/${id}`, { title: 'by the clerk' }),
        send('admin', `PATCH /items/books/${id}`, { status: 'published' }),
      ]),
    )
    for (const { id } of books) {
      const updates = await dataOf('admin', `GET /revisions?filter[item]=${id}&sort=id&fields=delta,data`)
      const published = updates.findIndex(({ delta }: { delta: { status?: string } }) => delta.status === 'published')
      expect(published).toBeGreaterThan(0)
      expect(updates.slice(published + 1)).toEqual([])
    }
  })

  it('goes back to a revision without touching secrets', async () => {
    const { id } = await dataOf('admin', 'POST /items/books', { title: 'first', pages: 1 })
    await dataOf('admin', `PATCH /items/books/${id}`, { title: 'second', secret: 'swordfish' })
    const revision = await latestRevision(id)
    await dataOf('admin', `PATCH /items/books/${id}`, { title: 'third', secret: 'longer secret' })
    const { table } = server.platform.schemaCache.current().collections.get('books') ?? {}
    const secretOf = () => server.platform.connection.texts(rawStatement(`SELECT secret FROM ${table?.name}`))
    const before = await secretOf()
    expect((await send('admin', `POST /utils/revert/${revision}`)).statusCode).toBe(204)
    expect(await dataOf('admin', `GET /items/books/${id}?fields=title,pages`)).toEqual({ title: 'second', pages: 1 })
    expect(await secretOf()).toEqual(before)
    expect(failureOf(await send('admin', 'POST /utils/revert/999999'))).toEqual([403, 'FORBIDDEN'])
    expect(failureOf(await send('clerk', `POST /utils/revert/${revision}`))).toEqual([403, 'FORBIDDEN'])
  })
})
