import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../connection.ts'
import type { RowLayout } from '../../row-layout.ts'
import { rawStatement } from '../../sql.ts'
import { postgres } from '../dialect.ts'

const layout: RowLayout = {
  fields: [
    { key: 'n', form: 'number' },
    { key: 'text', form: 'string' },
  ],
  isBare: false,
}

const statement = (text: string, name?: string) => ({ ...rawStatement(text), ...(name === undefined ? {} : { name }) })
const series = (count: number, from = '') => statement(`SELECT n, 'é' || n FROM generate_series(1, ${count}) n ${from}`)

eachDatabase(
  (server) => {
    let connection: Connection
    const list = async (asked: ReturnType<typeof statement>, from = connection): Promise<unknown> =>
      JSON.parse((await from.list?.(asked, layout)) ?? 'null')
    const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1, text: `é${index + 1}` }))

    beforeAll(async () => {
      connection = await postgres.connect({ ...server.config, pool: { min: 1, max: 1 } })
    })
    afterAll(() => connection.close())

    it('reads lists, of none and of many rows', async () => {
      expect(await list(series(0))).toEqual([])
      expect(await list(series(20_000))).toEqual(rows(20_000))
    })

    it('reads rows that are longer than what comes at once', async () => {
      const [first, second] = (await list(statement(`SELECT n, repeat('"', 1000000) FROM generate_series(1, 2) n`))) as { text: string }[]
      expect(first?.text).toBe('"'.repeat(1_000_000))
      expect(second?.text).toBe('"'.repeat(1_000_000))
    })

    it('leaves the session fit for others when a statement fails, before its first row and after', async () => {
      await expect(list(statement('SELECT nothing'))).rejects.toThrow('nothing')
      await expect(list(statement('SELECT 100 / (50 - n), n FROM generate_series(1, 100) n'))).rejects.toThrow('division by zero')
      expect(await connection.rows(statement('SELECT 1 AS one'))).toEqual([{ one: 1 }])
      expect(await connection.texts(statement('SELECT n::text FROM generate_series(1, 3) n'))).toEqual(['1', '2', '3'])
      expect(await list(series(2))).toEqual(rows(2))
    })

    it('refuses what is longer than any text, and goes on', async () => {
      const huge = statement("SELECT n, repeat('x', 100000000) FROM generate_series(1, 6) n")
      await expect(list(huge)).rejects.toMatchObject({ code: 'INVALID_QUERY' })
      expect(await list(series(2))).toEqual(rows(2))
    }, 60_000)

    it('reads lists between other statements of a transaction, prepared or not', async () => {
      await connection.transaction(async (session) => {
        const named = statement("SELECT 1, 'a'", 'named_list')
        const all = await Promise.all([
          list(named, session),
          session.text(statement('SELECT 2')),
          list(named, session),
          list(series(3), session),
        ])
        expect(all).toEqual([[{ n: 1, text: 'a' }], '2', [{ n: 1, text: 'a' }], rows(3)])
      })
    })

    it('ends with its caller', async () => {
      const caller = new AbortController()
      const asked = connection.list?.(statement('SELECT 1, pg_sleep(20)::text'), layout, { signal: caller.signal })
      setTimeout(() => caller.abort(), 50)
      await expect(asked).rejects.toThrow()
      expect(await list(series(1))).toEqual(rows(1))
    })
  },
  ['postgres'],
)
