import { eachDatabase } from '@recto/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Connection } from '../../connection.ts'
import type { RowLayout } from '../../row-layout.ts'
import { rawStatement } from '../../sql.ts'
import { postgres } from '../dialect.ts'

const layout: RowLayout = {
  fields: [
    { key: 'id', form: 'number' },
    { key: 'title', form: 'string' },
  ],
  isBare: false,
}
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

eachDatabase(
  (server) => {
    const application = 'recto_read_pipeline'
    let connection: Connection
    let admin: Connection

    beforeEach(async () => {
      admin = await postgres.connect({ ...server.config, pool: { min: 1, max: 2 } })
      connection = await postgres.connect({
        ...server.config,
        pool: { min: 1, max: 2 },
        driverOptions: { application_name: application },
      })
      await admin.execute(rawStatement('DROP TABLE IF EXISTS pipeline_books'))
      await admin.execute(
        rawStatement("CREATE TABLE pipeline_books AS SELECT n AS id, 'Ödön ' || n AS title FROM generate_series(1, 1000) n"),
      )
    })
    afterEach(async () => {
      await connection.close()
      await admin.execute(rawStatement('DROP TABLE IF EXISTS pipeline_books'))
      await admin.close()
    })

    const byKey = (id: number, from = connection, signal?: AbortSignal): Promise<unknown> => {
      const statement = { ...rawStatement('SELECT id, title FROM pipeline_books WHERE id = $1', [id]), name: 'book_by_key' }
      return (
        from.list?.(statement, layout, signal === undefined ? {} : { signal }).then((text) => JSON.parse(text) as unknown) ??
        Promise.reject()
      )
    }
    const quotient = (divisor: number): Promise<string | null> =>
      connection.text({ ...rawStatement('SELECT (100 / $1::int)::text', [divisor]), name: 'quotient' })
    const nap = (seconds: number): Promise<string | null> =>
      connection.text({ ...rawStatement('SELECT pg_sleep($1::float8)::text', [seconds]), name: 'nap' })
    const book = (id: number) => ({ id, title: `Ödön ${id}` })
    const sessions = async (): Promise<number> =>
      Number(await admin.text(rawStatement('SELECT count(*)::text FROM pg_stat_activity WHERE application_name = $1', [application])))
    /** Proves the statements cheap, and waits for the first session that they share. */
    const prove = async (...reads: readonly (() => Promise<unknown>)[]): Promise<void> => {
      for (let round = 0; round < 200; round++) {
        for (const read of reads) for (let run = 0; run < 10; run++) await read()
        if ((await sessions()) > 1) return
      }
      throw new Error('The reads were never proved cheap')
    }

    it('gives each of many reads its own rows', async () => {
      await prove(
        () => byKey(1),
        () => quotient(1),
      )
      const answers = await Promise.all(numbers(500).map((id) => Promise.all([byKey(id), quotient(id)])))
      expect(answers).toEqual(numbers(500).map((id) => [[book(id)], String(Math.trunc(100 / id))]))
      expect(await byKey(5000)).toEqual([])
    })

    it('needs few sessions for many reads at once', async () => {
      await prove(() => byKey(1))
      await Promise.all(numbers(1000).map((id) => byKey(id)))
      expect(await sessions()).toBeLessThanOrEqual(4)
    })

    it('fails only the read that fails', async () => {
      await prove(() => quotient(1))
      const answers = await Promise.allSettled([1, 0, 2, 0, 4].map(quotient))
      expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
        '100',
        'failed',
        '50',
        'failed',
        '25',
      ])
      expect(await quotient(5)).toBe('20')
    })

    it('lets nobody wait for a read that turns out slow, which is answered too', async () => {
      await prove(
        () => byKey(1),
        () => nap(0),
      )
      const began = performance.now()
      const slow = nap(1)
      await Promise.all(numbers(50).map((id) => byKey(id)))
      expect(performance.now() - began).toBeLessThan(800)
      expect(await slow).toBe('')
      expect(await byKey(7)).toEqual([book(7)])
    })

    it('answers all reads when its sessions are ended', async () => {
      await prove(() => byKey(1))
      for (let round = 0; round < 5; round++) {
        const reads = Promise.all(numbers(300).map((id) => byKey(id)))
        await admin.execute(
          rawStatement('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [application]),
        )
        expect(await reads).toEqual(numbers(300).map((id) => [book(id)]))
      }
    })

    it('answers after the table was changed', async () => {
      await prove(() => byKey(1))
      await admin.execute(rawStatement('ALTER TABLE pipeline_books ALTER COLUMN id TYPE bigint'))
      expect(await Promise.all(numbers(50).map((id) => byKey(id)))).toEqual(numbers(50).map((id) => [book(id)]))
      expect(await byKey(3)).toEqual([book(3)])
    })

    it('sees what a transaction wrote only inside it, before it is committed', async () => {
      await prove(() => byKey(1))
      await connection.transaction(async (session) => {
        await session.execute(rawStatement("INSERT INTO pipeline_books VALUES (2000, 'New')"))
        expect(await byKey(2000, session)).toEqual([{ id: 2000, title: 'New' }])
        expect(await byKey(2000)).toEqual([])
      })
      expect(await byKey(2000)).toEqual([{ id: 2000, title: 'New' }])
    })

    it('rejects a read that was aborted', async () => {
      await prove(() => byKey(1))
      const abort = new AbortController()
      const reads = numbers(5).map((id) => byKey(id, connection, abort.signal))
      abort.abort()
      for (const answer of await Promise.allSettled(reads))
        expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'SERVICE_UNAVAILABLE' } })
      expect(await byKey(2)).toEqual([book(2)])
    })

    it('replaces a session that has prepared too many statements', async () => {
      await prove(() => byKey(1))
      const read = (n: number): Promise<string | null> => connection.text({ ...rawStatement(`SELECT '${n}'`), name: `constant_${n}` })
      for (const n of numbers(600)) for (let run = 0; run < 4; run++) await read(n)
      expect(await Promise.all(numbers(600).map(read))).toEqual(numbers(600).map(String))
    }, 30_000)

    it('answers what is under way when it is closed', async () => {
      await prove(() => byKey(1))
      const reads = Promise.all(numbers(100).map((id) => byKey(id)))
      await connection.close()
      expect(await reads).toEqual(numbers(100).map((id) => [book(id)]))
      connection = await postgres.connect(server.config)
      expect(await sessions()).toBe(0)
    })
  },
  ['postgres'],
)
