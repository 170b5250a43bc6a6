import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection, ConnectionConfig } from '../../connection.ts'
import { rawStatement } from '../../sql.ts'
import { sqlite } from '../dialect.ts'

describe('an SQLite file that another program uses', () => {
  let folder: string
  let filename: string
  let other: Sqlite.Database
  let connection: Connection | undefined

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-locks-'))
    filename = join(folder, 'data.db')
    other = new Sqlite(filename)
    other.exec('CREATE TABLE words (word TEXT)')
  })
  afterEach(async () => {
    await connection?.close()
    other.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (config: ConnectionConfig = {}): Promise<Connection> => {
    connection = await sqlite.connect({ filename, ...config })
    return connection
  }
  const write = (to: Connection) => to.execute(rawStatement("INSERT INTO words VALUES ('here')"))
  const words = (from: Connection) => from.rows(rawStatement('SELECT word FROM words'))

  it.each(['wal', 'keep'] as const)('is waited for without holding up other work (%s)', async (journalMode) => {
    const here = await open({ journalMode })
    other.exec("BEGIN IMMEDIATE; INSERT INTO words VALUES ('there')")
    const writes = [write(here), here.transaction((session) => write(session))]
    const began = performance.now()
    for (let pauses = 0; pauses < 10; pauses++) await wait(20)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(await words(here)).toEqual([])
    other.exec('COMMIT')
    await Promise.all(writes)
    expect(await words(here)).toHaveLength(3)
  })

  it('keeps its journal mode where that is asked for', async () => {
    await write(await open({ journalMode: 'keep' }))
    expect(other.pragma('journal_mode', { simple: true })).toBe('delete')
    await connection?.close()
    await write(await open())
    const fresh = new Sqlite(filename)
    expect(fresh.pragma('journal_mode', { simple: true })).toBe('wal')
    fresh.close()
  })

  it.each([
    [{}, 1],
    [{ journalMode: 'keep' }, 2],
    [{ synchronous: 'full' }, 2],
    [{ journalMode: 'keep', synchronous: 'normal' }, 1],
  ] as const)('waits for the disk as %j says', async (config, level) => {
    expect(await (await open(config)).rows(rawStatement('PRAGMA synchronous'))).toEqual([{ synchronous: level }])
  })
})
