import type { JsonObject } from '@recto/protocol'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const tablesOf = (suffix: string) => [
  `CREATE TABLE orders${suffix} (id INTEGER PRIMARY KEY, name VARCHAR(20))`,
  `CREATE TABLE lines${suffix} (id INTEGER PRIMARY KEY, ord INTEGER REFERENCES orders${suffix} (id), n INTEGER)`,
  `CREATE TABLE notes${suffix} (id INTEGER PRIMARY KEY, line INTEGER REFERENCES lines${suffix} (id), text VARCHAR(20))`,
  `INSERT INTO orders${suffix} VALUES (1, 'a'), (2, 'b'), (3, 'c')`,
  `INSERT INTO lines${suffix} VALUES (1, 1, 5), (2, 1, 9), (3, 1, 7), (4, 2, 1), (5, NULL, 3)`,
  `INSERT INTO notes${suffix} VALUES (1, 1, 'x'), (2, 3, 'y'), (3, 3, 'z'), (4, NULL, 'w')`,
]

eachDatabase(
  (database) => {
    let tables: OpenTables
    const logged: object[] = []
    beforeAll(async () => {
      const log = { info: (facts: object) => logged.push(facts), warn: () => {}, error: () => {}, debug: () => {} }
      const indexes = ['CREATE INDEX i1 ON lines_i (ord, n)', 'CREATE INDEX i2 ON notes_i (line)']
      tables = await openTables(database, [...tablesOf(''), ...tablesOf('_i'), ...indexes], { log })
    })
    afterAll(() => tables.platform.connection.close())

    const queries: readonly JsonObject[] = [
      { fields: ['name', 'lines.n', 'lines.notes.text'] },
      { fields: ['id', 'lines.id'], deep: { lines: { _sort: '-n', _limit: 2 } } },
      { fields: ['id', 'lines.id'], deep: { lines: { _sort: '-n', _limit: 1, _offset: 1 } } },
      { fields: ['id', 'lines'], sort: '-id', limit: 2, offset: 1 },
      { fields: ['id', 'lines.ord.lines.n'] },
      { fields: ['id', 'lines.*', 'n'], alias: { n: 'count(lines)' }, filter: { 'count(lines)': { _gt: 0 } }, meta: ['filter_count'] },
      { fields: ['id'], sort: '-count(lines),lines.n' },
      { fields: ['id', 'lines'], deep: { lines: { _aggregate: { sum: 'n' } } } },
      { fields: ['id', 'lines.id'], deep: { lines: { _filter: { 'count(notes)': { _gte: 1 } } } } },
      { aggregate: { count: '*' }, filter: { 'count(lines)': { _eq: 0 } } },
      { fields: ['id', 'lines.id'], sort: 'lines.n', filter: { lines: { _some: { 'count(notes)': { _eq: 2 } } } } },
    ]
    it.each(queries.map((query) => JSON.stringify(query)))('answers the same without indexes: %s', async (text) => {
      const answered = async (suffix: string): Promise<unknown> => {
        const words = text.replaceAll(/\b(lines|notes)\b/g, `$1${suffix}`)
        const rows = await tables.list(`orders${suffix}`, JSON.parse(words) as JsonObject)
        return JSON.parse(JSON.stringify(rows).replaceAll('_i"', '"')) as unknown
      }
      const found = await answered('')
      expect(found).not.toEqual([])
      expect(found).toEqual(await answered('_i'))
    })

    it('names the keys in the log', () => {
      expect(logged).toContainEqual({ keys: expect.arrayContaining(['lines.ord', 'notes.line']) as unknown })
      expect(JSON.stringify(logged)).not.toContain('lines_i.')
      expect(JSON.stringify(logged)).not.toContain('recto_')
    })
  },
  ['sqlite', 'postgres'],
)
