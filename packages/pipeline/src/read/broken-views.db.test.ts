import { RectoError } from '@recto/errors'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

/** Views that are there, but can not be read. */
const broken: Readonly<Record<string, readonly string[]>> = {
  postgres: ['CREATE MATERIALIZED VIEW shown AS SELECT id, name FROM base WITH NO DATA'],
  sqlite: ['CREATE VIEW shown AS SELECT id, name FROM gone', 'DROP TABLE gone'],
  mariadb: ['CREATE VIEW shown AS SELECT id, name FROM gone', 'DROP TABLE gone'],
  mysql: ['CREATE VIEW shown AS SELECT id, name FROM gone', 'DROP TABLE gone'],
}

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      tables = await openTables(database, [
        'CREATE TABLE base (id INTEGER PRIMARY KEY, name VARCHAR(20))',
        'CREATE TABLE gone (id INTEGER PRIMARY KEY, name VARCHAR(20))',
        ...(broken[database.name] ?? []),
      ])
    })
    afterAll(() => tables.platform.connection.close())

    it.each([{}, { fields: ['id'] }, { aggregate: { count: '*' } }, { filter: { name: { _eq: 'x' } } }])(
      'is refused, and says why to who may see everything: %j',
      async (query) => {
        const reading = tables.answer({ kind: 'read', collection: 'shown', query })
        await expect(reading).rejects.toMatchObject(
          database.name === 'postgres'
            ? { code: 'INVALID_PAYLOAD', message: expect.stringContaining('has not been populated') }
            : { code: 'FORBIDDEN', message: 'There is no collection "shown".' },
        )
      },
    )

    it('is no longer read once it breaks', async () => {
      if (database.name === 'postgres') return
      await tables.rows('CREATE TABLE again (id INTEGER PRIMARY KEY)')
      await tables.rows('CREATE VIEW breaking AS SELECT id FROM again')
      await tables.platform.schemaCache.refresh()
      const read = { kind: 'read', collection: 'breaking', query: {} } as const
      expect(await tables.answer(read)).toEqual([])
      await tables.rows('DROP TABLE again')
      await expect(tables.answer(read)).rejects.toBeInstanceOf(RectoError)
      await expect(tables.answer(read)).rejects.not.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    })
  },
  ['sqlite', 'postgres', 'mariadb', 'mysql'],
)
