import { mysql, type Statement } from '@recto/dialects'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { authorsWithBooks, pagesByAuthor } from './library.ts'

interface Author {
  readonly name: string
  readonly books: readonly { readonly title: string }[]
}

/** One JSON document per item; some servers' drivers have parsed it already. */
async function read<Item>(connection: Connection, { sql: text, parameters }: Statement): Promise<Item[]> {
  const [rows] = await connection.execute<RowDataPacket[][]>(
    { sql: text, rowsAsArray: true },
    parameters.map((value) => value as string | number | null),
  )
  return rows.map(([json]) => (typeof json === 'string' ? JSON.parse(json) : json) as Item)
}

/** Reads with the plain `mysql2` driver. Nested lists are concatenated texts, so their length must not be limited. */
export async function readWithMysql2(connection: Connection): Promise<unknown> {
  await connection.query("SET SESSION time_zone = '+00:00', group_concat_max_len = 4294967295")
  const authors = await read<Author>(connection, authorsWithBooks(mysql, 'Odyssey'))
  return { authors, pages: await read(connection, pagesByAuthor(mysql)) }
}
