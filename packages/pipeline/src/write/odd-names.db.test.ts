import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const names = [
  'na.me',
  'a:b',
  'a,b',
  'count(x)',
  ' blank',
  '_eq',
  '_and',
  '*',
  '__proto__',
  'constructor',
  '$thumbs',
  'a->b',
  "it's",
  'count',
]

/** The others have a meaning in a path. */
const filterable = new Set([' blank', '_eq', '_and', 'constructor', "it's"])

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      const quote = database.name === 'mariadb' ? '`' : '"'
      // MariaDB allows no blank at the end, and all of these.
      const columns = names.map((name) => `${quote}${name}${quote} VARCHAR(20)`)
      tables = await openTables(database, [`CREATE TABLE odd (id INTEGER PRIMARY KEY, plain VARCHAR(20), ${columns.join(', ')})`])
    })
    afterAll(() => tables.platform.connection.close())

    it.each(names)('writes a column called %j, and the columns beside it', async (name) => {
      const id = names.indexOf(name) + 1
      const given = JSON.parse(`{ "id": ${id}, ${JSON.stringify(name)}: "created" }`) as unknown
      const created = (await tables.answer({ kind: 'create', collection: 'odd', query: {}, data: given })) as object
      expect(Object.getOwnPropertyDescriptor(created, name)?.value).toBe('created')
      const change = JSON.parse(`{ "plain": "beside", ${JSON.stringify(name)}: "changed" }`) as unknown
      const one = { kind: 'update', collection: 'odd', query: {}, keys: [id], isOne: true } as const
      const changed = (await tables.answer({ ...one, data: change })) as object
      expect(Object.getOwnPropertyDescriptor(changed, name)?.value).toBe('changed')
      expect(await tables.answer({ ...one, data: { plain: 'again' } })).toMatchObject({ plain: 'again' })
      if (filterable.has(name)) expect(await tables.list('odd', { filter: { [name]: { _eq: 'changed' } } })).toMatchObject([{ id }])
    })

    it('refuses a group that is called as a function beside it', async () => {
      const query = { groupBy: 'count', aggregate: { count: '*' } }
      await expect(tables.list('odd', query)).rejects.toMatchObject({ code: 'INVALID_QUERY' })
      expect(await tables.list('odd', { groupBy: 'count', aggregate: { max: 'id' }, filter: { id: 1 } })).toEqual([
        { count: null, max: { id: 1 } },
      ])
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
