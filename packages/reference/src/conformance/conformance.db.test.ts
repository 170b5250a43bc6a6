import { type Connection, dialectFor } from '@recto/dialects'
import { apple, eachDatabase, empty, hello, mango, zebra } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openSuiteLibrary } from './open-library.ts'

const letters: Readonly<Record<string, string>> = { [zebra]: 'Z', [apple]: 'A', [mango]: 'M', [empty]: 'E' }

/** Filters over books, and the books they find: the same everywhere, or by what the engine can tell apart. */
type Expected = string | { readonly sensitive: string; readonly insensitive: string }

const filters: readonly (readonly [filter: Record<string, unknown>, expected: Expected])[] = [
  [{ title: { _neq: 'Zebra Tales' } }, 'AME'],
  [{ title: { _in: ['zebra tales', 'MANGO'] } }, { sensitive: '', insensitive: 'ZM' }],
  [{ body: { _contains: '%' } }, 'ZM'],
  [{ body: { _contains: '_' } }, 'Z'],
  [{ body: { _null: true } }, 'AE'],
  [{ body: { _null: false } }, 'ZM'],
  [{ body: { _empty: true } }, 'AME'],
  [{ body: { _nempty: true } }, 'Z'],
  [{ pages: { _neq: 100 } }, 'AE'],
  [{ pages: { _nin: [100] } }, 'AE'],
  [{ pages: { _nbetween: [60, 150] } }, 'AE'],
  [{ pages: { _in: [null, 100] } }, 'Z'],
  [{ status: { _in: [null, 'draft'] } }, 'A'],
  [{ status: { _nin: [null, 'draft'] } }, ''],
  [{ pages: { _gt: 60, _lt: 150 } }, 'Z'],
  [{ pages: { _or: [{ _lt: 60 }, { _gt: 150 }] } }, 'AE'],
  [{ published: { _eq: true } }, 'Z'],
  [{ published: { _eq: 'false' } }, 'AM'],
  [{ published: { _neq: true } }, 'AM'],
  [{ author: { name: { _neq: 'Alice' } } }, 'M'],
  [{ author: { _null: true } }, 'E'],
  [{ author: { name: { _null: true } } }, 'E'],
  [{ author: { books: { title: { _eq: 'apple pie' } } } }, 'ZA'],
  [{ chapters: { id: { _null: true } } }, 'ME'],
  [{ chapters: { _null: true } }, 'ME'],
  [{ chapters: { _nnull: true } }, 'ZA'],
  [{ chapters: { _eq: 1 } }, 'Z'],
  [{ chapters: { pages: { _gt: 15 }, title: { _eq: 'C1' } } }, ''],
  [{ _and: [{ chapters: { _some: { title: { _eq: 'C1' } } } }, { chapters: { _some: { title: { _eq: 'C2' } } } }] }, 'Z'],
  [{ _and: [{ chapters: { title: { _eq: 'C1' } } }, { chapters: { title: { _eq: 'C2' } } }] }, ''],
  [{ chapters: { _none: { title: { _eq: 'C1' } } } }, 'AME'],
  [{ chapters: { _some: { title: { _eq: 'C1' }, pages: { _gt: 15 } } } }, ''],
  [{ chapters: { _some: { title: { _eq: 'C2' }, pages: { _gt: 15 } } } }, 'Z'],
  [{ chapters: { _some: {} } }, 'ZA'],
  [{ chapters: { _none: {} } }, 'ME'],
  [{ genres: { genres_id: { children: { name: { _eq: 'Fantasy' } } } } }, 'Z'],
  [{ genres: { _none: { genres_id: { name: { _eq: 'Fiction' } } } } }, 'AME'],
  [{ blocks: { 'item:block_text': { content: { _eq: 'hello' } } } }, 'Z'],
  [{ blocks: { collection: { _eq: 'block_image' } } }, 'Z'],
  [{ 'count(chapters)': { _eq: 0 } }, 'ME'],
  [{ 'count(chapters)': { _gt: 1 } }, 'Z'],
  [{ 'count(meta)': { _eq: 3 } }, 'A'],
  [{ 'year(pub_date)': { _null: true } }, 'ME'],
  [{ 'year(pub_date)': { _between: [2020, 2023] } }, 'A'],
  [{ 'hour(stamp)': { _eq: 22 } }, 'A'],
  [{ stamp: { _eq: '2024-03-15T12:20:30+02:00' } }, 'Z'],
  [{ pub_date: { _gte: '2024-03-15T00:00:00Z' } }, 'Z'],
  [{ pub_date: { _lt: '$NOW' } }, 'ZA'],
  [{ pub_date: { _gt: '$NOW(-1 year)' } }, 'Z'],
  [{ read_time: { _eq: '13:45:10' } }, 'Z'],
  [{ released: { _gt: '2023-06-01' } }, 'Z'],
  [{ price: { _eq: 12.5 } }, 'Z'],
  [{ price: { _lt: '0' } }, 'E'],
  [{ views: { _eq: '9007199254740993' } }, 'Z'],
  [{ views: { _gt: 100 } }, 'Z'],
  [{ rating: { _gt: 3.25 } }, 'Z'],
  [{ id: { _eq: apple } }, 'A'],
  [{ id: { _in: [apple, zebra] } }, 'ZA'],
  [{ tags: { _contains: 'red' } }, 'Z'],
  [{ secret: { _null: true } }, 'AME'],
  [{ meta: { _null: true } }, 'ME'],
  [{ meta: { _json: { 'b.c': { _eq: 'x' }, a: { _gt: 0 } } } }, 'Z'],
  [{ meta: { _json: { 'b.list[1]': { _eq: 2 } } } }, 'Z'],
  [{ '$FOLLOW(chapters,book)': { title: { _eq: 'C1' } } }, 'Z'],
  [{ '$FOLLOW(chapters,book)': { _none: { pages: { _gt: 7 } } } }, 'AME'],
  [{ _or: [{ chapters: { title: { _eq: 'P1' } } }, { author: { name: { _eq: 'Bob' } } }] }, 'AM'],
  [
    {
      _and: [{ _or: [{ chapters: { title: { _eq: 'C1' } } }, { status: { _eq: 'archived' } }] }, { chapters: { pages: { _null: true } } }],
    },
    'E',
  ],
  [{ chapters: { _or: [{ title: { _eq: 'P1' } }, { pages: { _gt: 25 } }] } }, 'ZA'],
  [{ chapters: { _or: [{ title: { _null: true } }, { pages: { _gt: 25 } }] } }, 'ZME'],
  [{ author: { country: { name: { _starts_with: 'Ger' } } } }, 'ZA'],
  [{ author: { country: { name: { _null: true } } } }, 'E'],
  [{ author: { 'year(born)': { _eq: 1984 } } }, 'ZA'],
  [{ author: { 'count(books)': { _gt: 1 } } }, 'ZA'],
  [{}, 'ZAME'],
  [{ _and: [] }, 'ZAME'],
  [{ _or: [] }, 'ZAME'],
  [{ _or: [{ title: { _eq: 'Mango' } }, {}] }, 'ZAME'],
]

/** Values no column can hold: found nowhere, excluded from nothing, and never an engine's error. */
const impossible: readonly (readonly [filter: Record<string, unknown>, expected: string])[] = [
  [{ id: { _eq: 'garbage' } }, ''],
  [{ id: { _neq: 'garbage' } }, 'ZAME'],
  [{ id: { _in: ['garbage', apple] } }, 'A'],
  [{ pages: { _eq: '99999999999999999999' } }, ''],
  [{ pages: { _lt: '99999999999999999999' } }, 'ZAE'],
  [{ pages: { _neq: 1.5 } }, 'ZAE'],
  [{ pages: { _gt: 99.5 } }, 'ZA'],
  [{ views: { _gt: '-99999999999999999999' } }, 'ZA'],
  [{ rating: { _lt: '1e300' } }, 'ZA'],
  [{ price: { _lt: '1e300' } }, 'ZAE'],
  [{ author: { _eq: 99_999_999_999 } }, ''],
]

const searches: readonly (readonly [term: string, expected: string])[] = [
  ['100', 'Z'],
  ['12.5', 'Z'],
  ['published', 'ZM'],
  ['red', ''],
  ['2024', ''],
  ['true', ''],
  ['Alice', ''],
  [apple, 'A'],
  ['99999999999999999999', ''],
]

const sorts: readonly (readonly [sort: string, nullsFirst: string, nullsLast: string])[] = [
  ['pages', 'MEZA', 'EZAM'],
  ['author.name', 'EZAM', 'ZAME'],
  ['-chapters.pages', 'ZAME', 'MEZA'],
  ['-count(chapters)', 'ZAME', 'ZAME'],
  ['chapters', 'MEZA', 'ZAME'],
  ['-author.country.name', 'MZAE', 'EMZA'],
  ['blocks.item:block_text.content', 'ZAME', 'ZAME'],
  ['year(pub_date)', 'MEAZ', 'AZME'],
  ['-json(meta, b.c)', 'ZAME', 'AMEZ'],
]

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection
  let library: Library

  beforeAll(async () => {
    ;({ library, connection } = await openSuiteLibrary(database))
  })
  afterAll(() => connection?.close())

  const found = async (query: Record<string, unknown>): Promise<string> => {
    const rows = (await library.read('books', { fields: ['id'], ...query })) as { id: string }[]
    return rows.map(({ id }) => letters[id]).join('')
  }

  describe('filters', () => {
    it.each(filters)('%j', async (filter, expected) => {
      const { sensitive, insensitive } = typeof expected === 'string' ? { sensitive: expected, insensitive: expected } : expected
      const wanted = dialect.supports.caseInsensitiveEquality ? insensitive : sensitive
      expect(await found({ filter })).toBe(wanted)
      const counts = await library.count('books', { filter, meta: ['filter_count', 'estimate'] })
      expect([counts.filtered, counts.estimate]).toEqual([wanted.length, wanted.length])
    })
    it.each(impossible)('%j', async (filter, expected) => {
      expect(await found({ filter })).toBe(expected)
    })
    it('compare case as the engine does', async () => {
      const isInsensitive = dialect.supports.caseInsensitiveLike
      expect(await found({ filter: { title: { _contains: 'zebra' } } })).toBe(isInsensitive ? 'Z' : '')
      expect(await found({ filter: { title: { _icontains: 'zebra' } } })).toBe('Z')
      expect(await found({ filter: { title: { _nistarts_with: 'ZEB' } } })).toBe('AME')
    })
    it.each([
      [{ pages: { _eq: 'many' } }, 'Invalid numeric value'],
      [{ pub_date: { _eq: 'someday' } }, 'Invalid date value'],
      [{ pub_date: { _eq: '2024-02-30' } }, 'Invalid date value'],
      [{ title: { _eq: 'a\u0000b' } }, "A value can't contain the character U+0000"],
    ])('%j is refused', async (filter, reason) => {
      await expect(found({ filter })).rejects.toMatchObject({ code: 'INVALID_QUERY', extensions: { reason } })
    })
  })

  it.each(searches)('search %s', async (search, expected) => {
    expect(await found({ search })).toBe(expected)
  })

  it.each(sorts)('sort %s', async (sort, nullsFirst, nullsLast) => {
    expect(await found({ sort: [sort, 'sort'] })).toBe(dialect.supports.nullsFirst ? nullsFirst : nullsLast)
  })

  describe('groups', () => {
    it('count by a key', async () => {
      const [none, alice, bob] = [
        { author: null, count: 1 },
        { author: 1, count: 2 },
        { author: 2, count: 1 },
      ]
      const rows = await library.read('books', { groupBy: 'author', aggregate: { count: '*' } })
      expect(rows).toEqual(dialect.supports.nullsFirst ? [none, alice, bob] : [alice, bob, none])
    })
    it('decode what they are grouped by', async () => {
      const rows = await library.read('books', { groupBy: 'tags', aggregate: { count: '*' }, filter: { tags: { _nnull: true } } })
      expect(rows).toEqual([
        { tags: ['red', 'blue'], count: 1 },
        { tags: ['x', 'y'], count: 1 },
      ])
    })
    it('compute in one form', async () => {
      const aggregate = {
        count: ['*', 'id', 'pages'],
        sum: ['pages', 'price', 'views'],
        avg: ['pages', 'price'],
        min: ['title', 'pub_date', 'price', 'pages'],
        max: ['stamp', 'views', 'secret'],
        countDistinct: ['author'],
        countAll: '*',
      }
      expect(await library.read('books', { aggregate })).toEqual([
        {
          count: { '*': 4, id: 4, pages: 3 },
          sum: { pages: 350, price: '16.00', views: '9007199254741005' },
          avg: { pages: expect.closeTo(116.66666, 3), price: '5.333333' },
          min: { title: '', pub_date: '2023-01-01', price: '-1.50', pages: 50 },
          max: { stamp: '2024-03-15T10:20:30.000Z', views: '9007199254740993', secret: '**********' },
          countDistinct: { author: 2 },
          countAll: 4,
        },
      ])
    })
    it('group by parts of dates, sorted and limited', async () => {
      const rows = await library.read('books', {
        groupBy: 'status,year(pub_date)',
        aggregate: { count: '*' },
        sort: '-count,status',
        limit: 2,
        filter: { pub_date: { _nnull: true } },
      })
      expect(rows).toEqual([
        { status: 'draft', pub_date_year: 2023, count: 1 },
        { status: 'published', pub_date_year: 2024, count: 1 },
      ])
    })
    it('keep those that are asked for', async () => {
      expect(
        await library.read('books', { groupBy: 'status', aggregate: { count: '*', sum: 'pages' }, having: { count: { _gt: 1 } } }),
      ).toEqual([{ status: 'published', count: 2, sum: { pages: 100 } }])
      expect(await library.read('books', { groupBy: 'status', having: { status: { _neq: 'draft' } } })).toEqual([
        { status: 'archived' },
        { status: 'published' },
      ])
    })
    it('are made per parent below', async () => {
      const deep = { chapters: { _aggregate: { count: ['id'] }, _groupBy: ['book'] } }
      expect(await library.read('books', { fields: 'chapters', deep, limit: 3 })).toEqual([
        { chapters: [{ count: { id: 3 } }] },
        { chapters: [{ count: { id: 1 } }] },
        { chapters: [] },
      ])
    })
  })

  describe('fields', () => {
    it('are given in one form', async () => {
      expect(await library.read('books', {}, { key: zebra })).toEqual({
        id: zebra,
        sort: 1,
        title: 'Zebra Tales',
        status: 'published',
        pages: 100,
        price: '12.50',
        views: '9007199254740993',
        rating: 4.5,
        published: true,
        pub_date: '2024-03-15',
        released: '2024-03-15T10:20:30',
        stamp: '2024-03-15T10:20:30.000Z',
        read_time: '13:45:10',
        meta: { a: 1, b: { c: 'x', list: [1, 2, { z: true }] } },
        tags: ['red', 'blue'],
        body: 'Lorem 100% ipsum',
        secret: '**********',
        author: 1,
        chapters: [1, 2, 3],
        genres: [1, 2],
        blocks: [1, 2],
        translations: [1, 2],
      })
    })
    it('reach through relations', async () => {
      expect(await library.read('books', { fields: 'title,author.name,genres.genres_id.name', limit: 2 })).toEqual([
        {
          title: 'Zebra Tales',
          author: { name: 'Alice' },
          genres: [{ genres_id: { name: 'Fiction' } }, { genres_id: { name: 'Poetry' } }],
        },
        { title: 'apple pie', author: { name: 'Alice' }, genres: [{ genres_id: { name: 'Fantasy' } }] },
      ])
    })
    it('reach any collection', async () => {
      const [all] = (await library.read('books', { fields: 'blocks.item.*', limit: 1 })) as unknown[]
      expect(all).toEqual({ blocks: [{ item: { id: hello, content: 'hello' } }, { item: { id: 7, image: 'cover.png' } }] })
      const [one] = (await library.read('books', { fields: 'blocks.item:block_text.content', limit: 1 })) as unknown[]
      expect(one).toEqual({ blocks: [{ item: { content: 'hello' } }, { item: '7' }] })
    })
    it('give nothing where a relation leads nowhere', async () => {
      expect(await library.read('books', { fields: 'author.name,chapters.id', filter: { status: { _eq: 'archived' } } })).toEqual([
        { author: null, chapters: [] },
      ])
    })
    it('call functions', async () => {
      const fields =
        'year(pub_date),month(pub_date),week(pub_date),day(released),weekday(pub_date),hour(read_time),minute(stamp),second(released),count(chapters),count(meta),json(meta, b.list[2].z),json(meta, b),author.year(born)'
      expect(await library.read('books', { fields }, { key: zebra })).toEqual({
        pub_date_year: 2024,
        pub_date_month: 3,
        pub_date_week: 11,
        released_day: 15,
        pub_date_weekday: 5,
        read_time_hour: 13,
        stamp_minute: 20,
        released_second: 30,
        chapters_count: 3,
        meta_count: 0,
        meta_b_list_2_z_json: true,
        meta_b_json: { c: 'x', list: [1, 2, { z: true }] },
        author: { born_year: 1984 },
      })
    })
    it('have other names', async () => {
      const query = {
        alias: { x: 'chapters', y: 'chapters', n: 'count(chapters)', w: 'author', t: 'title' },
        fields: 'x.id,y.id,n,w.name,t',
        deep: { x: { _filter: { pages: { _gt: 15 } } }, y: { _limit: 1 } },
      }
      expect(await library.read('books', query, { key: zebra })).toEqual({
        n: 3,
        t: 'Zebra Tales',
        x: [{ id: 2 }, { id: 3 }],
        y: [{ id: 1 }],
        w: { name: 'Alice' },
      })
    })
    it('collapse to keys when none is left', async () => {
      expect(await library.read('books', { fields: 'title.foo', limit: 1 })).toEqual([zebra])
      expect(await library.read('books', { fields: 'chapters.title.foo', limit: 1 })).toEqual([{ chapters: [1, 2, 3] }])
    })
    it('follow keys of several columns', async () => {
      expect(await library.read('copies', { fields: '*,shelves.label', sort: 'id' })).toEqual([
        { id: 1, room: 'north', position: 2, note: 'worn', shelves: { label: 'second' } },
        { id: 2, room: 'a,b', position: 1, note: 'new', shelves: { label: 'odd' } },
        { id: 3, room: null, position: null, note: 'lost', shelves: null },
      ])
      expect(await library.read('copies', { fields: 'shelves', sort: 'id' })).toEqual([
        { shelves: 'north,2' },
        { shelves: 'a%2Cb,1' },
        { shelves: null },
      ])
      expect(await library.read('shelves', { fields: 'label,copies.note' }, { key: 'a%2Cb,1' })).toEqual({
        label: 'odd',
        copies: [{ note: 'new' }],
      })
      expect(await library.read('copies', { fields: 'id', filter: { shelves: { _eq: 'a%2Cb,1' } } })).toEqual([{ id: 2 }])
      expect(await library.read('copies', { fields: 'id', filter: { shelves: { label: { _eq: 'second' } } } })).toEqual([{ id: 1 }])
    })
    it('are read without a key', async () => {
      expect(await library.read('visits', { sort: '-visitors' })).toEqual([
        { day: '2024-01-02', visitors: 5 },
        { day: '2024-01-01', visitors: 3 },
      ])
    })
  })

  describe('pages', () => {
    it('are counted from one and win over offsets', async () => {
      expect(await found({ limit: 2, page: 2 })).toBe('ME')
      expect(await found({ limit: 2, page: 2, offset: 3 })).toBe('ME')
      expect(await found({ limit: 2, offset: 1 })).toBe('AM')
      expect(await found({ limit: 0 })).toBe('')
      expect(await found({ limit: -1, offset: 3 })).toBe('E')
    })
    it('nest', async () => {
      const deep = { chapters: { _sort: '-pages', _limit: 2, _offset: 1 } }
      expect(await library.read('books', { fields: 'chapters.id', deep, limit: 1 })).toEqual([{ chapters: [{ id: 2 }, { id: 1 }] }])
    })
    it.each(['sort', '-pages', 'author.name,-title', 'published,-stamp', 'price', '-released'])(
      'go on from a cursor, sorted by %s',
      async (sort) => {
        const whole = await found({ sort })
        let seen = ''
        let cursor: string | null = ''
        for (let page = 0; cursor !== null && page < 6; page++) {
          const query: Record<string, unknown> = { sort, cursor, limit: 1 }
          seen += await found(query)
          cursor = await library.next('books', { fields: ['id'], ...query })
        }
        expect(seen).toBe(whole)
      },
    )
    it('stream item by item', async () => {
      expect(await library.read('books', { fields: 'title', limit: 2 }, { form: 'rows' })).toEqual([
        { title: 'Zebra Tales' },
        { title: 'apple pie' },
      ])
    })
  })
})
