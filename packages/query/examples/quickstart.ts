import { rawStatement, sqlite } from '@recto/dialects'
import { accessOf, compileRead, parseQuery, shapeOf } from '@recto/query'
import { defineSchema } from '@recto/schema'

const schema = defineSchema(
  {
    collections: {
      authors: { fields: { id: 'integer', name: 'string' } },
      books: { fields: { id: 'integer', title: 'string', status: 'string', author: 'integer' } },
    },
    relations: [{ collection: 'books', field: 'author', related: 'authors', oneField: 'books' }],
  },
  sqlite.columnTypes,
)

// What the caller may see: published books without their status, and every author.
const access = accessOf({
  books: [{ filter: { status: { _eq: 'published' } }, fields: ['id', 'title', 'author'] }],
  authors: [{ fields: '*' }],
})

const query = parseQuery({ fields: 'name,books.title', filter: { books: { title: { _contains: 'Odyssey' } } }, sort: 'name' })
const plan = compileRead({ schema, dialect: sqlite, collection: 'authors', query, access })

const database = await sqlite.connect({ filename: ':memory:' })
const statements = [
  'CREATE TABLE authors (id integer PRIMARY KEY, name varchar(255))',
  'CREATE TABLE books (id integer PRIMARY KEY, title varchar(255), status varchar(255), author integer)',
  "INSERT INTO authors VALUES (1, 'Homer'), (2, 'Sappho')",
  "INSERT INTO books VALUES (1, 'The Odyssey', 'published', 1), (2, 'The Iliad', 'draft', 1), (3, 'Fragments', 'published', 2)",
]
for (const text of statements) await database.execute(rawStatement(text))

const run = { literals: shapeOf(query).literals, variables: new Map(), now: new Date() }
console.log(await database.text(plan.data(run)))
await database.close()
