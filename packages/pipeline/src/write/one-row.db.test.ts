import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContext } from '../context.ts'
import { runRequest } from '../run-request.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const counter: Readonly<Record<string, string>> = {
  sqlite: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  postgres: 'SERIAL PRIMARY KEY',
  mysql: 'INTEGER PRIMARY KEY AUTO_INCREMENT',
  mariadb: 'INTEGER PRIMARY KEY AUTO_INCREMENT',
}

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      const id = `id ${counter[database.name] ?? ''}`
      tables = await openTables(database, [
        `CREATE TABLE garden (${id}, motto VARCHAR(20))`,
        `CREATE TABLE beds (${id}, garden INTEGER, FOREIGN KEY (garden) REFERENCES garden (id))`,
        `CREATE TABLE trees (${id}, parent INTEGER, FOREIGN KEY (parent) REFERENCES trees (id))`,
        `CREATE TABLE notes (${id}, code VARCHAR(20), q INTEGER, kind VARCHAR(9) DEFAULT 'plain')`,
      ])
      await systemDatabase(tables.platform).insertInto('recto_collections').values({ collection: 'garden', singleton: true }).execute()
      await tables.platform.schemaCache.refresh()
    })
    afterAll(() => tables.platform.connection.close())
    beforeEach(async () => {
      for (const name of ['beds', 'garden', 'notes']) await tables.rows(`DELETE FROM ${name}`)
    })
    const count = async (table: string) => Number((await tables.rows(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.['n'])
    const patch = (motto: string) => tables.answer({ kind: 'upsert', collection: 'garden', query: {}, data: { motto } })

    describe('a singleton', () => {
      it('has one row after many requests at once', async () => {
        await Promise.all(Array.from({ length: 8 }, (_, index) => patch(`motto ${index}`)))
        expect(await count('garden')).toBe(1)
      })

      it('gets no second row from a nested create', async () => {
        await patch('grow')
        const nested = { kind: 'create', collection: 'beds', query: {}, data: { garden: { motto: 'other' } } } as const
        await expect(tables.answer(nested)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
        expect([await count('garden'), await count('beds')]).toEqual([1, 0])
      })

      it('gives aggregates as an object', async () => {
        await patch('grow')
        const query = { aggregate: { count: '*' } }
        expect(await tables.answer({ kind: 'read', collection: 'garden', query })).toMatchObject({ count: expect.anything() })
      })
    })

    it('stores and answers items in the order in which they were sent, whatever columns each has', async () => {
      const data = [{ code: 'a' }, { q: 1 }, { code: 'b', kind: 'own' }, { q: 2, code: 'c' }, { kind: 'own' }, { code: 'd' }]
      const made = (await tables.answer({ kind: 'create', collection: 'notes', query: {}, data })) as readonly { readonly id: number }[]
      expect(made).toMatchObject(data)
      const ids = made.map(({ id }) => id)
      expect(ids).toEqual([...ids].sort((a, b) => a - b))
    })

    it('refuses nested items beyond the depth limit', async () => {
      let data: Record<string, unknown> = {}
      for (let depth = 0; depth < 11; depth++) data = { parent: data }
      await expect(tables.answer({ kind: 'create', collection: 'trees', query: {}, data })).rejects.toMatchObject({ status: 400 })
      expect(await count('trees')).toBe(0)
      await tables.answer({ kind: 'create', collection: 'trees', query: {}, data: data['parent'] })
      expect(await count('trees')).toBe(11)
    })

    it('commits nothing for a caller who has gone away', async () => {
      const controller = new AbortController()
      const { platform, account } = tables.asAdministrator()
      const input = { kind: 'create', collection: 'notes', query: {}, data: { code: 'late' } } as const
      const write = runRequest(input, createContext(platform, account, controller.signal))
      controller.abort()
      await expect(write).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
      expect(await count('notes')).toBe(0)
    })
  },
  ['sqlite', 'postgres', 'mariadb', 'mysql'],
)
