import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

// Both schemas have a table `log`: what warehouse writes about its stock belongs into its own.
const statements = [
  'CREATE SCHEMA warehouse',
  'CREATE TABLE log (what VARCHAR(40))',
  'CREATE TABLE warehouse.log (what VARCHAR(40))',
  'CREATE TABLE warehouse.stock (id INTEGER PRIMARY KEY, name VARCHAR(20), sort INTEGER)',
  `CREATE FUNCTION warehouse.describe(what text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (what); END $$`,
  `CREATE FUNCTION warehouse.watch() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM describe(TG_OP || ' ' || coalesce(NEW.name, OLD.name)); RETURN NEW; END $$`,
  'CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE ON warehouse.stock FOR EACH ROW EXECUTE FUNCTION warehouse.watch()',
  'CREATE TABLE notes (id INTEGER PRIMARY KEY, name VARCHAR(20))',
]

eachDatabase(
  (database) => {
    let tables: OpenTables
    const stock = 'warehouse__stock'
    const logged = async () => (await tables.rows('SELECT what FROM warehouse.log')).map(({ what }) => what)
    beforeAll(async () => {
      tables = await openTables(database, statements, { schemas: ['public', 'warehouse'] })
    })
    afterAll(() => tables.platform.connection.close())

    it('lets triggers and functions of a schema find their own names', async () => {
      await tables.answer({
        kind: 'create',
        collection: stock,
        query: {},
        data: [
          { id: 1, name: 'Nails' },
          { id: 2, name: 'Nuts' },
        ],
      })
      await tables.answer({ kind: 'update', collection: stock, query: {}, keys: [1], data: { name: 'Screws' }, isOne: true })
      await tables.answer({ kind: 'delete', collection: stock, query: {}, keys: [2] })
      expect(await logged()).toEqual(['INSERT Nails', 'INSERT Nuts', 'UPDATE Screws', 'DELETE Nuts'])
      expect(await tables.rows('SELECT what FROM public.log')).toEqual([])
    })

    it('looks up names as before afterwards, in the same transaction too', async () => {
      await tables.answer({ kind: 'create', collection: stock, query: {}, data: { id: 3, name: 'Bolts' } })
      await tables.answer({ kind: 'create', collection: 'notes', query: {}, data: { id: 1, name: 'Note' } })
      expect(await tables.list('notes')).toEqual([{ id: 1, name: 'Note' }])
      expect(await tables.activity(stock)).toEqual(['create 1', 'create 2', 'update 1', 'delete 2', 'create 3'])
      expect(await tables.rows('SHOW search_path')).toEqual([{ search_path: '"$user", public' }])
    })
  },
  ['postgres'],
)
