import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Input } from '../input.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

eachDatabase((database) => {
  let tables: OpenTables
  beforeAll(async () => {
    tables = await openTables(database, [
      'CREATE TABLE owners (id INTEGER PRIMARY KEY, level INTEGER)',
      'CREATE TABLE beds (id INTEGER PRIMARY KEY, status VARCHAR(20), owner INTEGER, FOREIGN KEY (owner) REFERENCES owners (id))',
      'CREATE TABLE plants (id INTEGER PRIMARY KEY, name VARCHAR(20), bed INTEGER, FOREIGN KEY (bed) REFERENCES beds (id))',
      'INSERT INTO owners VALUES (1, 1), (2, 9)',
      "INSERT INTO beds VALUES (1, 'published', 1), (2, 'draft', 1), (3, 'published', 2)",
      "INSERT INTO plants VALUES (1, 'Fern', 1)",
    ])
    const validation = { bed: { _and: [{ status: { _eq: 'published' } }, { owner: { level: { _lt: 5 } } }] } }
    await systemDatabase(tables.platform)
      .insertInto('recto_fields')
      .values([
        { collection: 'plants', field: 'bed', validation },
        { collection: 'beds', field: 'status', validation: { plants: { name: { _neq: 'Nettle' } } } },
      ])
      .execute()
    await tables.platform.schemaCache.refresh()
    await tables.answer({ kind: 'create', collection: 'plants', query: {}, data: { id: 9, name: 'Nettle' } })
  })
  afterAll(() => tables.platform.connection.close())

  const create = (data: unknown): Input => ({ kind: 'create', collection: 'plants', query: {}, data })
  const update = (data: unknown): Input => ({ kind: 'update', collection: 'plants', query: {}, keys: [1], data })
  const refused: readonly (readonly [string, Input])[] = [
    ['a key', create({ id: 2, bed: 2 })],
    ['a key as text', create({ id: 2, bed: '2' })],
    ['an object that holds a key only', create({ id: 2, bed: { id: 2 } })],
    ['a change of something else', create({ id: 2, bed: { id: 2, owner: 1 } })],
    ['an update', update({ bed: 2 })],
    ['an update with an object', update({ bed: { id: 2 } })],
    ['an item two relations away', update({ bed: 3 })],
    ['a new item that links a wrong one', create({ id: 2, bed: { id: 8, status: 'published', owner: 2 } })],
    [
      'each of several',
      {
        kind: 'update',
        collection: 'plants',
        query: {},
        each: [
          { id: 1, bed: 1 },
          { id: 9, bed: 2 },
        ],
      },
    ],
    ['a list of keys', { kind: 'update', collection: 'beds', query: {}, keys: [1], data: { plants: [9] } }],
    ['a list of changes', { kind: 'update', collection: 'beds', query: {}, keys: [1], data: { plants: { update: [{ id: 9 }] } } }],
  ]

  it.each(refused)('judges a related item that is linked by %s', async (_title, input) => {
    await expect(tables.answer(input)).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
    expect(await tables.rows('SELECT id, bed FROM plants ORDER BY id')).toEqual([
      { id: 1, bed: 1 },
      { id: 9, bed: null },
    ])
  })

  it('lets a related item pass that follows the rules, as it is or as it is changed by the request', async () => {
    await tables.answer(update({ bed: { id: 1, status: 'published' } }))
    await tables.answer(update({ bed: { id: 2, status: 'published' } }))
    expect(await tables.rows('SELECT bed FROM plants WHERE id = 1')).toEqual([{ bed: 2 }])
  })
})
