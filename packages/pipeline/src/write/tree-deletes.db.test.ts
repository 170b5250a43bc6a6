import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

eachDatabase((database) => {
  let tables: OpenTables
  const count = 1500
  beforeAll(async () => {
    const rows = Array.from({ length: count }, (_, index) => `(${index + 1}, ${index === 0 ? 'NULL' : index})`)
    tables = await openTables(database, [
      'CREATE TABLE parts (id INTEGER PRIMARY KEY, part_of INTEGER, FOREIGN KEY (part_of) REFERENCES parts (id))',
      'CREATE INDEX parts_part_of ON parts (part_of)',
      `INSERT INTO parts VALUES ${rows.join()}`,
    ])
  })
  afterAll(() => tables.platform.connection.close())

  it('deletes rows of a table that refers to itself, the parents first', async () => {
    const keys = Array.from({ length: count - 1 }, (_, index) => index + 2)
    await expect(tables.answer({ kind: 'delete', collection: 'parts', query: {}, keys: keys.slice(0, 700) })).rejects.toMatchObject({
      code: 'INVALID_FOREIGN_KEY',
    })
    expect(await tables.list('parts', { fields: ['id'], filter: { part_of: { _nnull: true } } })).toHaveLength(count - 1)
    await tables.answer({ kind: 'delete', collection: 'parts', query: {}, keys })
    expect(await tables.list('parts')).toEqual([{ id: 1, part_of: null }])
  })
})
