import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

/** Views that can be written: simple ones, and one whose triggers write instead. */
const views: Readonly<Record<string, readonly string[]>> = {
  sqlite: [
    'CREATE VIEW open_people AS SELECT id, name FROM people',
    'CREATE TRIGGER op_new INSTEAD OF INSERT ON open_people BEGIN INSERT INTO people (id, name) VALUES (NEW.id, NEW.name); END',
    'CREATE TRIGGER op_set INSTEAD OF UPDATE ON open_people BEGIN UPDATE people SET name = NEW.name WHERE id = OLD.id; END',
    'CREATE TRIGGER op_del INSTEAD OF DELETE ON open_people BEGIN DELETE FROM people WHERE id = OLD.id; END',
  ],
  postgres: ['CREATE VIEW open_people AS SELECT id, name FROM people'],
  mariadb: ['CREATE VIEW open_people AS SELECT id, name FROM people'],
}

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      tables = await openTables(database, [
        'CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(20))',
        ...(views[database.name] ?? []),
        'CREATE VIEW totals AS SELECT COUNT(*) AS id FROM people',
        'CREATE TABLE ord (shop INTEGER NOT NULL, no INTEGER NOT NULL, note VARCHAR(20), PRIMARY KEY (shop, no))',
        'CREATE TABLE line (id INTEGER PRIMARY KEY, shop INTEGER, no INTEGER, FOREIGN KEY (shop, no) REFERENCES ord (shop, no))',
        'INSERT INTO ord (shop, no) VALUES (1, 1), (1, 2)',
        'INSERT INTO line VALUES (1, 1, 1)',
      ])
      const keys = ['open_people', 'totals'].map((collection) => ({ collection, primary_key: ['id'] }))
      await systemDatabase(tables.platform).insertInto('recto_collections').values(keys).execute()
      await tables.platform.schemaCache.refresh()
    })
    afterAll(() => tables.platform.connection.close())

    describe('a view', () => {
      const write = { collection: 'open_people', query: {} } as const
      it('is written where the database says that it can be', async () => {
        expect(await tables.answer({ ...write, kind: 'create', data: { id: 1, name: 'Ada' } })).toEqual({ id: 1, name: 'Ada' })
        await tables.answer({ ...write, kind: 'update', keys: [1], data: { name: 'Grace' } })
        expect(await tables.rows('SELECT id, name FROM people')).toEqual([{ id: 1, name: 'Grace' }])
        await tables.answer({ ...write, kind: 'delete', keys: [1] })
        expect(await tables.rows('SELECT id FROM people')).toEqual([])
      })

      it('says why it is not written otherwise', async () => {
        const refusal = { code: 'FORBIDDEN', extensions: { reason: expect.stringContaining('is a view') } }
        await expect(tables.answer({ kind: 'create', collection: 'totals', query: {}, data: { id: 1 } })).rejects.toMatchObject(refusal)
      })
    })

    describe('a many-to-one of several columns', () => {
      const set = (ord: unknown) =>
        tables.answer({
          kind: 'update',
          collection: 'line',
          query: { fields: ['shop', 'no'] },
          keys: [1],
          isOne: true,
          data: { ord } as JsonObject,
        })

      it('is set by the key that is shown, and cleared', async () => {
        expect(await set('1,2')).toEqual({ shop: 1, no: 2 })
        expect(await set(null)).toEqual({ shop: null, no: null })
        const created = { kind: 'create', collection: 'line', query: {}, data: { id: 2, ord: '1,1' } } as const
        expect(await tables.answer(created)).toMatchObject({ shop: 1, no: 1 })
      })

      it.each([
        ['5', 'INVALID_PAYLOAD'],
        ['1,2,3', 'INVALID_PAYLOAD'],
        [[1, 2], 'INVALID_PAYLOAD'],
        ['9,9', 'INVALID_FOREIGN_KEY'],
      ])('refuses %j', async (ord, code) => {
        await expect(set(ord)).rejects.toMatchObject({ code })
      })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
