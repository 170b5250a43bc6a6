import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminUser, openWritesServer, type WritesServer } from './testing/writes-server.ts'

const failureOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().errors?.[0]?.extensions.code]

eachDatabase((database) => {
  let server: WritesServer
  const send: WritesServer['send'] = (...parts) => server.send(...parts)
  const dataOf = async (...parts: Parameters<WritesServer['send']>) => {
    const answer = await send(...parts)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json().data
  }
  const count = async (collection: string) =>
    Number((await dataOf('admin', `GET ${collection.startsWith('/') ? '' : '/items/'}${collection}?aggregate[count]=*`))[0].count)

  beforeAll(async () => {
    server = await openWritesServer(database)
  })
  afterAll(async () => {
    await server.app.close()
    await server.platform.connection.close()
  })
  beforeEach(async () => {
    for (const collection of ['chapters', 'books', 'authors', 'lines'])
      await send('admin', `DELETE /items/${collection}`, { query: { limit: -1 } })
  })

  it('creates one, with what Recto fills in', async () => {
    const book = await dataOf('admin', 'POST /items/books', {
      title: 'Emma',
      meta: { a: [1] },
      published: '1815-12-23T10:00:00Z',
      secret: 'swordfish',
      unknown: 1,
    })
    expect(book).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: 'Emma',
      meta: { a: [1] },
      published: '1815-12-23',
      secret: '**********',
      changed_by: null,
    })
    expect(Date.parse(book.created)).toBeGreaterThan(Date.now() - 60_000)
  })

  it('creates many in their number, and none when one fails', async () => {
    expect(await dataOf('admin', 'POST /items/authors', [])).toEqual([])
    const names = Array.from({ length: 1000 }, (_, index) => ({ name: `Author ${String(index).padStart(4, '0')}` }))
    const created = await dataOf('admin', 'POST /items/authors?fields=id,name&sort=id', names)
    expect(created.map(({ name }: { name: string }) => name)).toEqual(names.map(({ name }) => name))
    const before = [await count('authors'), await count('/activity')]
    expect(failureOf(await send('admin', 'POST /items/authors', [{ name: 'a' }, { name: null }]))).toEqual([400, 'FAILED_VALIDATION'])
    expect(
      failureOf(
        await send('admin', 'POST /items/authors', [
          { name: 'a', email: 'x' },
          { name: 'b', email: 'x' },
        ]),
      ),
    ).toEqual([400, 'RECORD_NOT_UNIQUE'])
    expect(failureOf(await send('admin', 'POST /items/books', { title: 'x', author: 999999 }))).toEqual([400, 'INVALID_FOREIGN_KEY'])
    expect([await count('authors'), await count('/activity')]).toEqual(before)
  })

  it('creates rows that have nothing but a key', async () => {
    const one = await server.send('admin', 'POST /items/tickets', {})
    expect(one.json()).toEqual({ data: { id: 1 } })
    const more = await server.send('admin', 'POST /items/tickets', [{}, {}])
    expect(more.json()).toEqual({ data: [{ id: 2 }, { id: 3 }] })
  })

  it('goes on counting after keys that were sent', async () => {
    const create = async (ticket: object) => (await dataOf('admin', 'POST /items/tickets', ticket)).id
    const [, last] = await dataOf('admin', 'POST /items/tickets?sort=id', [{ id: 500 }, { id: 5000 }])
    expect(last).toEqual({ id: 5000 })
    expect([await create({}), await create({ id: 700 }), await create({})]).toEqual([5001, 700, 5002])
  })

  it('says everything that is wrong', async () => {
    const answer = await send('admin', 'POST /items/books', { title: 'forbidden', author: { email: 'x' } })
    expect(answer.json().errors[0]).toEqual({
      message: 'Validation failed for field "title". Value can\'t be "forbidden".',
      extensions: { field: 'title', path: [], type: 'neq', invalid: 'forbidden', code: 'FAILED_VALIDATION' },
    })
    const nested = await send('admin', 'POST /items/books', { title: 'x', author: { email: 'x' } })
    expect(nested.json().errors[0].extensions).toEqual({ field: 'name', path: ['author'], type: 'required', code: 'FAILED_VALIDATION' })
  })

  it('updates one, several, and each', async () => {
    const [a, b] = await dataOf('admin', 'POST /items/books?sort=title', [{ title: 'a' }, { title: 'b' }])
    expect(failureOf(await send('admin', `PATCH /items/books/${a.id}`, { pages: 7, id: randomUUID() }))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(await dataOf('admin', `PATCH /items/books/${a.id}?fields=title,pages,changed_by`, { pages: 7, id: a.id })).toEqual({
      title: 'a',
      pages: 7,
      changed_by: adminUser,
    })
    expect(await dataOf('admin', 'PATCH /items/books?fields=pages', { keys: [a.id, b.id], data: { pages: 8 } })).toEqual([
      { pages: 8 },
      { pages: 8 },
    ])
    expect(
      await dataOf('admin', 'PATCH /items/books?fields=pages&sort=title', [
        { id: a.id, pages: 1 },
        { id: b.id, pages: 2 },
      ]),
    ).toEqual([{ pages: 1 }, { pages: 2 }])
    expect(
      await dataOf('admin', 'PATCH /items/books?fields=title', { query: { filter: { pages: { _eq: 2 } } }, data: { pages: 3 } }),
    ).toEqual([{ title: 'b' }])
    expect(await dataOf('admin', 'PATCH /items/books', { query: { filter: { pages: { _eq: 99 } } }, data: { pages: 3 } })).toEqual([])
    expect((await send('admin', `PATCH /items/books/${randomUUID()}`, { pages: 1 })).statusCode).toBe(204)
  })

  it.each<[string, unknown, string]>([
    ['PATCH', { keys: ['x'] }, '"data" is required'],
    ['PATCH', { data: {} }, '"value" must contain at least one of [query, keys]'],
    ['PATCH', { keys: [], query: {}, data: {} }, '"value" contains a conflict between exclusive peers [query, keys]'],
    ['PATCH', { foo: 1, data: {} }, '"foo" is not allowed'],
    ['PATCH', [{ title: 'x' }], 'Item in update misses primary key'],
    ['DELETE', {}, '"value" must contain at least one of [query, keys]'],
    ['DELETE', { keys: 'x' }, '"keys" must be an array'],
  ])('refuses %s %j', async (method, body, reason) => {
    expect((await send('admin', `${method} /items/books`, body)).json().errors[0].extensions).toEqual({ reason, code: 'INVALID_PAYLOAD' })
  })

  it('deletes one and several', async () => {
    const keys = (await dataOf('admin', 'POST /items/authors', [{ name: 'a' }, { name: 'b' }, { name: 'c' }])).map(
      (author: { id: number }) => author.id,
    )
    expect((await send('admin', `DELETE /items/authors/${keys[0]}`)).statusCode).toBe(204)
    expect((await send('admin', 'DELETE /items/authors', keys.slice(1))).statusCode).toBe(204)
    expect((await send('admin', 'DELETE /items/authors/999999')).statusCode).toBe(204)
    expect(await count('authors')).toBe(0)
    const author = await dataOf('admin', 'POST /items/authors', { name: 'used' })
    await dataOf('admin', 'POST /items/books', { title: 'x', author: author.id })
    expect(failureOf(await send('admin', `DELETE /items/authors/${author.id}`))).toEqual([400, 'INVALID_FOREIGN_KEY'])
  })

  it('writes composite keys', async () => {
    expect(await dataOf('admin', 'POST /items/lines', { a: 1, b: 'x,y', n: 1 })).toEqual({ a: 1, b: 'x,y', n: 1 })
    expect(await dataOf('admin', 'PATCH /items/lines/1,x%2Cy', { n: 2 })).toEqual({ a: 1, b: 'x,y', n: 2 })
    expect((await send('admin', 'DELETE /items/lines/1,x%2Cy')).statusCode).toBe(204)
    expect(await count('lines')).toBe(0)
  })

  it('tells the comma of a key from the comma between the parts of a composite one', async () => {
    await dataOf('admin', 'POST /items/lines', { a: 1, b: 'x, y', n: 1 })
    expect(await dataOf('admin', 'PATCH /items/lines/1,x%2C%20y', { n: 2 })).toEqual({ a: 1, b: 'x, y', n: 2 })
    expect(await dataOf('admin', 'GET /items/lines/1,x%2C%20y')).toEqual({ a: 1, b: 'x, y', n: 2 })
    expect((await send('admin', 'DELETE /items/lines/1,x%2C%20y')).statusCode).toBe(204)
  })

  it('keeps a singleton', async () => {
    expect(await dataOf('admin', 'GET /items/config')).toEqual({ id: null, site: 'My site' })
    expect(await dataOf('admin', 'PATCH /items/config?fields=site', { site: 'Ours' })).toEqual({ site: 'Ours' })
    expect(await dataOf('admin', 'PATCH /items/config?fields=site', { site: 'Yours' })).toEqual({ site: 'Yours' })
    expect(await dataOf('admin', 'GET /items/config?fields=site')).toEqual({ site: 'Yours' })
    for (const request of ['POST /items/config', 'POST /items/config?upsert=site', 'PATCH /items/config/1'])
      expect(failureOf(await send('admin', request, {}))).toEqual([404, 'ROUTE_NOT_FOUND'])
  })

  describe('nested items', () => {
    const fields = 'title,author.name,chapters.title,chapters.position'
    const deep = '&deep[chapters][_sort]=id'

    it('creates what is nested, links what is there', async () => {
      const book = await dataOf('admin', `POST /items/books?fields=id,${fields}${deep}`, {
        title: 'Emma',
        author: { name: 'Jane' },
        chapters: { create: [{ title: 'one' }, { title: 'two' }] },
      })
      expect(book).toMatchObject({
        author: { name: 'Jane' },
        chapters: [
          { title: 'one', position: 1 },
          { title: 'two', position: 2 },
        ],
      })
      const author = (await dataOf('admin', 'GET /items/authors'))[0]
      expect(
        await dataOf('admin', `PATCH /items/books/${book.id}?fields=author.name`, { author: { id: author.id, name: 'Jane Austen' } }),
      ).toEqual({ author: { name: 'Jane Austen' } })
      expect(await dataOf('admin', `PATCH /items/books/${book.id}?fields=author`, { author: null })).toEqual({ author: null })
      expect(await dataOf('admin', `PATCH /items/books/${book.id}?fields=author`, { author: { id: author.id } })).toEqual({
        author: author.id,
      })
    })

    it('takes a list for the whole of it', async () => {
      const book = await dataOf('admin', 'POST /items/books?fields=id,chapters', {
        title: 'Emma',
        chapters: [{ title: 'one' }, { title: 'two' }],
      })
      const other = await dataOf('admin', 'POST /items/books?fields=id,chapters', { title: 'Other', chapters: [{ title: 'foreign' }] })
      const [first, second] = [...book.chapters].sort((a: number, b: number) => a - b)
      const changed = await dataOf('admin', `PATCH /items/books/${book.id}?fields=chapters.id,chapters.title${deep}`, {
        chapters: [second, other.chapters[0], { title: 'new' }],
      })
      expect(changed.chapters.map(({ title }: { title: string }) => title)).toEqual(['two', 'foreign', 'new'])
      expect(await dataOf('admin', `GET /items/chapters/${first}?fields=book`)).toEqual({ book: null })
      expect((await send('admin', `PATCH /items/books/${book.id}`, { chapters: [999999] })).statusCode).toBe(403)
      expect((await dataOf('admin', `PATCH /items/books/${book.id}?fields=chapters`, { chapters: null })).chapters).toEqual([])
      expect((await send('admin', `PATCH /items/books/${book.id}`, { chapters: { foo: [] } })).json().errors[0].extensions.reason).toBe(
        'Invalid one-to-many update structure: "foo" is not allowed',
      )
    })

    it('needs permission for each of them', async () => {
      expect(failureOf(await send('clerk', 'POST /items/books', { title: 'x', author: { name: 'y' } }))).toEqual([403, 'FORBIDDEN'])
      expect(await count('authors')).toBe(0)
      expect(await count('books')).toBe(0)
    })
  })

  describe('permissions', () => {
    it('presets, validates, and hides what may not be read', async () => {
      const book = await dataOf('clerk', 'POST /items/books', { title: 'mine', pages: 5 })
      expect(book).toEqual({ id: expect.any(String), title: 'mine', status: 'draft' })
      expect(failureOf(await send('clerk', 'POST /items/books', { title: 'x', pages: 5000 }))).toEqual([400, 'FAILED_VALIDATION'])
      expect((await send('clerk', 'POST /items/books', { title: 'x', secret: 'y', nope: 1 })).json().errors[0].message).toBe(
        'You don\'t have permission to access fields "secret", "nope" in collection "books" or they do not exist. Queried in root.',
      )
      const hidden = await send('clerk', 'POST /items/books', { title: 'x', status: 'hidden' })
      expect([hidden.statusCode, hidden.body]).toEqual([204, ''])
      expect(failureOf(await send('nobody', 'POST /items/books', { title: 'x' }))).toEqual([403, 'FORBIDDEN'])
      expect(failureOf(await send('admin', 'POST /items/directus_users', {}))).toEqual([403, 'FORBIDDEN'])
    })

    it('asks for every field on every item, all or nothing', async () => {
      const [a, b] = await dataOf('admin', 'POST /items/books?sort=title', [
        { title: 'a', status: 'draft', pages: 50 },
        { title: 'b', status: 'live', pages: 5 },
      ])
      expect(await dataOf('clerk', `PATCH /items/books/${a.id}?fields=title`, { title: 'A' })).toEqual({ title: 'A' })
      expect(failureOf(await send('clerk', `PATCH /items/books/${a.id}`, { pages: 6 }))).toEqual([403, 'FORBIDDEN'])
      expect((await send('clerk', `PATCH /items/books/${b.id}`, { pages: 6 })).statusCode).toBe(200)
      expect(failureOf(await send('clerk', `PATCH /items/books/${b.id}`, { pages: 6, title: 'x' }))).toEqual([403, 'FORBIDDEN'])
      expect(failureOf(await send('clerk', 'PATCH /items/books', { keys: [a.id, b.id], data: { title: 'x' } }))).toEqual([403, 'FORBIDDEN'])
      expect(failureOf(await send('clerk', `PATCH /items/books/${randomUUID()}`, { title: 'x' }))).toEqual([403, 'FORBIDDEN'])
      expect(failureOf(await send('clerk', 'DELETE /items/books', [a.id, b.id]))).toEqual([403, 'FORBIDDEN'])
      expect(await count('books')).toBe(2)
      expect((await send('clerk', `DELETE /items/books/${a.id}`)).statusCode).toBe(204)
    })
  })

  it('records what was done, without secrets', async () => {
    const book = await dataOf('admin', 'POST /items/books', {
      title: 'Emma',
      secret: 'swordfish',
      author: { name: 'Jane' },
      chapters: [{ title: 'one' }],
    })
    await dataOf('admin', `PATCH /items/books/${book.id}`, { title: 'Emma 2', secret: 'herring' })
    await send('admin', 'DELETE /items/chapters', book.chapters)
    await send('admin', `DELETE /items/books/${book.id}`)
    const own = await dataOf('admin', `GET /activity?filter[item]=${book.id}&sort=id&fields=action,user,collection,ip,user_agent`)
    expect(own).toEqual(
      ['create', 'update', 'delete'].map((action) => ({
        action,
        user: adminUser,
        collection: 'books',
        ip: '127.0.0.1',
        user_agent: 'test',
      })),
    )
    const [created, updated] = await dataOf('admin', `GET /revisions?filter[item]=${book.id}&sort=id&fields=id,data,delta,parent`)
    expect(created).toMatchObject({ data: { title: 'Emma', secret: '**********' }, parent: null })
    expect(updated).toMatchObject({
      data: { title: 'Emma 2', secret: '**********', id: book.id },
      delta: { title: 'Emma 2', secret: '**********', changed_by: adminUser },
    })
    const nested = await dataOf('admin', `GET /revisions?filter[parent]=${created.id}&fields=collection&sort=collection`)
    expect(nested).toEqual([{ collection: 'authors' }, { collection: 'chapters' }])
  })

  it('lets listeners change, refuse, and hear of it afterwards', async () => {
    const heard: unknown[] = []
    const { events } = server.platform
    const endings = [
      events.onFilter('books.items.create', (payload) => ({ ...(payload as object), status: 'filtered' })),
      events.onFilter('items.delete', () => {
        throw new Error('no')
      }),
      events.onAction('items.create', ({ event, collection, key }) => heard.push([event, collection, typeof key])),
    ]
    const book = await dataOf('admin', 'POST /items/books', { title: 'x', author: { name: 'n' } })
    expect(book.status).toBe('filtered')
    expect((await send('admin', `DELETE /items/books/${book.id}`)).statusCode).toBe(500)
    expect(await count('books')).toBe(1)
    await events.settled()
    expect(heard).toEqual([
      ['items.create', 'authors', 'number'],
      ['items.create', 'books', 'string'],
    ])
    for (const end of endings) end()
  })

  it('holds to the limit of items in one request', async () => {
    const many = Array.from({ length: 1999 }, () => ({ title: 'c' }))
    expect(failureOf(await send('admin', 'POST /items/books', { title: 'x', chapters: [...many, {}] }))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(await count('chapters')).toBe(0)
  })
})
