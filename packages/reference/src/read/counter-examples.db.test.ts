import { type Connection, dialectFor } from '@recto/dialects'
import { accessOf } from '@recto/query'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillLibrary } from '../conformance/fill-library.ts'
import { librarySchema } from '../conformance/library-schema.ts'
import { type Library, openLibrary } from '../conformance/open-library.ts'

/** Regressions that generated queries once found, written down with the books of the library. */
eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  const schema = librarySchema(dialect.columnTypes)
  let connection: Connection
  let library: Library

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
    await fillLibrary(dialect, connection, schema)
    library = openLibrary(dialect, connection, schema)
  })
  afterAll(() => connection.close())

  it('searches and skips among groups as among items', async () => {
    expect(await library.read('books', { aggregate: { count: '*' }, search: 'zebra' })).toEqual([{ count: 1 }])
    const grouped = { aggregate: { count: '*' }, groupBy: ['status'], limit: 1, offset: 1 }
    expect(await library.read('books', grouped)).toEqual([{ status: 'draft', count: 1 }])
  })

  it('searches among the groups of a nested list', async () => {
    const deep = { chapters: { _aggregate: { count: '*' }, _search: 'C1' } }
    expect(await library.read('books', { fields: 'chapters', filter: { chapters: { _nnull: true } }, sort: 'pages', deep })).toEqual([
      { chapters: [{ count: 1 }] },
      { chapters: [] },
    ])
  })

  it('takes the key of the parent as an order of its groups, which is none', async () => {
    const deep = { chapters: { _aggregate: { count: 'id' }, _groupBy: ['book'], _sort: 'book' } }
    expect(await library.read('books', { fields: 'chapters', filter: { title: { _eq: 'Zebra Tales' } }, deep })).toEqual([
      { chapters: [{ count: { id: 3 } }] },
    ])
  })

  it('leaves calls out of wildcards that the caller may not make', async () => {
    const access = accessOf({ books: [{ fields: ['id', 'title', 'chapters'] }] })
    const query = { fields: 'title,*', alias: { n: 'count(chapters)' }, filter: { title: { _eq: 'Mango' } } }
    expect(await library.read('books', query, { access })).toEqual([{ id: expect.any(String), title: 'Mango' }])
  })

  it('leaves calls out of the collections of a many-to-any field they do not fit', async () => {
    const query = { fields: 'item.count(image)', filter: { collection: { _eq: 'block_text' } }, sort: 'id', limit: 1 }
    await expect(library.read('books_blocks', query)).resolves.toHaveLength(1)
  })

  it('finds no row without a value by what a list excludes, not even by an empty one', async () => {
    const query = { fields: 'title', filter: { pages: { _nin: ['$CURRENT_USER.pages'] } }, sort: 'title' }
    const titles = (await library.read('books', query, { variables: { '$CURRENT_USER.pages': [] } })) as { title: string }[]
    expect(titles.map(({ title }) => title)).toEqual(expect.not.arrayContaining(['Mango']))
    expect(titles).toHaveLength(3)
  })

  it('counts nothing for the order of rows whose related row is missing', async () => {
    const query = { fields: 'author', sort: '-author.count(books)' }
    const authors = ((await library.read('books', query)) as { author: number | null }[]).map(({ author }) => author)
    const found = [1, 1, 2]
    expect(authors).toEqual(dialect.supports.nullsFirst ? [...found, null] : [null, ...found])
  })

  it('gives the row behind a to-one relation whatever limit is asked of it', async () => {
    const query = { fields: 'author.name', filter: { title: { _eq: 'Mango' } }, deep: { author: { _limit: 0 } } }
    expect(await library.read('books', query)).toEqual([{ author: { name: 'Bob' } }])
  })
})
