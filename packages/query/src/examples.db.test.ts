import { eachDatabase } from '@recto/testing'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'
import { expect, it } from 'vitest'
import { tables } from '../examples/library.ts'
import { readWithBetterSqlite3 } from '../examples/with-better-sqlite3.ts'
import { type LibraryTables, readWithKysely } from '../examples/with-kysely.ts'
import { readWithMysql2 } from '../examples/with-mysql2.ts'
import { readWithPg } from '../examples/with-pg.ts'

const answer = {
  authors: [{ name: 'Homer', books: [{ title: 'The Odyssey' }] }],
  pages: [
    { author: 1, count: 1, sum: { pages: 400 } },
    { author: 2, count: 1, sum: { pages: 90 } },
  ],
}

eachDatabase(
  ({ config }) => {
    it('reads with pg', async () => {
      const client = new pg.Client({ connectionString: config.url })
      await client.connect()
      for (const text of tables) await client.query(text)
      await expect(readWithPg(client)).resolves.toEqual(answer)
      await client.end()
    })
  },
  ['postgres'],
)

eachDatabase(
  ({ config }) => {
    it('reads with mysql2', async () => {
      const connection = await createConnection(config.url ?? '')
      for (const text of tables) await connection.query(text)
      await expect(readWithMysql2(connection)).resolves.toEqual(answer)
      await connection.end()
    })
  },
  ['mysql'],
)

eachDatabase(() => {
  it('reads with better-sqlite3', () => {
    const database = new Database(':memory:')
    for (const text of tables) database.exec(text)
    expect(readWithBetterSqlite3(database)).toEqual(answer)
    database.close()
  })

  it('reads with kysely', async () => {
    const database = new Database(':memory:')
    for (const text of tables) database.exec(text)
    const db = new Kysely<LibraryTables>({ dialect: new SqliteDialect({ database }) })
    expect(await readWithKysely(db)).toEqual({ authors: answer.authors, names: 2, books: [{ title: 'The Odyssey' }] })
    await db.destroy()
  })
}, ['sqlite'])
