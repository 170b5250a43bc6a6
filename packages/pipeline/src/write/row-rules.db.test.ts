import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Books, openBooks } from '../testing/open-books.ts'

/** A clerk reads books that are not hidden, creates books, changes titles of drafts and pages of thin books, and deletes drafts. */
eachDatabase((database) => {
  let books: Books
  beforeAll(async () => {
    books = await openBooks(database)
  })
  afterAll(() => books.platform.connection.close())
  beforeEach(() => books.clear())

  const forbidden = { code: 'FORBIDDEN' }
  const create = (data: object) => books.ask('clerk', { kind: 'create', collection: 'books', query: {}, data })
  const update = (keys: readonly string[], data: object, query = {}) =>
    books.ask('clerk', { kind: 'update', collection: 'books', query, keys, data, isOne: keys.length === 1 })
  const remove = (keys: readonly string[]) => books.ask('clerk', { kind: 'delete', collection: 'books', query: {}, keys })

  it('adds presets, validates, and answers with the readable fields of readable items', async () => {
    expect(await create({ title: 'mine', pages: 5 })).toEqual({ id: expect.any(String), title: 'mine', status: 'draft' })
    await expect(create({ title: 'x', pages: 5000 })).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
    await expect(create({ title: 'x', secret: 'y', nope: 1 })).rejects.toMatchObject({
      message: 'You don\'t have permission to access fields "secret", "nope" in collection "books" or they do not exist. Queried in root.',
    })
    expect(await create({ title: 'x', status: 'hidden' })).toBeNull()
    expect(await books.count('books')).toBe(2)
  })

  it('refuses callers without a policy, and system collections where only items may be named', async () => {
    const input = { kind: 'create', collection: 'books', query: {}, data: { title: 'x' } } as const
    await expect(books.ask('nobody', input)).rejects.toMatchObject(forbidden)
    const system = { ...input, collection: 'directus_users', data: {}, allowsSystem: false } as const
    await expect(books.ask('admin', system)).rejects.toMatchObject(forbidden)
  })

  it('asks for every field of every item, and changes all or nothing', async () => {
    const created = await books.create<{ id: string }[]>(
      'books',
      [
        { title: 'a', status: 'draft', pages: 50 },
        { title: 'b', status: 'live', pages: 5 },
      ],
      { sort: 'title' },
    )
    const [thickDraft = '', thinBook = ''] = created.map(({ id }) => id)
    expect(await update([thickDraft], { title: 'A' }, { fields: 'title' })).toEqual({ title: 'A' })
    await expect(update([thickDraft], { pages: 6 })).rejects.toMatchObject(forbidden)
    expect(await update([thinBook], { pages: 6 })).not.toBeNull()
    await expect(update([thinBook], { pages: 6, title: 'x' })).rejects.toMatchObject(forbidden)
    await expect(update([thickDraft, thinBook], { title: 'x' })).rejects.toMatchObject(forbidden)
    await expect(update([randomUUID()], { title: 'x' })).rejects.toMatchObject(forbidden)
    await expect(remove([thickDraft, thinBook])).rejects.toMatchObject(forbidden)
    expect(await books.list('books', { fields: 'title,pages', sort: 'title' })).toEqual([
      { title: 'A', pages: 50 },
      { title: 'b', pages: 6 },
    ])
    expect(await remove([thickDraft])).toBeNull()
    expect(await books.count('books')).toBe(1)
  })

  it('never writes a row that its rule forbids at that moment', async () => {
    const created = await books.create<{ id: string }[]>(
      'books',
      Array.from({ length: 12 }, (_, index) => ({ title: `t${index}`, status: 'draft' })),
    )
    await Promise.all(
      created.flatMap(({ id }) => [
        update([id], { title: 'by the clerk' }).catch((error: unknown) => expect(error).toMatchObject(forbidden)),
        books.update('books', id, { status: 'published' }),
      ]),
    )
    for (const { id } of created) {
      const filter = { item: { _eq: id } }
      const changes = await books.list<{ delta: { status?: string } }>('directus_revisions', { filter, sort: 'id', fields: 'delta,data' })
      const published = changes.findIndex(({ delta }) => delta.status === 'published')
      expect(published).toBeGreaterThan(0)
      expect(changes.slice(published + 1)).toEqual([])
    }
  })
})
