import { sqlite } from '@recto/dialects'
import type { Kysely } from 'kysely'
import { authorsWithBooks, booksAsJson } from './library.ts'

/** The tables as your own kysely instance knows them. */
export interface LibraryTables {
  readonly authors: { readonly id: number; readonly name: string }
  readonly books: { readonly id: number; readonly title: string; readonly author: number }
}

/** Runs a compiled read with your own kysely instance, and uses another as a column of a query of your own. */
export async function readWithKysely(db: Kysely<LibraryTables>): Promise<unknown> {
  const { rows } = await db.executeQuery<Record<string, string>>(authorsWithBooks(sqlite, 'Odyssey'))
  const authors = rows.flatMap((row) => Object.values(row).map((json) => JSON.parse(json) as unknown))
  const { names, books } = await db
    .selectFrom('authors')
    .select(({ fn }) => [fn.count<number>('name').as('names'), booksAsJson(sqlite).as('books')])
    .executeTakeFirstOrThrow()
  return { authors, names, books: JSON.parse(books) as unknown }
}
