import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminUser, type Books, openBooks } from '../testing/open-books.ts'

eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  const refusal = (code: string) => ({ code })
  const updateEach = (collection: string, each: readonly unknown[], query = {}) =>
    books.ask('admin', { kind: 'update', collection, query, each })
  const remove = (collection: string, keys: readonly (string | number)[]) =>
    books.ask('admin', { kind: 'delete', collection, query: {}, keys })

  describe('an update', () => {
    it('changes one item, several alike, and each in its own way', async () => {
      const created = await books.create<{ id: string }[]>('books', [{ title: 'a' }, { title: 'b' }], { sort: 'title' })
      const [a = '', b = ''] = created.map(({ id }) => id)
      await expect(books.update('books', a, { pages: 7, id: randomUUID() })).rejects.toMatchObject(refusal('INVALID_PAYLOAD'))
      expect(await books.update('books', a, { pages: 7, id: a }, { fields: 'title,pages,changed_by' })).toEqual({
        title: 'a',
        pages: 7,
        changed_by: adminUser,
      })
      const both = { kind: 'update', collection: 'books', query: { fields: 'pages' }, keys: [a, b], data: { pages: 8 } } as const
      expect(await books.ask('admin', both)).toEqual([{ pages: 8 }, { pages: 8 }])
      const own = [
        { id: a, pages: 1 },
        { id: b, pages: 2 },
      ]
      expect(await updateEach('books', own, { fields: 'pages', sort: 'title' })).toEqual([{ pages: 1 }, { pages: 2 }])
      await expect(updateEach('books', [{ title: 'x' }])).rejects.toMatchObject({
        code: 'INVALID_PAYLOAD',
        extensions: { reason: 'Item in update misses primary key' },
      })
    })

    it('changes the items that a query selects', async () => {
      await books.create('books', [
        { title: 'a', pages: 1 },
        { title: 'b', pages: 2 },
      ])
      const update = (pages: number) =>
        books.ask('admin', {
          kind: 'update',
          collection: 'books',
          query: { fields: 'title' },
          selection: { filter: { pages: { _eq: pages } } },
          data: { pages: 3 },
        })
      expect(await update(2)).toEqual([{ title: 'b' }])
      expect(await update(99)).toEqual([])
    })

    it('answers an administrator with nothing for an item that does not exist', async () => {
      expect(await books.update('books', randomUUID(), { pages: 1 })).toBeNull()
    })

    it('changes an item twice that is named twice', async () => {
      const created = await books.create<{ id: number }[]>('authors', [{ name: 'Jane' }, { name: 'Ann' }], { sort: 'id' })
      const [jane, ann] = created.map(({ id }) => id)
      await updateEach('authors', [
        { id: jane, name: 'one' },
        { id: ann, name: 'Anne' },
        { id: jane, email: 'e' },
        { id: jane, name: 'two' },
      ])
      expect(await books.list('authors', { fields: 'name,email', sort: 'id' })).toEqual([
        { name: 'two', email: 'e' },
        { name: 'Anne', email: null },
      ])
    })
  })

  describe('a delete', () => {
    it('deletes one item and several, and needs none to exist', async () => {
      const created = await books.create<{ id: number }[]>('authors', [{ name: 'a' }, { name: 'b' }, { name: 'c' }])
      const [first = 0, ...others] = created.map(({ id }) => id)
      for (const keys of [[first], others, [999_999]]) expect(await remove('authors', keys)).toBeNull()
      expect(await books.count('authors')).toBe(0)
    })

    it('refuses to delete what another item refers to', async () => {
      const { id } = await books.create<{ id: number }>('authors', { name: 'used' })
      await books.create('books', { title: 'x', author: id })
      await expect(remove('authors', [id])).rejects.toMatchObject(refusal('INVALID_FOREIGN_KEY'))
    })
  })

  it('changes and deletes by query no more items than a list shows, unless the selection sets a limit', async () => {
    await books.create(
      'authors',
      Array.from({ length: 105 }, (_, index) => ({ name: `Author ${index}` })),
      { fields: 'id' },
    )
    const filter = { name: { _starts_with: 'Author' } }
    const query = { limit: '-1' }
    const changed = await books.ask('admin', { kind: 'update', collection: 'authors', query, selection: { filter }, data: { email: null } })
    expect(changed).toHaveLength(100)
    await books.ask('admin', { kind: 'delete', collection: 'authors', query, selection: { filter } })
    expect(await books.count('authors')).toBe(5)
    await books.ask('admin', { kind: 'delete', collection: 'authors', query: {}, selection: { filter, limit: -1 } })
    expect(await books.list('authors')).toEqual([])
  })

  it.each(['1,x%2Cy', '1,x%2C%20y'])('finds an item by its composite key %s', async (key) => {
    const item = { a: 1, b: key.includes('%20') ? 'x, y' : 'x,y', n: 1 }
    expect(await books.create('lines', item)).toEqual(item)
    expect(await books.update('lines', key, { n: 2 })).toEqual({ ...item, n: 2 })
    expect(await books.ask('admin', { kind: 'read', collection: 'lines', query: {}, key })).toEqual({ ...item, n: 2 })
    await remove('lines', [key])
    expect(await books.count('lines')).toBe(0)
  })

  it('keeps one row of a singleton, and shows its defaults before there is one', async () => {
    const read = (query = {}) => books.ask('admin', { kind: 'read', collection: 'config', query })
    const write = (site: string) => books.ask('admin', { kind: 'upsert', collection: 'config', query: { fields: 'site' }, data: { site } })
    expect(await read()).toEqual({ id: null, site: 'My site' })
    expect(await write('Ours')).toEqual({ site: 'Ours' })
    expect(await write('Yours')).toEqual({ site: 'Yours' })
    expect(await read({ fields: 'site' })).toEqual({ site: 'Yours' })
  })

  it('refuses a change or deletion of an item that somebody else has changed since', async () => {
    const { id } = await books.create<{ id: number }>('authors', { name: 'Jane' })
    const latest = async () => {
      const filter = { item: { _eq: String(id) }, collection: { _eq: 'authors' } }
      return (await books.list('directus_revisions', { filter, sort: '-id', limit: 1, fields: 'id' })).map((row) => String(row['id']))
    }
    const seen = await latest()
    const update = (ifRevision: readonly string[], data: object, key = id) =>
      ({ kind: 'update', collection: 'authors', query: {}, keys: [key], isOne: true, data, ifRevision }) as const
    const removal = (ifRevision: readonly string[]) =>
      ({ kind: 'delete', collection: 'authors', query: {}, keys: [id], ifRevision }) as const
    await books.ask('admin', update(seen, { name: 'Jane Austen' }))
    for (const input of [update(seen, { name: 'lost' }), removal(seen), update(['*'], { name: 'x' }, 999_999)])
      await expect(books.ask('admin', input)).rejects.toMatchObject(refusal('PRECONDITION_FAILED'))
    await expect(books.ask('clerk', update(seen, { name: 'x' }))).rejects.toMatchObject(refusal('FORBIDDEN'))
    expect(await books.list('authors', { fields: 'name' })).toEqual([{ name: 'Jane Austen' }])
    await books.ask('admin', removal(['1', ...(await latest())]))
    expect(await books.count('authors')).toBe(0)
  })
})
