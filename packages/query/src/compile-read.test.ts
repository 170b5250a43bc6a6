import { sqlite } from '@recto/dialects'
import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { fullAccess } from './access-rules.ts'
import { compileRead } from './compile-read.ts'
import { parseQuery } from './parse/request.ts'
import { shapeOf } from './shape.ts'

const schema = defineSchema(
  {
    collections: {
      authors: { fields: { id: 'integer', name: 'string' } },
      books: { fields: { id: 'integer', title: 'string', pages: 'integer', author: 'integer', sequel: 'integer' } },
    },
    relations: [
      { collection: 'books', field: 'author', related: 'authors', oneField: 'books' },
      { collection: 'books', field: 'sequel', related: 'books' },
    ],
  },
  sqlite.columnTypes,
)

/** The statement of a list of books. */
function booksStatement(input: Readonly<Record<string, unknown>>, roles: readonly string[] = []) {
  const query = parseQuery({ fields: 'id', ...input })
  const plan = compileRead({ schema, dialect: sqlite, collection: 'books', query, access: fullAccess })
  return plan.data({ literals: shapeOf(query).literals, variables: new Map([['$CURRENT_ROLES', roles]]), now: new Date(0) })
}

const orderOf = (sort: string) => /ORDER BY (.*?) LIMIT/.exec(booksStatement({ sort }).sql)?.[1] ?? ''

describe('the order', () => {
  it('ends with the key, also where the key of another row of the collection is sorted by', () => {
    expect(orderOf('sequel.id').split(', ').at(-1)).toMatch(/"id"/)
    expect(orderOf('sequel.id')).not.toBe(orderOf('id'))
    expect(orderOf('sequel.id').match(/"id"/g)).toHaveLength(2)
    expect(orderOf('-id').match(/"id"/g)).toHaveLength(1)
  })

  it('counts nothing, and not zero, for a related row that is not there', () => {
    expect(orderOf('count(author.books)')).toMatch(/CASE WHEN .*"id" IS NOT NULL THEN/)
  })
})

describe('a page after a cursor', () => {
  const cursorAt = (pages: number | null) => Buffer.from(JSON.stringify({ k0: pages, k1: 7 })).toString('base64url')
  const pageAfter = (sort: string, pages: number | null) => booksStatement({ sort, limit: 2, cursor: cursorAt(pages) })

  it('begins with greater values, or with less where the order descends', () => {
    expect(pageAfter('pages', 100).sql).toMatch(/"pages" > CAST\(\?/)
    expect(pageAfter('-pages', 100).sql).toMatch(/"pages" < CAST\(\?/)
  })

  it('rounds a fraction to the whole number that separates the same rows', () => {
    expect(pageAfter('pages', 1.5).parameters).toContain(1)
    expect(pageAfter('-pages', 1.5).parameters).toContain(2)
  })

  it('goes from NULL to the values where NULL comes first, and only to greater keys where it comes last', () => {
    expect(pageAfter('pages', null).sql).toMatch(/"pages" IS NOT NULL/)
    expect(pageAfter('-pages', null).sql).not.toMatch(/"pages" IS NOT NULL/)
  })
})

describe('a comparison with null', () => {
  it('is a test for presence, or matches nothing', () => {
    expect(booksStatement({ filter: { pages: { _eq: null } } }).sql).toMatch(/"pages" IS NULL/)
    expect(booksStatement({ filter: { pages: { _neq: null } } }).sql).toMatch(/"pages" IS NOT NULL/)
    expect(booksStatement({ filter: { pages: { _gt: null } } }).sql).not.toMatch(/"pages"/)
  })
})

describe('a list that is empty because its variable is', () => {
  it('holds nothing, and excludes no row that has a value', () => {
    expect(booksStatement({ filter: { title: { _in: '$CURRENT_ROLES' } } }).sql).toMatch(/WHERE (0|1 = 0|FALSE)/i)
    expect(booksStatement({ filter: { title: { _nin: '$CURRENT_ROLES' } } }).sql).toMatch(/"title" IS NOT NULL/)
  })
})
