import { type Connection, dialectFor } from '@recto/dialects'
import { type Access, parseFilter } from '@recto/query'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openSuiteLibrary } from './open-library.ts'

type RuleInput = readonly [filter: Record<string, unknown> | null, fields: readonly string[] | '*']

function accessTo(collections: Readonly<Record<string, readonly RuleInput[]>>): Access {
  const rules = Object.entries(collections).map(
    ([name, inputs]) =>
      [
        name,
        {
          rules: inputs.map(([filter, fields]) => ({
            filter: filter === null ? null : parseFilter(filter),
            fields: fields === '*' ? ('*' as const) : new Set(fields),
          })),
        },
      ] as const,
  )
  return { fingerprint: JSON.stringify(collections), isUnrestricted: false, collections: new Map(rules) }
}

/** One policy shows published books without their body, another the bodies of books rated over 3. */
const books: readonly RuleInput[] = [
  [{ status: { _eq: 'published' } }, ['id', 'title', 'status', 'author', 'sort', 'chapters', 'pages']],
  [{ rating: { _gt: 3 } }, ['id', 'rating', 'tags']],
]
const overlapping = accessTo({
  books,
  authors: [[{ name: { _eq: 'Alice' } }, ['id', 'name', 'books']]],
  chapters: [[{ pages: { _gt: 15 } }, ['id', 'title', 'pages', 'book']]],
})

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection
  let library: Library

  beforeAll(async () => {
    ;({ library, connection } = await openSuiteLibrary(database))
  })
  afterAll(() => connection?.close())

  const read = (query: Record<string, unknown>, access = overlapping, collection = 'books') => library.read(collection, query, { access })

  describe('rows', () => {
    it('are those some rule with a selected field matches', async () => {
      expect(await read({ fields: 'title,rating', sort: 'rating' })).toHaveLength(3)
      expect(await read({ fields: 'title' })).toEqual([{ title: 'Zebra Tales' }, { title: 'Mango' }])
      expect(await read({ fields: 'tags' })).toHaveLength(2)
    })
    it('are counted by every rule', async () => {
      expect(
        await library.count('books', { fields: 'title', meta: '*', filter: { title: { _nnull: true } } }, { access: overlapping }),
      ).toMatchObject({ total: 3, filtered: 2 })
    })
    it('are hidden at every level', async () => {
      const rows = await read({ fields: 'title,author,author.name,chapters.title', sort: '-title' })
      expect(rows).toEqual([
        { title: 'Zebra Tales', author: { name: 'Alice' }, chapters: [{ title: 'C2' }, { title: 'C3' }] },
        { title: 'Mango', author: null, chapters: [] },
      ])
      expect(await read({ fields: 'title,author', sort: '-title' })).toEqual([
        { title: 'Zebra Tales', author: 1 },
        { title: 'Mango', author: 2 },
      ])
    })
    it('behind a filter or a sort are only those that may be seen', async () => {
      expect(await read({ fields: 'title', filter: { chapters: { title: { _eq: 'C1' } } } })).toEqual([])
      expect(await read({ fields: 'title', filter: { chapters: { _some: { title: { _eq: 'C1' } } } } })).toEqual([])
      expect(await read({ fields: 'title', filter: { author: { name: { _eq: 'Bob' } } } })).toEqual([])
      expect(await read({ fields: 'title', filter: { author: { name: { _null: true } } } })).toEqual([{ title: 'Mango' }])
      expect(await read({ fields: 'title', filter: { 'count(chapters)': { _eq: 2 } } })).toEqual([{ title: 'Zebra Tales' }])
      expect(await read({ fields: 'title,count(chapters)', filter: { title: { _starts_with: 'Z' } } })).toEqual([
        { title: 'Zebra Tales', chapters_count: 2 },
      ])
    })
  })

  describe('masked values', () => {
    it('are null where no rule that has them matches', async () => {
      const rows = (await read({ fields: 'title,rating,tags', sort: '-rating', filter: { rating: { _nnull: true } } })) as unknown[]
      expect(rows).toEqual([
        { title: 'Zebra Tales', rating: 4.5, tags: ['red', 'blue'] },
        { title: null, rating: 3.25, tags: ['x', 'y'] },
      ])
    })
    it('are not found by filter or search', async () => {
      expect(await read({ fields: 'id,title,rating', filter: { title: { _eq: 'apple pie' } } })).toEqual([])
      expect(await read({ fields: 'id,title,rating', search: 'apple' })).toEqual([])
      expect(await read({ fields: 'rating', filter: { title: { _null: true } } })).toEqual([{ rating: 3.25 }])
    })
    it('do not decide an order', async () => {
      const rows = (await read({ fields: 'title,rating', sort: ['title', 'sort', 'id'] })) as { title: string | null }[]
      const titles = rows.map(({ title }) => title).filter((title) => title !== null)
      expect(titles).toEqual(['Mango', 'Zebra Tales'])
      expect(rows.map(({ title }) => title).indexOf(null)).toBe(dialect.supports.nullsFirst ? 0 : 2)
    })
    it('are left out of aggregates and groups', async () => {
      expect(await read({ aggregate: { count: '*', sum: 'pages', max: 'title' } })).toEqual([
        { count: 3, sum: { pages: 100 }, max: { title: 'Zebra Tales' } },
      ])
      const groups = await read({ groupBy: 'status', aggregate: { count: '*' } })
      expect(groups).toEqual([{ status: 'published', count: 2 }])
    })
    it('hide what they lead to', async () => {
      const rows = (await read({ fields: 'rating,chapters.id,author.name', filter: { rating: { _eq: 3.25 } } })) as unknown[]
      expect(rows).toEqual([{ rating: 3.25, chapters: null, author: null }])
      expect(await read({ fields: 'rating', filter: { chapters: { pages: { _gt: 0 } }, rating: { _eq: 3.25 } } })).toEqual([])
    })
  })

  describe('rules', () => {
    it('see what the caller may not', async () => {
      const access = accessTo({ books: [[{ author: { country: { name: { _eq: 'Germany' } } }, secret: { _nnull: true } }, ['title']]] })
      expect(await read({}, access)).toEqual([{ title: 'Zebra Tales' }])
      const some = accessTo({ books: [[{ chapters: { _some: { title: { _eq: 'C1' }, pages: { _lt: 15 } } } }, ['title']]] })
      expect(await read({}, some)).toEqual([{ title: 'Zebra Tales' }])
    })
    it('bind their variables late', async () => {
      const access = accessTo({
        books: [
          [{ author: { _eq: '$CURRENT_USER.author' } }, ['title', 'sort']],
          [{ status: { _in: '$CURRENT_ROLES' } }, ['title', 'sort']],
        ],
      })
      const titles = async (variables: Record<string, unknown>) =>
        ((await library.read('books', {}, { access, variables })) as { title: string }[]).map(({ title }) => title)
      expect(await titles({ '$CURRENT_USER.author': 2, $CURRENT_ROLES: [] })).toEqual(['Mango'])
      expect(await titles({ '$CURRENT_USER.author': null, $CURRENT_ROLES: ['draft'] })).toEqual(['apple pie', ''])
      expect(await titles({ '$CURRENT_USER.author': 1, $CURRENT_ROLES: ['archived', 'published', 'draft'] })).toHaveLength(4)
    })
  })

  it('are paged by cursor only where no row can be lost between two pages', async () => {
    const access = accessTo({
      books: [[null, ['title', 'status']]],
      chapters: [
        [{ pages: { _gt: 15 } }, ['id']],
        [null, ['title']],
      ],
      visits: [[null, '*']],
    })
    const refusal = { code: 'INVALID_QUERY', extensions: { reason: '"cursor" needs a primary key that may be read' } }
    await expect(read({ fields: 'title', sort: 'status', cursor: '', limit: 1 }, access)).rejects.toMatchObject(refusal)
    await expect(read({ fields: 'title,id', sort: 'title', cursor: '' }, access, 'chapters')).rejects.toMatchObject(refusal)
    await expect(read({ sort: 'day', cursor: '' }, access, 'visits')).rejects.toMatchObject(refusal)
    expect(await read({ fields: 'id', sort: 'title', cursor: '', limit: 1 }, access, 'chapters')).toEqual([{ id: 2 }])
  })

  describe('names', () => {
    const closed = accessTo({
      books: [[null, ['id', 'title', 'author', 'blocks', 'sort']]],
      books_blocks: [[null, '*']],
      block_text: [[null, '*']],
    })
    it.each([
      [{ fields: 'nope' }, 'access field "nope" in collection "books" or it does not exist. Queried in root.'],
      [{ fields: 'pages,nope' }, 'access fields "pages", "nope" in collection "books" or they do not exist. Queried in root.'],
      [{ fields: 'divider' }, 'access field "divider" in collection "books"'],
      [{ fields: 'blocks.nope' }, 'access field "nope" in collection "books_blocks" or it does not exist. Queried in "blocks".'],
      [{ filter: { pages: { _gt: 1 } } }, 'access field "pages" in collection "books" or it does not exist. Queried in root.'],
      [{ filter: { author: { name: { _eq: 'Bob' } } } }, 'access collection "authors" or it does not exist. Queried in "author".'],
      [
        { filter: { blocks: { 'item:block_image': { image: { _null: true } } } } },
        'access collection "block_image" or it does not exist. Queried in "blocks.item:block_image".',
      ],
      [{ filter: { title: { foo: { _eq: 1 } } } }, 'access field "foo" in collection "books"'],
      [
        { filter: { '$FOLLOW(chapters,book)': { title: { _null: true } } } },
        'access collection "chapters" or it does not exist. Queried in "$FOLLOW(chapters,book)".',
      ],
      [{ sort: 'author.name' }, 'access collection "authors"'],
      [{ sort: '-pages' }, 'access field "pages"'],
      [{ sort: '-' }, 'access field "" in collection "books"'],
      [{ aggregate: { sum: 'pages' } }, 'access field "pages"'],
      [{ groupBy: 'nope' }, 'access field "nope"'],
      [{ alias: { p: 'pages' }, fields: 'p' }, 'access field "pages"'],
      [{ fields: 'year(pub_date)' }, 'access field "pub_date"'],
    ])('%j are refused', async (query, message) => {
      await expect(read(query, closed)).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining(message) })
    })
    it('of collections out of reach vanish from selections', async () => {
      expect(await read({ fields: 'title,author.name,chapters.title,genres', limit: 1 }, closed)).toEqual([{ title: 'Zebra Tales' }])
      expect(await read({ fields: 'title,author,author.country.name', limit: 1 }, accessTo({ books, authors: [[null, '*']] }))).toEqual([
        { title: 'Zebra Tales', author: 1 },
      ])
      expect(await read({ fields: 'blocks.item.*', limit: 1 }, closed)).toEqual([
        { blocks: [{ item: expect.objectContaining({ content: 'hello' }) }, { item: null }] },
      ])
      expect(await read({ fields: '*', limit: 1 }, closed)).toEqual([
        { id: expect.anything(), sort: 1, title: 'Zebra Tales', author: 1, blocks: [1, 2] },
      ])
    })
    it('of unknown and of hidden collections are refused alike', async () => {
      for (const name of ['nope', 'authors']) {
        await expect(read({}, closed, name)).rejects.toMatchObject({
          message: `You don't have permission to access collection "${name}" or it does not exist. Queried in root.`,
        })
      }
    })
  })
})
