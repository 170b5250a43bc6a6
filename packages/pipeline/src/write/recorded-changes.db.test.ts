import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { adminUser, type Books, openBooks } from '../testing/open-books.ts'

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  it('records who did what from where, without secrets', async () => {
    const data = { title: 'Emma', secret: 'swordfish', author: { name: 'Jane' }, chapters: [{ title: 'one' }] }
    const book = await books.create<{ id: string; chapters: number[] }>('books', data)
    await books.update('books', book.id, { title: 'Emma 2', secret: 'herring' })
    await books.ask('admin', { kind: 'delete', collection: 'chapters', query: {}, keys: book.chapters })
    await books.ask('admin', { kind: 'delete', collection: 'books', query: {}, keys: [book.id] })
    const own = { filter: { item: { _eq: book.id } }, sort: 'id' }
    expect(await books.list('directus_activity', { ...own, fields: 'action,user,collection,ip,user_agent' })).toEqual(
      ['create', 'update', 'delete'].map((action) => ({
        action,
        user: adminUser,
        collection: 'books',
        ip: '127.0.0.1',
        user_agent: 'test',
      })),
    )
    const [created, updated] = await books.list('directus_revisions', { ...own, fields: 'id,data,delta,parent' })
    expect(created).toMatchObject({ data: { title: 'Emma', secret: '**********' }, parent: null })
    expect(updated).toMatchObject({
      data: { title: 'Emma 2', secret: '**********', id: book.id },
      delta: { title: 'Emma 2', secret: '**********', changed_by: adminUser },
    })
    const filter = { parent: { _eq: created?.['id'] } }
    expect(await books.list('directus_revisions', { filter, fields: 'collection', sort: 'collection' })).toEqual([
      { collection: 'authors' },
      { collection: 'chapters' },
    ])
  })

  it('lets filters change and refuse a write, and calls actions after it, nested items first', async () => {
    const heard: unknown[] = []
    const { events } = books.platform
    const ends = [
      events.onFilter('books.items.create', (payload) => ({ ...(payload as object), status: 'filtered' })),
      events.onFilter('items.delete', () => {
        throw new Error('no')
      }),
      events.onAction('items.create', ({ event, collection, key }) => heard.push([event, collection, typeof key])),
    ]
    try {
      const book = await books.create<{ id: string; status: string }>('books', { title: 'x', author: { name: 'n' } })
      expect(book.status).toBe('filtered')
      const removal = books.ask('admin', { kind: 'delete', collection: 'books', query: {}, keys: [book.id] })
      await expect(removal).rejects.toMatchObject({ status: 500 })
      expect(await books.count('books')).toBe(1)
      await events.settled()
      expect(heard).toEqual([
        ['items.create', 'authors', 'number'],
        ['items.create', 'books', 'string'],
      ])
    } finally {
      for (const end of ends) end()
    }
  })
})
