import { type Statement, sqlite } from '@recto/dialects'
import type { Database } from 'better-sqlite3'
import { authorsWithBooks, pagesByAuthor } from './library.ts'

interface Author {
  readonly name: string
  readonly books: readonly { readonly title: string }[]
}

/** One text of JSON per item. SQLite has no booleans: bind them as 0 and 1. */
function read<Item>(database: Database, { sql: text, parameters }: Statement): Item[] {
  const values = parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value))
  const rows = database
    .prepare(text)
    .raw()
    .all(...values) as [string][]
  return rows.map(([json]) => JSON.parse(json) as Item)
}

/** Reads with the plain `better-sqlite3` driver. What ignores case beyond ASCII needs a function SQLite lacks. */
export function readWithBetterSqlite3(database: Database): unknown {
  database.function('recto_fold', { deterministic: true }, (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value))
  const authors = read<Author>(database, authorsWithBooks(sqlite, 'Odyssey'))
  return { authors, pages: read(database, pagesByAuthor(sqlite)) }
}
