import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

eachDatabase((database) => {
  let tables: OpenTables
  const moment = database.name === 'postgres' ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP'
  // In the zone of the session, which Recto sets to UTC.
  const shown = database.name === 'postgres' ? '2024-05-01 10:20:30+00' : '2024-05-01 10:20:30'
  beforeAll(async () => {
    tables = await openTables(database, [
      `CREATE TABLE pairs (id INTEGER PRIMARY KEY, foo VARCHAR(20), bar VARCHAR(20), seen ${moment} NULL, UNIQUE (foo, bar))`,
      "CREATE TABLE defaults (id INTEGER PRIMARY KEY, word VARCHAR(20) DEFAULT 'NULL', none VARCHAR(20) DEFAULT NULL)",
      `INSERT INTO pairs (id, foo, bar, seen) VALUES (1, 'a', 'b', '${shown}')`,
    ])
  })
  afterAll(() => tables.platform.connection.close())

  it.each([
    ['create', { kind: 'create', query: {}, data: { id: 2, foo: 'a', bar: 'b' } }],
    [
      'create of several',
      {
        kind: 'create',
        query: {},
        data: [
          { id: 2, foo: 'x', bar: 'y' },
          { id: 3, foo: 'a', bar: 'b' },
        ],
      },
    ],
  ] as const)('names all fields of a key that is taken: %s', async (_, input) => {
    await expect(tables.answer({ ...input, collection: 'pairs' } as never)).rejects.toMatchObject({
      code: 'RECORD_NOT_UNIQUE',
      extensions: { collection: 'pairs', field: 'foo, bar' },
    })
    expect(await tables.list('pairs', { fields: ['id'] })).toEqual([{ id: 1 }])
  })

  it('reads a default of the four letters NULL as a text', () => {
    const { fields } = tables.platform.schemaCache.current().collections.get('defaults') ?? { fields: new Map() }
    expect(fields.get('word')?.column?.defaultValue).toBe('NULL')
    expect(fields.get('none')?.column?.defaultValue).toBeNull()
  })

  it.each(['2024-05-01', '05-01T10:20', '20:30'])('finds a moment by a part of its text as it is shown: %s', async (part) => {
    expect(await tables.list('pairs', { fields: ['id'], filter: { seen: { _contains: part } } })).toEqual([{ id: 1 }])
    expect(await tables.list('pairs', { fields: ['id'], filter: { seen: { _ncontains: part } } })).toEqual([])
  })

  it('does not find it by what is not shown', async () => {
    expect(await tables.list('pairs', { fields: ['id'], filter: { seen: { _contains: '01 10:20' } } })).toEqual([])
  })
})
