import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../connection.ts'
import { rawStatement } from '../sql.ts'
import { sqlite } from './dialect.ts'

eachDatabase(
  (database) => {
    let connection: Connection
    beforeAll(async () => {
      connection = await sqlite.connect(database.config)
      for (const text of [
        'CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT)',
        'CREATE TABLE city (id INTEGER PRIMARY KEY, Cc TEXT, other TEXT REFERENCES COUNTRY, FOREIGN KEY (cc) REFERENCES Country (Code))',
        'CREATE TABLE loose (id INTEGER PRIMARY KEY, name TEXT REFERENCES country (name))',
      ])
        await connection.execute(rawStatement(text))
    })
    afterAll(() => connection.close())

    it('finds the table and the columns of a foreign key, in whatever case they are written', async () => {
      const { tables } = await sqlite.introspect(connection)
      const keys = tables.find(({ name }) => name === 'city')?.foreignKeys
      expect(keys).toMatchObject([
        { columns: ['Cc'], referencedTable: 'country', referencedColumns: ['code'] },
        { columns: ['other'], referencedTable: 'country', referencedColumns: ['code'] },
      ])
    })

    it('answers with the foreign key that refers to what is not unique', async () => {
      const problem: unknown = await connection
        .execute(rawStatement("INSERT INTO loose (name) VALUES ('x')"))
        .catch((error: unknown) => error)
      expect(sqlite.toRectoError(problem)).toMatchObject({ status: 400, extensions: { collection: 'loose' } })
    })
  },
  ['sqlite'],
)
