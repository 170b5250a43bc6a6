import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReadWorker } from './read-worker.ts'

const ask = (text: string, ...parameters: unknown[]) => ({ text, parameters })

describe('a thread for short reads', () => {
  let folder: string
  let reader: ReadWorker
  let writer: Sqlite.Database

  /** The first one asks it to start. */
  const started = async (): Promise<void> => {
    for (;;) {
      const answer = reader.text(ask('SELECT 1'))
      if (answer !== null) {
        await answer
        return
      }
      await wait(10)
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-read-worker-'))
    const filename = join(folder, 'data.db')
    writer = new Sqlite(filename)
    writer.pragma('journal_mode = WAL')
    writer.exec('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT); INSERT INTO words VALUES (1, NULL)')
    reader = new ReadWorker({ filename, driverOptions: {} })
  })
  afterEach(() => {
    reader.close()
    writer.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('reads what was committed just before', async () => {
    await started()
    for (const word of ['one', 'zwei', 'três', '四']) {
      writer.prepare('UPDATE words SET word = ?').run(word)
      expect((await reader.text(ask('SELECT word FROM words WHERE id = ?', 1n)))?.text).toBe(word)
    }
    expect((await reader.text(ask('SELECT word FROM words WHERE id = 2')))?.text).toBeNull()
  })

  it('takes no more than it can do soon', async () => {
    await started()
    const answers = Array.from({ length: 10 }, (_, index) => reader.text(ask('SELECT ?', index)))
    expect(answers.map((answer) => answer !== null)).toEqual([...Array<boolean>(8).fill(true), false, false])
    const texts = await Promise.all(answers.map(async (answer) => (await answer)?.text))
    expect(texts).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', undefined, undefined])
    expect((await reader.text(ask('SELECT 4')))?.text).toBe('4')
  })

  it('lets those read by themselves who ask what it cannot tell', async () => {
    await started()
    await expect(reader.text(ask('SELECT nothing FROM nowhere'))).rejects.toThrow()
    await expect(reader.text(ask('DELETE FROM words'))).rejects.toThrow()
    expect((await reader.text(ask('SELECT count(*) FROM words')))?.text).toBe('1')
  })

  it('is not tried again when it cannot begin', async () => {
    const lost = new ReadWorker({ filename: join(folder, 'missing', 'data.db'), driverOptions: {} })
    const start = vi.spyOn(Worker.prototype, 'unref')
    for (let attempt = 0; attempt < 100; attempt++) {
      expect(lost.text(ask('SELECT 1'))).toBeNull()
      await wait(20)
    }
    expect(start).toHaveBeenCalledTimes(1)
    start.mockRestore()
  })

  it('leaves nobody waiting when it ends', async () => {
    await started()
    const endless = 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000000) SELECT count(*) FROM c'
    const answer = reader.text(ask(endless))
    reader.close()
    await expect(answer).rejects.toThrow('The read worker ended.')
    expect(reader.text(ask('SELECT 1'))).toBeNull()
  })
})
