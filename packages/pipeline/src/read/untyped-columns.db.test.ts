import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      tables = await openTables(database, [
        'CREATE TABLE sales (id INTEGER PRIMARY KEY, price REAL, n INTEGER, anything)',
        "INSERT INTO sales VALUES (1, 2.5, 3, 4), (2, 10, 10, 1.5), (3, 1, 1, 'x')",
        'CREATE VIEW totals AS SELECT id, price * n AS total FROM sales',
      ])
    })
    afterAll(() => tables.platform.connection.close())

    it('adds up the numbers of a column without a type', async () => {
      const aggregate = { sum: 'total', avg: 'total', min: 'total', max: 'total', countDistinct: 'total' }
      expect(await tables.list('totals', { aggregate, filter: { total: { _gt: 5 } } })).toEqual([
        { sum: { total: 107.5 }, avg: { total: 53.75 }, min: { total: 7.5 }, max: { total: 100 }, countDistinct: { total: 2 } },
      ])
      expect(await tables.list('sales', { aggregate: { sum: 'anything' }, filter: { id: { _lte: 2 } } })).toEqual([
        { sum: { anything: 5.5 } },
      ])
    })

    it('groups by such a column, and asks of the groups', async () => {
      const query = { groupBy: 'total', aggregate: { sum: 'total' }, having: { sum: { total: { _gt: 50 } } } }
      expect(await tables.list('totals', query)).toEqual([{ total: 100, sum: { total: 100 } }])
    })
  },
  ['sqlite'],
)
