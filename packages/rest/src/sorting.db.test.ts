import type { Connection, Statement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Administrator, administratorOf } from './testing/administrator.ts'

/** A connection that counts the rows its statements change. */
function counted(connection: Connection, report: (rows: number) => void): Connection {
  return {
    ...connection,
    execute: async (statement: Statement) => {
      const result = await connection.execute(statement)
      report(result.affectedRows)
      return result
    },
    transaction: (work) => connection.transaction((session) => work(counted(session, report))),
  }
}

describe('/utils/sort', () => {
  eachDatabase((database) => {
    let admin: Administrator
    let changed = 0
    const names = () => admin.ask<{ name: string; place: number | null }[]>('GET', '/items/letters?fields=name,place&sort=place&limit=-1')
    const ids = async () =>
      new Map((await admin.ask<{ id: number; name: string }[]>('GET', '/items/letters?limit=-1')).map((row) => [row.name, row.id]))
    const fill = (places: Readonly<Record<string, number | null>>) =>
      admin.ask(
        'POST',
        '/items/letters',
        Object.entries(places).map(([name, place]) => ({ name, place })),
      )

    beforeAll(async () => {
      admin = await administratorOf(database, (connection) => counted(connection, (rows) => (changed += rows)))
      await admin.ask('POST', '/collections', {
        collection: 'letters',
        meta: { sort_field: 'place' },
        schema: {},
        fields: [
          { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } },
          { field: 'name', type: 'string' },
          { field: 'place', type: 'integer' },
        ],
      })
    })
    afterAll(() => admin.close())
    beforeEach(() => admin.ask('DELETE', '/items/letters', { query: { limit: -1 } }))

    it('moves an item to the place of another, and touches only what lies between', async () => {
      await fill(Object.fromEntries([...'abcdefghijkl'].map((name, index) => [name, (index + 1) * 10])))
      const keys = await ids()
      const move = (item: string, to: string) => admin.ask('POST', '/utils/sort/letters', { item: keys.get(item), to: keys.get(to) })
      const inOrder = async () => (await names()).map(({ name }) => name).join('')
      changed = 0
      await move('b', 'e')
      expect(changed).toBe(4)
      expect(await inOrder()).toBe('acdebfghijkl')
      expect((await names()).map(({ place }) => place)).toEqual([10, 29, 39, 49, 50, 60, 70, 80, 90, 100, 110, 120])
      await move('k', 'b')
      expect(await inOrder()).toBe('acdekbfghijl')
      changed = 0
      await move('a', 'a')
      expect(changed).toBe(0)
      expect(await inOrder()).toBe('acdekbfghijl')
    })

    it('gives places to those without one, and numbers anew what shares one', async () => {
      await fill({ a: 1, b: 2, c: null, d: null })
      let keys = await ids()
      await admin.ask('POST', '/utils/sort/letters', { item: keys.get('d'), to: keys.get('a') })
      expect(await names()).toEqual([
        { name: 'd', place: 1 },
        { name: 'a', place: 2 },
        { name: 'b', place: 3 },
        { name: 'c', place: 4 },
      ])
      await admin.ask('DELETE', '/items/letters', { query: { limit: -1 } })
      await fill({ a: 5, b: 5, c: 7 })
      keys = await ids()
      await admin.ask('POST', '/utils/sort/letters', { item: keys.get('c'), to: keys.get('a') })
      expect(await names()).toEqual([
        { name: 'c', place: 1 },
        { name: 'a', place: 2 },
        { name: 'b', place: 3 },
      ])
    })

    it('knows only items of the collection', async () => {
      await fill({ a: 1 })
      const keys = await ids()
      expect(await admin.refusal('POST', '/utils/sort/letters', { item: keys.get('a'), to: 99_999 })).toMatchObject({ status: 400 })
    })
  })
})
