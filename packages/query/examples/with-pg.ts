import { postgres, type Statement } from '@recto/dialects'
import type { Client } from 'pg'
import { authorsWithBooks, pagesByAuthor } from './library.ts'

interface Author {
  readonly name: string
  readonly books: readonly { readonly title: string }[]
}

/** One text of JSON per item; the statement has a name, so PostgreSQL keeps its plan. */
async function read<Item>(client: Client, { sql: text, parameters, name }: Statement): Promise<Item[]> {
  const { rows } = await client.query<[string]>({
    text,
    values: [...parameters],
    rowMode: 'array',
    ...(name === undefined ? {} : { name }),
  })
  return rows.map(([json]) => (typeof json === 'string' ? JSON.parse(json) : json) as Item)
}

/** Reads with the plain `pg` driver. The session is to be in UTC: `SET TIME ZONE 'UTC'`. */
export async function readWithPg(client: Client): Promise<unknown> {
  const authors = await read<Author>(client, authorsWithBooks(postgres, 'Odyssey'))
  return { authors, pages: await read(client, pagesByAuthor(postgres)) }
}
