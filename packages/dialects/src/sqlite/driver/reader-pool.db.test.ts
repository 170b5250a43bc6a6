import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { compile } from '../../compile.ts'
import type { Connection, ConnectionConfig } from '../../connection.ts'
import { raw, rawStatement } from '../../sql.ts'
import { sqlite } from '../dialect.ts'

const counting = (rows: number): string =>
  `SELECT count(*) FROM (WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${rows}) SELECT n FROM counter)`
const statement = (text: string) => compile(sqlite, raw(text))

describe('reading beside the event loop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-reader-'))
  const open: Connection[] = []
  const connect = async (config: ConnectionConfig = {}): Promise<Connection> => {
    const connection = await sqlite.connect({ filename: join(folder, 'data.db'), ...config })
    open.push(connection)
    return connection
  }
  let connection: Connection
  beforeAll(async () => {
    connection = await connect()
    await connection.execute(statement('CREATE TABLE numbers (n INTEGER PRIMARY KEY)'))
    await connection.execute(
      statement('INSERT INTO numbers WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 20000) SELECT n FROM c'),
    )
  })
  afterAll(async () => {
    for (const one of open) await one.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds up nobody while a long statement runs', async () => {
    const began = performance.now()
    const long = connection.text(statement(counting(6_000_000)), { mayBeSlow: true })
    const delays: number[] = []
    let isDone = false
    const stop = (): void => {
      isDone = true
    }
    long.then(stop, stop)
    while (!isDone) {
      const asked = performance.now()
      await connection.text(statement('SELECT n FROM numbers WHERE n = 7'))
      await wait(5)
      delays.push(performance.now() - asked)
    }
    expect(await long).toBe('6000000')
    expect(performance.now() - began).toBeGreaterThan(200)
    expect(Math.max(...delays)).toBeLessThan(250)
    expect(delays.sort((a, b) => a - b)[Math.floor(delays.length / 2)]).toBeLessThan(50)
  })

  it('learns which statements are slow', async () => {
    const slow = statement(counting(400_000))
    await connection.text(slow)
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 1)
    await connection.text(slow)
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(3)
  })

  it('gives the same texts, errors and NULLs', async () => {
    expect(await connection.texts(statement('SELECT NULL UNION ALL SELECT 1'), { mayBeSlow: true })).toEqual(['null', '1'])
    expect(await connection.text(statement("SELECT recto_fold('Ä')"), { mayBeSlow: true })).toBe('ä')
    const error: unknown = await connection
      .text(statement('SELECT gone FROM numbers'), { mayBeSlow: true })
      .catch((problem: unknown) => problem)
    expect(sqlite.isSchemaStale(error)).toBe(true)
    expect(await connection.text(rawStatement('SELECT ? || ?', ['a', 'b']), { mayBeSlow: true })).toBe('ab')
  })

  it('sees what was committed just before', async () => {
    await connection.execute(statement('INSERT INTO numbers VALUES (-1)'))
    expect(await connection.text(statement('SELECT min(n) FROM numbers'), { mayBeSlow: true })).toBe('-1')
    await connection.execute(statement('DELETE FROM numbers WHERE n < 0'))
  })

  it('streams in turn, and ends a stream that is left', async () => {
    const all = statement('SELECT n FROM numbers ORDER BY n')
    const take = async (most: number): Promise<number> => {
      let count = 0
      for await (const text of connection.stream(all, { mayBeSlow: true })) {
        count += 1
        expect(text).toBe(String(count))
        if (count === most) break
      }
      return count
    }
    expect(await Promise.all([take(20_000), take(20_000), take(3), take(5000), take(1)])).toEqual([20_000, 20_000, 3, 5000, 1])
  })

  it('takes few rows at a time for a caller who is slow with them', async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage')
    let count = 0
    for await (const text of connection.stream(statement('SELECT n FROM numbers ORDER BY n'), { mayBeSlow: true })) {
      count += 1
      expect(text).toBe(String(count))
      if (count === 1) await wait(60)
    }
    expect(count).toBe(20_000)
    const rows = post.mock.calls.flatMap(([request]) => (request as { readonly rows?: number }).rows ?? [])
    expect(rows[1]).toBe(100)
    expect(Math.max(...rows)).toBeLessThanOrEqual(2000)
    post.mockRestore()
  })

  it('gives a statement up when its caller goes away, and reads on', async () => {
    const caller = new AbortController()
    const long = connection.text(statement(counting(3_000_000)), { mayBeSlow: true, signal: caller.signal })
    setTimeout(() => caller.abort(), 30)
    await expect(long).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    expect(await connection.text(statement('SELECT 1'), { mayBeSlow: true })).toBe('1')
    await expect(connection.text(statement('SELECT 1'), { mayBeSlow: true, signal: caller.signal })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    })
  })

  it('ends what takes too long', async () => {
    const hurried = await connect({ readTimeoutMs: 400 })
    await hurried.text(statement('SELECT 1'), { mayBeSlow: true }).catch(() => undefined)
    await expect(hurried.text(statement(counting(20_000_000)), { mayBeSlow: true })).rejects.toMatchObject({
      extensions: { reason: 'The statement took too long' },
    })
  })

  it('rejects what is under way when it is closed', async () => {
    const short = await connect()
    const long = short.text(statement(counting(2_000_000)), { mayBeSlow: true })
    const outcome = expect(long).rejects.toThrow('closed')
    await short.close()
    await outcome
    await expect(short.text(statement('SELECT 1'), { mayBeSlow: true })).rejects.toThrow('closed')
  })
})
