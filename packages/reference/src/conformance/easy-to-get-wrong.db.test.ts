import type { Connection } from '@recto/dialects'
import { apple, eachDatabase, empty, mango, zebra } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Library, openSuiteLibrary } from './open-library.ts'

const letters: Readonly<Record<string, string>> = { [zebra]: 'Z', [apple]: 'A', [mango]: 'M', [empty]: 'E' }

/** Mistakes that are easy to make in the query language, one test each; those about HTTP are tested in `rest`. */
eachDatabase((database) => {
  let connection: Connection
  let library: Library

  beforeAll(async () => {
    ;({ library, connection } = await openSuiteLibrary(database))
  })
  afterAll(() => connection?.close())

  const found = async (query: Record<string, unknown>, variables: Record<string, unknown> = {}): Promise<string> => {
    const rows = (await library.read('books', { fields: ['id'], ...query }, { variables })) as { id: string }[]
    return rows.map(({ id }) => letters[id]).join('')
  }
  const first = async (query: Record<string, unknown>): Promise<unknown> =>
    ((await library.read('books', { limit: 1, ...query })) as unknown[])[0]

  it.each([
    [{ fields: 'nope' }, 'field "nope" in collection "books" or it does not exist. Queried in root.'],
    [{ sort: 'nope' }, 'field "nope" in collection "books" or it does not exist. Queried in root.'],
    [{ filter: { nope: { _eq: 1 } } }, 'field "nope" in collection "books" or it does not exist. Queried in root.'],
    [{ filter: { 'author.name': { _eq: 'Bob' } } }, 'field "author.name" in collection "books" or it does not exist.'],
    [{ sort: '?' }, 'field "?" in collection "books" or it does not exist.'],
  ])('forbids %j to all callers', async (query, message) => {
    await expect(library.read('books', query)).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining(message) })
  })

  it('gives no rows for an empty limit, and a page of the default size for a page alone', async () => {
    expect(await found({ limit: '' })).toBe('')
    expect(await found({ page: 2 })).toBe('')
    expect(await found({ page: 1 })).toBe('ZAME')
    expect(await found({ limit: 2, page: 0, offset: 1 })).toBe('AM')
    expect(await found({ limit: -1, page: 2, offset: 1 })).toBe('AME')
  })

  it('keeps rows without a value out of everything that excludes', async () => {
    expect(await found({ filter: { body: { _neq: 'x' } } })).toBe('ZM')
    expect(await found({ filter: { body: { _nin: ['x'] } } })).toBe('ZM')
    expect(await found({ filter: { body: { _ncontains: 'x' } } })).toBe('ZM')
    expect(await found({ filter: { body: { _nstarts_with: 'x' } } })).toBe('ZM')
    expect(await found({ filter: { pages: { _nbetween: [1, 2] } } })).toBe('ZAE')
  })

  it('takes words in filters for what they say', async () => {
    expect(await found({ filter: { body: { _eq: 'null' } } })).toBe('AE')
    expect(await found({ filter: { body: { _neq: 'NULL' } } })).toBe('ZM')
    expect(await found({ filter: { published: { _eq: 'true' } } })).toBe('Z')
  })

  it.each(['100.0', '1e2', '0100', '1111', '11111111-1111', 'hidden', '2024-03-15'])('finds nothing by the term %s', async (search) => {
    expect(await found({ search })).toBe('')
  })

  it('counts what is found, however it is paged, and as numbers', async () => {
    const query = { search: 'a', filter: { status: { _eq: 'published' } }, limit: 1, page: 7, meta: '*' }
    expect(await library.count('books', query)).toMatchObject({ total: 4, filtered: 2 })
    const shown = { aggregate: { count: ['*'] }, meta: ['filter_count'], filter: { chapters: { pages: { _gt: 1 } } } }
    expect(await library.count('books', shown)).toMatchObject({ filtered: 2 })
    expect(await library.read('books', shown)).toEqual([{ count: 2 }])
  })

  it('nests counts of fields, and not that of rows', async () => {
    expect(await library.read('books', { aggregate: { count: '*' } })).toEqual([{ count: 4 }])
    expect(await library.read('books', { aggregate: { count: 'id,pages' } })).toEqual([{ count: { id: 4, pages: 3 } }])
    expect(await library.read('books', { aggregate: { count: '*' }, filter: { id: { _null: true } } })).toEqual([{ count: 0 }])
  })

  it('names what functions give after field and function, in filters as the call', async () => {
    expect(await first({ fields: 'year(pub_date),author.year(born)' })).toEqual({ pub_date_year: 2024, author: { born_year: 1984 } })
    await expect(library.read('books', { filter: { 'year(author.born)': { _eq: 1984 } } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps parents whose list a deep filter empties', async () => {
    const deep = { chapters: { _filter: { pages: { _gt: 1000 } } }, author: { _filter: { name: { _eq: 'nobody' } } } }
    expect(await library.read('books', { fields: 'chapters.id,author.name', deep, limit: 2 })).toEqual([
      { chapters: [], author: null },
      { chapters: [], author: null },
    ])
  })

  it('disables an OR that has an empty alternative, and only that', async () => {
    const disabled = { _or: [{ pages: { _eq: 50 } }, {}] }
    expect(await found({ filter: { _and: [disabled, { status: { _eq: 'draft' } }] } })).toBe('A')
    expect(await found({ filter: { _and: [{}, { status: { _eq: 'draft' } }] } })).toBe('A')
  })

  it('compares with nobody as with nothing', async () => {
    expect(await found({ filter: { author: { _eq: '$CURRENT_USER' } } }, { $CURRENT_USER: null })).toBe('E')
    expect(await found({ filter: { author: { _neq: '$CURRENT_USER' } } }, { $CURRENT_USER: null })).toBe('ZAM')
  })

  it('leaves % and _ their meaning in patterns and terms', async () => {
    expect(await found({ filter: { title: { _starts_with: 'Z_bra' } } })).toBe('Z')
    expect(await found({ search: 'm_n%' })).toBe('M')
    expect(await found({ filter: { title: { _ends_with: '%a\\' } } })).toBe('')
  })

  it('gives bare keys where nothing plain is selected, but not for aliases', async () => {
    expect(await library.read('books', { fields: 'title.foo', limit: 1 })).toEqual([zebra])
    expect(await library.read('books', { fields: 't', alias: { t: 'title' }, limit: 1 })).toEqual([{ t: 'Zebra Tales' }])
  })

  it('tells one condition on a related row from two', async () => {
    const [c1, c2] = [{ chapters: { title: { _eq: 'C1' } } }, { chapters: { title: { _eq: 'C2' } } }]
    expect(await found({ filter: { _and: [c1, c2] } })).toBe('')
    expect(await found({ filter: { _or: [c1, c2] } })).toBe('Z')
    expect(await found({ filter: { chapters: { _some: { _or: [{ title: { _eq: 'C1' } }, { title: { _eq: 'P1' } }] } } } })).toBe('ZA')
    expect(await found({ filter: { chapters: { _none: { _and: [{ title: { _eq: 'C1' } }, { pages: { _gt: 15 } }] } } } })).toBe('ZAME')
  })
})
