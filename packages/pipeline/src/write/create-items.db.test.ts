import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'
import { variedBook } from '../testing/varied-book.ts'

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  const latestRevision = async (collection: string, item: string | number) => {
    const filter = { collection: { _eq: collection }, item: { _eq: String(item) } }
    return (await books.list('directus_revisions', { filter, sort: '-id', limit: 1, fields: 'data,delta,activity.action' }))[0]
  }

  it('fills in keys, dates and casts, masks secrets, and ignores unknown names', async () => {
    const book = await books.create<Record<string, unknown>>('books', {
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
    expect(Date.parse(String(book['created']))).toBeGreaterThan(Date.now() - 60_000)
  })

  it('creates a thousand in their order, and none when one fails', async () => {
    expect(await books.create('authors', [])).toEqual([])
    const names = Array.from({ length: 1000 }, (_, index) => ({ name: `Author ${String(index).padStart(4, '0')}` }))
    const created = await books.create<{ name: string }[]>('authors', names, { fields: 'id,name', sort: 'id' })
    expect(created.map(({ name }) => name)).toEqual(names.map(({ name }) => name))
    const counts = async () => [await books.count('authors'), await books.count('directus_activity')]
    const before = await counts()
    await expect(books.create('authors', [{ name: 'a' }, { name: null }])).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
    const twice = ['a', 'b'].map((name) => ({ name, email: 'x' }))
    await expect(books.create('authors', twice)).rejects.toMatchObject({ code: 'RECORD_NOT_UNIQUE' })
    await expect(books.create('books', { title: 'x', author: 999_999 })).rejects.toMatchObject({ code: 'INVALID_FOREIGN_KEY' })
    expect(await counts()).toEqual(before)
  })

  it('writes nothing when what was written could not be shown as it was asked for', async () => {
    const before = await books.count('authors')
    for (const query of [{ groupBy: ['2.1e-188'] }, { cursor: 'x' }, { sort: 'name', cursor: 'e30' }]) {
      await expect(books.create('authors', { name: 'x' }, query), JSON.stringify(query)).rejects.toMatchObject({ code: 'INVALID_QUERY' })
      await expect(books.create('authors', [{ name: 'x' }], query), JSON.stringify(query)).rejects.toMatchObject({ code: 'INVALID_QUERY' })
    }
    expect(await books.count('authors')).toBe(before)
  })

  it('creates rows that have nothing but a key', async () => {
    expect(await books.create('tickets', {})).toEqual({ id: 1 })
    expect(await books.create('tickets', [{}, {}])).toEqual([{ id: 2 }, { id: 3 }])
  })

  it('generates keys above those that were sent', async () => {
    const create = async (ticket: object) => (await books.create<{ id: number }>('tickets', ticket)).id
    expect(await books.create('tickets', [{ id: 500 }, { id: 5000 }], { sort: 'id' })).toEqual([{ id: 500 }, { id: 5000 }])
    expect([await create({}), await create({ id: 700 }), await create({})]).toEqual([5001, 700, 5002])
  })

  it('creates many as it creates one', async () => {
    const sent = Array.from({ length: 60 }, (_, index) => variedBook(index))
    const created = await books.create<{ id: string; title: string }[]>('books', sent, { fields: 'title,pages,meta,published,id' })
    const byTitle = new Map(created.map((book) => [book.title, book]))
    for (const { secret: _, ...shown } of sent) expect(byTitle.get(shown.title)).toMatchObject(shown)
    const masked = { ...variedBook(7), secret: '**********' }
    expect(await latestRevision('books', String(byTitle.get(masked.title)?.id))).toEqual({
      data: masked,
      delta: masked,
      activity: { action: 'create' },
    })
  })

  it('gives each of many its own key, and records it under that key', async () => {
    for (const round of ['first', 'second']) {
      const names = Array.from({ length: 60 }, (_, index) => ({ name: `${round} ${index} "😀"` }))
      const authors = await books.create<{ id: number; name: string }[]>('authors', names, { fields: 'id,name', sort: 'id' })
      expect(authors.map(({ name }) => ({ name }))).toEqual(names)
      for (const { id, name } of [0, 40, 59].map((index) => authors[index]).filter((author) => author !== undefined)) {
        expect(await books.list('authors', { filter: { id: { _eq: id } }, fields: 'name' })).toEqual([{ name }])
        expect(await latestRevision('authors', id)).toEqual({ data: { name }, delta: { name }, activity: { action: 'create' } })
      }
    }
  })

  it('names the field, the rule and the place of a value that does not fit', async () => {
    await expect(books.create('books', { title: 'forbidden', author: { email: 'x' } })).rejects.toMatchObject({
      message: 'Validation failed for field "title". Value can\'t be "forbidden".',
      extensions: { field: 'title', path: [], type: 'neq', invalid: 'forbidden' },
    })
    await expect(books.create('books', { title: 'x', author: { email: 'x' } })).rejects.toMatchObject({
      code: 'FAILED_VALIDATION',
      extensions: { field: 'name', path: ['author'], type: 'required' },
    })
  })

  it('answers with what the query makes of the created items, filter and limit included', async () => {
    const query = { fields: 'name', sort: '-name', limit: '1', filter: { name: { _neq: 'x2' } } }
    expect(await books.create('authors', [{ name: 'x1' }, { name: 'x2' }, { name: 'x3' }], query)).toEqual([{ name: 'x3' }])
    expect(await books.count('authors')).toBe(3)
  })

  it('refuses more items than one request may write, nested ones counted', async () => {
    const chapters = Array.from({ length: 2000 }, () => ({ title: 'c' }))
    await expect(books.create('books', { title: 'x', chapters })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect(await books.count('chapters')).toBe(0)
  })
})
