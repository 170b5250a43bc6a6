import { accessOf } from '../access-of.ts'
import type { Access } from '../access.ts'
import type { KeyValues } from '../key.ts'

/** One shape of request. */
export interface GoldenCase {
  readonly name: string
  readonly collection: string
  readonly query: Readonly<Record<string, unknown>>
  readonly access?: Access
  readonly key?: KeyValues
  readonly keys?: readonly KeyValues[]
  readonly form?: 'document' | 'rows' | 'fields'
  /** Without indexes on foreign keys. */
  readonly isUnindexed?: boolean
}

const books = 'books'
const rules = accessOf({
  books: [
    { filter: { status: { _eq: 'published' } }, fields: ['id', 'title', 'status', 'author', 'chapters', 'sort'] },
    { filter: { author: { _eq: '$CURRENT_USER.author' } }, fields: ['id', 'pages', 'secret'] },
  ],
  authors: [{ filter: { country: { name: { _eq: 'Germany' } } }, fields: '*' }],
  chapters: [{ filter: { pages: { _gt: 1 } }, fields: '*' }],
})

/** As many policies give: rules over the same related row share one sub-query. */
const manyRules = accessOf({
  books: ['Alice', 'Bob', 'Carol'].map((name) => ({ filter: { author: { name: { _eq: name } } }, fields: '*' })),
})

/** Every shape of read once. Their statements lie beside this file, one per dialect. */
export const goldenCases: readonly GoldenCase[] = [
  { name: 'flat', collection: books, query: { fields: 'id,title,pages,price,views,published,stamp,meta,tags,secret' } },
  { name: 'by-key', collection: books, query: { fields: 'title' }, key: ['11111111-1111-4111-8111-111111111111'] },
  { name: 'by-keys', collection: 'chapters', query: { fields: 'title' }, keys: [[1], [2], [3]] },
  { name: 'composite-key', collection: 'shelves', query: { fields: 'label,copies.note' }, key: ['north', 1] },
  { name: 'composite-reference', collection: 'copies', query: { fields: 'shelves', filter: { shelves: { label: { _eq: 'odd' } } } } },
  { name: 'keyless', collection: 'visits', query: { limit: 10 } },
  { name: 'to-one', collection: books, query: { fields: 'title,author.name,author.country.name' } },
  { name: 'to-many', collection: books, query: { fields: 'title,chapters.title', deep: { chapters: { _filter: { pages: { _gt: 15 } }, _sort: '-pages', _limit: 2, _offset: 1 } } } },
  { name: 'keys-of-to-many', collection: books, query: { fields: 'chapters' } },
  { name: 'many-to-many', collection: books, query: { fields: 'genres.genres_id.name' } },
  { name: 'many-to-any', collection: books, query: { fields: 'blocks.collection,blocks.item:block_text.content' } },
  { name: 'functions', collection: books, query: { fields: 'year(pub_date),week(stamp),weekday(released),hour(read_time),count(chapters),count(meta),json(meta, b.list[2].z)' } },
  { name: 'alias', collection: books, query: { alias: { t: 'title', n: 'count(chapters)' }, fields: 't,n' } },
  { name: 'bare-keys', collection: books, query: { fields: 'title.foo' } },
  { name: 'rows-form', collection: books, query: { fields: 'title', limit: -1 }, form: 'rows' },
  { name: 'fields-form', collection: books, query: { fields: 'id,title,pages,price,published,stamp,meta,author.name,chapters.title' }, form: 'fields' },
  { name: 'filter-comparisons', collection: books, query: { fields: 'id', filter: { pages: { _gt: 1, _lte: 9, _between: [2, 5], _neq: 3 }, price: { _gte: '1.5' }, views: { _lt: 7 }, stamp: { _gt: '$NOW(-1 day)' }, published: { _eq: true } } } },
  { name: 'filter-text', collection: books, query: { fields: 'id', filter: { title: { _contains: 'a', _ncontains: 'b', _istarts_with: 'c', _nends_with: 'd', _empty: false }, body: { _empty: true } } } },
  { name: 'filter-lists', collection: books, query: { fields: 'id', filter: { status: { _in: ['a', 'b', 'c'] }, pages: { _nin: [1, 2] }, title: { _in: '$CURRENT_ROLES' } } } },
  { name: 'filter-to-one', collection: books, query: { fields: 'id', filter: { author: { name: { _eq: 'Alice' }, country: { name: { _eq: 'Germany' } } } } } },
  { name: 'filter-missing', collection: books, query: { fields: 'id', filter: { author: { name: { _null: true } } } } },
  { name: 'filter-to-many', collection: books, query: { fields: 'id', filter: { chapters: { pages: { _gt: 15 }, title: { _eq: 'C1' } } } } },
  { name: 'filter-or', collection: books, query: { fields: 'id', filter: { _or: [{ chapters: { title: { _eq: 'C1' } } }, { genres: { genres_id: { name: { _eq: 'Tech' } } } }, { pages: { _eq: 1 } }] } } },
  { name: 'filter-or-shared', collection: books, query: { fields: 'id', filter: { chapters: { _or: [{ title: { _eq: 'C1' } }, { pages: { _gt: 15 } }] } } } },
  { name: 'filter-some-none', collection: books, query: { fields: 'id', filter: { chapters: { _some: { pages: { _gt: 1 } }, _none: { title: { _eq: 'C1' } } } } } },
  { name: 'filter-any', collection: books, query: { fields: 'id', filter: { blocks: { 'item:block_image': { image: { _eq: 'cover.png' } } } } } },
  { name: 'filter-follow', collection: books, query: { fields: 'id', filter: { '$FOLLOW(chapters,book)': { title: { _eq: 'C1' } } } } },
  { name: 'filter-functions', collection: books, query: { fields: 'id', filter: { 'year(pub_date)': { _eq: 2024 }, 'count(chapters)': { _gt: 1 }, meta: { _json: { 'b.c': { _eq: 'x' }, a: { _gt: 0 } } } } } },
  { name: 'search-text', collection: books, query: { fields: 'id', search: 'zebra' } },
  { name: 'search-number', collection: books, query: { fields: 'id', search: '100' } },
  { name: 'sort', collection: books, query: { fields: 'id', sort: '-author.name,chapters.pages,year(pub_date),-count(chapters)' } },
  { name: 'sort-narrowed', collection: books, query: { fields: 'id', filter: { status: { _eq: 'draft' } }, sort: '-chapters.pages,-count(chapters)' } },
  { name: 'sort-reverse', collection: books, query: { fields: 'id', sort: '-chapters.pages' } },
  { name: 'paged', collection: books, query: { fields: 'id', limit: 10, page: 3 } },
  { name: 'cursor', collection: books, query: { fields: 'id', sort: '-pages', limit: 10, cursor: Buffer.from('{"k0":100,"k1":"11111111-1111-4111-8111-111111111111"}').toString('base64url') } },
  { name: 'aggregate', collection: books, query: { aggregate: { count: ['*', 'pages'], countDistinct: 'author', sum: 'price', avg: ['pages', 'price'], min: 'title', max: 'stamp' } } },
  { name: 'groups', collection: books, query: { groupBy: 'status,year(pub_date)', aggregate: { count: '*' }, sort: '-count', having: { count: { _gt: 1 } }, limit: 5 } },
  { name: 'groups-below', collection: books, query: { fields: 'title,chapters', deep: { chapters: { _aggregate: { sum: ['pages'] }, _groupBy: ['book'] } } } },
  { name: 'unindexed-lists', collection: books, isUnindexed: true, query: { fields: 'title,chapters.title,author.books.title', limit: 10, deep: { chapters: { _sort: '-pages', _limit: 2, _offset: 1 } } } },
  { name: 'unindexed-counts', collection: books, isUnindexed: true, query: { fields: 'count(chapters)', filter: { 'count(chapters)': { _gt: 1 } }, sort: '-chapters.pages' } },
  { name: 'unindexed-groups', collection: books, isUnindexed: true, query: { fields: 'title,chapters', deep: { chapters: { _aggregate: { sum: ['pages'] } } } } },
  { name: 'access-rows', collection: books, access: rules, query: { fields: 'title,status' } },
  { name: 'access-masks', collection: books, access: rules, query: { fields: 'title,pages,secret', sort: '-pages', filter: { pages: { _gt: 5 } } } },
  { name: 'access-relations', collection: books, access: rules, query: { fields: 'title,author.name,chapters.title,count(chapters)', filter: { author: { name: { _eq: 'Alice' } } } } },
  { name: 'access-many-rules', collection: books, access: manyRules, query: { fields: 'title' } },
  { name: 'access-by-key', collection: books, access: manyRules, query: { fields: 'title' }, keys: [[1]] },
  { name: 'access-aggregate', collection: books, access: rules, query: { aggregate: { count: '*', sum: 'pages' } } },
]
