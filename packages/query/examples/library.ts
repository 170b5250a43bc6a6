import type { Dialect } from '@recto/dialects'
import { accessOf, compileAggregate, compileRead, parseQuery, shapeOf } from '@recto/query'
import { defineSchema, type SchemaDescription } from '@recto/schema'

/** The tables of the examples, described by hand. */
const description: SchemaDescription = {
  collections: {
    authors: { fields: { id: 'integer', name: 'string' } },
    books: { fields: { id: 'integer', title: 'string', status: 'string', pages: 'integer', author: 'integer' } },
  },
  relations: [{ collection: 'books', field: 'author', related: 'authors', oneField: 'books' }],
}

export const tables = [
  'CREATE TABLE authors (id integer PRIMARY KEY, name varchar(255))',
  'CREATE TABLE books (id integer PRIMARY KEY, title varchar(255), status varchar(255), pages integer, author integer)',
  "INSERT INTO authors VALUES (1, 'Homer'), (2, 'Sappho')",
  "INSERT INTO books VALUES (1, 'The Odyssey', 'published', 400, 1), (2, 'The Iliad', 'draft', 500, 1), (3, 'Fragments', 'published', 90, 2)",
]

/** Readers see published books, and every author. */
const readers = accessOf({ books: [{ filter: { status: { _eq: 'published' } }, fields: '*' }], authors: [{ fields: '*' }] })

/** Authors with their books, longest first. */
export function authorsWithBooks(dialect: Dialect, title: string) {
  const schema = defineSchema(description, dialect.columnTypes)
  const query = parseQuery({
    fields: ['name', 'books.title'],
    filter: { books: { title: { _contains: title } } },
    sort: ['name'],
    deep: { books: { _sort: ['-pages'] } },
  })
  const plan = compileRead({ schema, dialect, collection: 'authors', query, access: readers, form: 'rows' })
  return plan.data({ literals: shapeOf(query).literals, variables: new Map(), now: new Date() })
}

/** Pages by author. */
export function pagesByAuthor(dialect: Dialect) {
  const schema = defineSchema(description, dialect.columnTypes)
  const { plan, literals } = compileAggregate({
    schema,
    dialect,
    collection: 'books',
    access: readers,
    form: 'rows',
    aggregate: { count: ['*'], sum: ['pages'] },
    groupBy: ['author'],
  })
  return plan.data({ literals, variables: new Map(), now: new Date() })
}

/** Published books as an expression that gives their JSON. */
export function booksAsJson(dialect: Dialect) {
  const schema = defineSchema(description, dialect.columnTypes)
  const query = parseQuery({ fields: ['title'], filter: { pages: { _gt: 300 } } })
  const plan = compileRead({ schema, dialect, collection: 'books', query, access: readers })
  return plan.expression({ literals: shapeOf(query).literals, variables: new Map(), now: new Date() })
}
