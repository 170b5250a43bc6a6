import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../input.ts'
import type { Result } from '../result.ts'
import { runRequest } from '../run-request.ts'
import { type KeyType, keyTypes } from '../testing/key-types.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

/** The same for every type a key's column can have: the item addressed by the key that is shown is the item meant. */
eachDatabase((database) => {
  let tables: OpenTables
  const types = keyTypes[database.name] ?? []
  beforeAll(async () => {
    tables = await openTables(database, types.flatMap(statementsOf))
  }, 120_000)
  afterAll(() => tables.platform.connection.close())
  const answer = (input: Input) => tables.answer(input)
  const list = (collection: string, query: JsonObject = {}) => tables.list(collection, { sort: ['v'], ...query })
  /** All items, a page of one after the other. */
  const paged = async (collection: string): Promise<readonly unknown[]> => {
    const items: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: JsonObject = { cursor, limit: 1, sort: ['-k'], meta: ['filter_count', 'total_count'] }
      const result: Result | null = await runRequest({ kind: 'read', collection, query, isBuffered: true }, tables.asAdministrator())
      if (result?.kind !== 'document') throw new Error('A list has to be a document.')
      expect(result.meta).toMatchObject({ filter_count: 3, total_count: 3 })
      items.push(...(JSON.parse(result.data) as unknown[]))
      cursor = result.meta?.next ?? null
    }
    return items
  }
  const written = (key: unknown): string => (typeof key === 'object' ? JSON.stringify(key) : String(key))

  describe.each(types.map(({ type }, index) => ({ type, index })))('a key of type $type', ({ type, index }) => {
    it.each([`one${index}`, `pair${index}`])('names the same item everywhere (%s)', async (collection) => {
      const isPair = collection.startsWith('pair')
      const keyOf = (row: JsonObject | undefined): string => printKey((isPair ? ['n', 'k'] : ['k']).map((name) => written(row?.[name])))
      const payloadKey = (row: JsonObject | undefined): JsonObject => ({ ...(isPair ? { n: row?.['n'] } : {}), k: row?.['k'] })
      const values = async () => (await list(collection)).map(({ v }) => v)
      const before = await list(collection)
      const [first, second, third] = before.map(keyOf) as [string, string, string]
      expect(await answer({ kind: 'read', collection, query: {}, key: first })).toEqual(before[0])
      // A list is not sorted by bytes.
      if (!/binary|blob|bytea/.test(type)) expect(await paged(collection)).toEqual(await list(collection, { sort: ['-k'] }))
      for (const row of before) expect(await list(collection, { filter: { k: { _eq: row['k'] } } })).toEqual([row])
      expect(await list(collection, { filter: { k: { _in: [before[0]?.['k'], before[2]?.['k']] } } })).toEqual([before[0], before[2]])

      const one = { kind: 'update', collection, query: {} } as const
      expect(await answer({ ...one, keys: [first], isOne: true, data: { v: 'patched0' } })).toMatchObject({ v: 'patched0' })
      expect(await values()).toEqual(['old1', 'old2', 'patched0'])
      await answer({ ...one, keys: [first, second], data: { v: 'both' } })
      expect(await values()).toEqual(['both', 'both', 'old2'])
      await answer({
        ...one,
        each: [
          { ...payloadKey(before[0]), v: 'each0' },
          { ...payloadKey(before[1]), v: 'each1' },
        ],
      })
      expect(await values()).toEqual(['each0', 'each1', 'old2'])
      await answer({ ...one, selection: { filter: { v: { _eq: 'each0' } } }, data: { v: 'query0' } })
      expect(await values()).toEqual(['each1', 'old2', 'query0'])

      const children = `${collection}_child`
      await answer({ ...one, keys: [first], data: { [children]: { create: [{ id: 1 }] } } })
      expect(await list(children, { sort: ['id'] })).toEqual([{ id: 1, ...payloadKey(before[0]) }])
      expect(await list(collection, { fields: ['v', `${children}.id`], filter: { [children]: { id: { _eq: 1 } } } })).toEqual([
        { v: 'query0', [children]: [{ id: 1 }] },
      ])

      await answer({ kind: 'delete', collection, query: {}, keys: [third] })
      expect(await values()).toEqual(['each1', 'query0'])
      await answer({ kind: 'create', collection, query: {}, data: { ...payloadKey(before[2]), v: 'new2' } })
      expect((await list(collection))[1]).toEqual({ ...before[2], v: 'new2' })
      if (!isPair) {
        await answer({ kind: 'create', collection: children, query: {}, data: { id: 2, k: { ...payloadKey(before[1]), v: 'nested1' } } })
        expect(await list(children, { sort: ['id'] })).toMatchObject([{ id: 1 }, { id: 2, ...payloadKey(before[1]) }])
        expect(await values()).toEqual(['nested1', 'new2', 'query0'])
      }
      const recorded = await tables.activity(collection)
      expect(new Set(recorded.map((text) => text.split(' ').slice(1).join(' ')))).toEqual(new Set([first, second, third]))
    })
  })
})

/** A parent and a child, with the key alone and with a number before it, and three rows. */
function statementsOf({ type, values, setup }: KeyType, index: number): readonly string[] {
  const tables = [
    { name: `one${index}`, before: '', key: 'k', value: '' },
    { name: `pair${index}`, before: 'n INTEGER NOT NULL, ', key: 'n, k', value: '1, ' },
  ]
  const statements = tables.flatMap(({ name, before, key, value }) => [
    `CREATE TABLE ${name} (${before}k ${type} NOT NULL, v VARCHAR(20), PRIMARY KEY (${key}))`,
    `CREATE TABLE ${name}_child (id INTEGER PRIMARY KEY, ${before.replace(' NOT NULL', '')}k ${type}, FOREIGN KEY (${key}) REFERENCES ${name} (${key}))`,
    `INSERT INTO ${name} (${key}, v) VALUES ${values.map((one, at) => `(${value}${one}, 'old${at}')`).join(', ')}`,
  ])
  return setup === undefined ? statements : [setup, ...statements]
}
