import type { Connection } from '@recto/dialects'
import { apple, eachDatabase, hello, zebra } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openSuiteLibrary, type ReadOptions } from './open-library.ts'

eachDatabase((database) => {
  let connection: Connection
  let library: Library

  beforeAll(async () => {
    ;({ library, connection } = await openSuiteLibrary(database))
  })
  afterAll(() => connection?.close())

  const first = async (query: Record<string, unknown>, collection = 'books', options: ReadOptions = {}): Promise<unknown> =>
    ((await library.read(collection, { limit: 1, ...query }, options)) as unknown[])[0]

  describe('wildcards', () => {
    it('expand relations as deep as they are many', async () => {
      expect(await first({ fields: '*.*' }, 'chapters')).toMatchObject({
        id: 1,
        title: 'C1',
        book: { id: zebra, author: 1, chapters: [1, 2, 3] },
      })
      expect(await first({ fields: '*.*.*' }, 'chapters')).toMatchObject({
        book: { author: { name: 'Alice' }, chapters: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      })
      expect(await first({ fields: 'chapters.*.title' })).toEqual({
        chapters: [1, 2, 3].map((id) => ({ id, title: `C${id}`, pages: id * 10, book: { title: 'Zebra Tales' } })),
      })
    })
    it('reach every collection of a many-to-any field', async () => {
      expect(await first({ fields: 'blocks.*.*' })).toMatchObject({
        blocks: [{ item: { id: hello, content: 'hello' }, books_id: { title: 'Zebra Tales' } }, { item: { id: 7 } }],
      })
    })
    it('leave implicit relations out', async () => {
      expect(Object.keys((await first({ fields: '*' }, 'shelves')) as object)).toEqual(['room', 'position', 'label'])
      expect(Object.keys((await first({ fields: '*' }, 'copies')) as object)).toEqual(['id', 'room', 'position', 'note'])
    })
    it('do not go back when told so', async () => {
      expect(await first({ fields: 'chapters.*.*', backlink: 'false' })).toMatchObject({
        chapters: [{ book: zebra }, { book: zebra }, { book: zebra }],
      })
      expect(await first({ fields: 'chapters.*.*' })).toMatchObject({ chapters: [{ book: { id: zebra } }, {}, {}] })
    })
    it('include aliases', async () => {
      expect(await first({ fields: '*', alias: { name: 'label' } }, 'shelves')).toEqual({
        room: 'a,b',
        position: 1,
        label: 'odd',
        name: 'odd',
      })
    })
    it('stop before an answer grows without bound', async () => {
      await expect(library.read('books', { fields: '*.*.*.*.*.*.*.*.*.*' })).rejects.toMatchObject({ code: 'INVALID_QUERY' })
    })
  })

  describe('deep', () => {
    it('filters single items to null', async () => {
      expect(await first({ fields: 'author.name', deep: { author: { _filter: { name: { _eq: 'Bob' } } } } })).toEqual({ author: null })
      const deep = { blocks: { 'item:block_text': { _filter: { content: { _eq: 'bye' } } } } }
      expect(await first({ fields: 'blocks.item:block_text.content', deep })).toEqual({ blocks: [{ item: null }, { item: '7' }] })
    })
    it('searches, sorts, pages and renames at its level', async () => {
      expect(await first({ fields: 'chapters.title', deep: { chapters: { _search: 'c2' } } })).toEqual({ chapters: [{ title: 'C2' }] })
      expect(await first({ fields: 'chapters', deep: { chapters: { _sort: '-id', _limit: 2 } } })).toEqual({ chapters: [3, 2] })
      expect(await first({ fields: 'chapters', deep: { chapters: { _limit: 1, _page: 3 } } })).toEqual({ chapters: [3] })
      expect(await first({ fields: 'chapters.t', deep: { chapters: { _alias: { t: 'title' } } } })).toEqual({
        chapters: [{ t: 'C1' }, { t: 'C2' }, { t: 'C3' }],
      })
      expect(await first({ fields: 'genres.genres_id.name', deep: { genres: { _sort: ['-genres_id.name'] } } })).toEqual({
        genres: [{ genres_id: { name: 'Poetry' } }, { genres_id: { name: 'Fiction' } }],
      })
      expect(await first({ fields: 'chapters', deep: { chapters: { _limit: 0 } } })).toEqual({ chapters: [] })
    })
    it('reaches through several levels', async () => {
      const deep = { books: { _sort: 'title', chapters: { _filter: { pages: { _lt: 25 } }, _sort: '-pages' } } }
      const answer = await first({ fields: 'books.title,books.chapters.pages', deep }, 'authors', {})
      expect((answer as { books: unknown[] }).books).toContainEqual({ title: 'Zebra Tales', chapters: [{ pages: 20 }, { pages: 10 }] })
    })
    it('of what was not asked for is ignored', async () => {
      expect(await first({ fields: 'title', deep: { chapters: { _filter: { nope: { _eq: 1 } } } } })).toEqual({ title: 'Zebra Tales' })
      await expect(first({ fields: 'chapters.id', deep: { chapters: { _filter: { nope: { _eq: 1 } } } } })).rejects.toThrow(
        'Queried in "chapters".',
      )
    })
  })

  describe('bounds', () => {
    it('hold lists at every level', async () => {
      const limits = { limitDefault: 2 }
      expect(await library.read('books', { fields: 'chapters' }, { limits })).toEqual([{ chapters: [1, 2] }, { chapters: [4] }])
      expect(await library.read('chapters', { fields: 'id', limit: -1 }, { limits: { limitMax: 3 } })).toHaveLength(3)
      expect(await library.read('books', { fields: 'id', limit: 2, page: 1 }, { limits })).toHaveLength(2)
    })
    it.each([
      { fields: 'author.books.author.name' },
      { filter: { author: { books: { author: { name: { _eq: 'x' } } } } } },
      { sort: 'author.books.author.name' },
    ])('hold the depth of %j', async (query) => {
      await expect(library.read('books', query, { limits: { depthMax: 3 } })).rejects.toMatchObject({
        extensions: { reason: 'Max relational depth exceeded' },
      })
    })
    it('hold filters that multiply their combinations', async () => {
      const paths = ['chapters', 'genres', 'blocks', 'translations', 'author'].flatMap((field) => [
        { [field]: { _null: true } },
        { author: { books: { [field]: { _null: true } } } },
        { author: { books: { author: { books: { [field]: { _null: true } } } } } },
      ])
      const filter = { _and: [{ _or: paths }, { _or: [...paths].reverse() }] }
      const answer = await library.read('books', { fields: 'id', filter }).catch((error: unknown) => error)
      expect(Array.isArray(answer) || (answer as { code?: string }).code === 'INVALID_QUERY').toBe(true)
    })
  })

  describe('refusals', () => {
    it.each<readonly [Record<string, unknown>, string]>([
      [{ fields: 'year(title)' }, 'Invalid function specified "year"'],
      [{ fields: 'json(title, a)' }, 'Invalid function specified "json"'],
      [{ sort: 'hour(pub_date)' }, 'Invalid function specified "hour"'],
      [{ filter: { 'year(title)': { _eq: 1 } } }, 'Invalid filter key "year(title)" on "books"'],
      [{ filter: { id: { _contains: 'a' } } }, '"uuid" field type does not contain the "_contains" filter operator'],
      [{ filter: { title: { _gt: 'a' } } }, '"string" field type does not contain the "_gt" filter operator'],
      [{ filter: { title: { _regex: 'a' } } }, '"string" field type does not contain the "_regex" filter operator'],
      [{ filter: { meta: { _eq: 'a' } } }, '"json" field type does not contain the "_eq" filter operator'],
      [{ filter: { secret: { _eq: 'hidden' } } }, 'Field with "conceal" special does not allow the "_eq" filter operator'],
      [{ filter: { title: { _some: { a: 1 } } } }, '"books.title" is not a relational field'],
      [{ filter: { author: { _some: { name: 'a' } } } }, '"_some" can only be used with top level relational alias field'],
      [{ filter: { author: { books: { _none: { title: 'a' } } } } }, '"_none" can only be used with top level relational alias field'],
      [
        { filter: { blocks: { item: { _eq: 'a' } } } },
        'You have to provide a collection scope when sorting or filtering on a many-to-any item',
      ],
      [{ sort: 'blocks.item.content' }, 'You have to provide a collection scope when sorting or filtering on a many-to-any item'],
      [{ aggregate: { median: 'pages' } }, 'Invalid aggregate function "median"'],
      [{ aggregate: { sum: '*' } }, '"sum" needs a field'],
      [{ aggregate: { sum: 'title' } }, '"string" field type does not allow the "sum" aggregate function'],
      [{ aggregate: { count: 'chapters' } }, '"alias" field type does not allow the "count" aggregate function'],
      [{ groupBy: 'author.name' }, 'Invalid group "author.name": groups are fields of the collection itself'],
      [{ groupBy: 'chapters' }, 'Invalid group "chapters": its values cannot be grouped'],
      [{ groupBy: 'status', sort: 'pages' }, 'Invalid sort "pages": it is neither grouped nor computed'],
      [{ cursor: 'bm9uc2Vuc2U' }, '"cursor" is not valid for this query'],
      [{ sort: 'title', cursor: Buffer.from('{"k0":1}').toString('base64url') }, '"cursor" is not valid for this query'],
    ])('%j', async (query, reason) => {
      await expect(library.read('books', query)).rejects.toMatchObject({ code: 'INVALID_QUERY', extensions: { reason } })
    })
  })

  it('sorts by what has no order of its own', async () => {
    expect(await library.read('books', { fields: 'id', sort: '-meta', filter: { meta: { _nnull: true } } })).toEqual([
      { id: zebra },
      { id: apple },
    ])
    expect(await library.read('books', { fields: 'id', sort: ['secret', 'sort'] })).toHaveLength(4)
  })
})
