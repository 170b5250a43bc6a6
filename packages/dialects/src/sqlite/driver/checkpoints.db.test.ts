import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../connection.ts'
import { rawStatement } from '../../sql.ts'
import { sqlite } from '../dialect.ts'

interface LogState {
  /** Pages in the log. */
  log: number
  /** Pages of them that are in the file. */
  checkpointed: number
}

describe('the write-ahead log of an SQLite file', () => {
  let folder: string
  let other: Sqlite.Database
  let connection: Connection

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recto-checkpoints-'))
    const filename = join(folder, 'data.db')
    other = new Sqlite(filename)
    other.exec('CREATE TABLE words (word BLOB)')
    connection = await sqlite.connect({ filename })
  })
  afterEach(async () => {
    await connection.close()
    other.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (pages: number) => connection.execute(rawStatement(`INSERT INTO words VALUES (randomblob(${pages * 4096}))`))
  const state = () => {
    // A session that has read nothing yet doesn't know of the log.
    other.prepare('SELECT count(*) FROM words').get()
    return (other.pragma('wal_checkpoint(NOOP)') as [LogState])[0]
  }

  it('is copied into the file when it has grown long, and not by the commit', async () => {
    expect(await connection.rows(rawStatement('PRAGMA wal_autocheckpoint'))).toEqual([{ wal_autocheckpoint: 8000 }])
    await write(1500)
    const { log } = state()
    expect(log).toBeGreaterThan(1500)
    await expect.poll(() => state().checkpointed, { timeout: 10_000 }).toBe(log)
  })

  it('begins anew once it is copied', async () => {
    await write(1500)
    await expect.poll(() => state().checkpointed, { timeout: 10_000 }).toBeGreaterThan(1500)
    await write(1)
    expect(state().log).toBeLessThan(10)
  })

  it('is left alone while it is short', async () => {
    for (let commits = 0; commits < 20; commits++) await write(2)
    expect(state().checkpointed).toBe(0)
  })

  it('is copied by the commit where it grew faster than it was copied', async () => {
    await write(9000)
    expect(state().checkpointed).toBeGreaterThan(9000)
  })
})
