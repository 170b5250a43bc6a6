import { Readable } from 'node:stream'
import { defineDriver, type StorageDriver, StorageError } from '@recto/storage'
import { propertyRun } from '@recto/testing'
import { describe, expect, it } from 'vitest'
import { type ArchiveEntry, writeZip } from './write-zip.ts'

/** Each of the large ones takes a minute or more. */
const isLongRun = propertyRun(1).cases > 1

describe('archives in the form ZIP64', () => {
  it.skipIf(!isLongRun)(
    'hold more entries than the plain form counts',
    async () => {
      const count = 65_536 + 10
      const names = Array.from({ length: count }, (_, index) => `${index}.txt`)
      const end = await endOf(names.map((name) => ({ name, object: { storage: 'made', path: name, size: 2 } })))
      expect(end).toMatchObject({ entries: count })
      expect(end.lastName).toBe(`${count - 1}.txt`)
    },
    600_000,
  )

  it.skipIf(!isLongRun)(
    'hold an entry of more than 4 GiB',
    async () => {
      const size = 4 * 1024 ** 3 + 5
      const end = await endOf([
        { name: 'large.bin', object: { storage: 'made', path: 'large.bin', size } },
        { name: 'behind.txt', object: { storage: 'made', path: 'behind.txt', size: 2 } },
      ])
      expect(end).toMatchObject({ entries: 2, lastName: 'behind.txt' })
      // What the directory begins at lies behind the large entry.
      expect(end.directoryOffset).toBeGreaterThan(size)
    },
    600_000,
  )

  it('end with an error when an object has vanished, and read nothing further', async () => {
    const opened: string[] = []
    const entries = ['a.txt', 'gone.txt', 'b.txt'].map((name) => ({ name, object: { storage: 'made', path: name, size: 2 } }))
    const zip = writeZip(entries, locations(opened))
    await expect(async () => {
      for await (const _chunk of zip);
    }).rejects.toThrow('not-found')
    expect(opened).toEqual(['a.txt', 'gone.txt'])
  })
})

/** What the end of an archive says (APPNOTE 4.3.14), its beginning forgotten while it passes. */
async function endOf(
  entries: readonly ArchiveEntry[],
): Promise<{ readonly entries: number; readonly directoryOffset: number; readonly lastName: string }> {
  let tail = Buffer.alloc(0)
  for await (const chunk of writeZip(entries, locations([]))) tail = Buffer.concat([tail, chunk as Buffer]).subarray(-4096)
  const record = tail.lastIndexOf('PK\u0006\u0006')
  const header = tail.lastIndexOf('PK\u0001\u0002')
  expect(record).toBeGreaterThan(0)
  return {
    entries: Number(tail.readBigUInt64LE(record + 32)),
    directoryOffset: Number(tail.readBigUInt64LE(record + 48)),
    lastName: tail.toString('utf8', header + 46, header + 46 + tail.readUInt16LE(header + 28)),
  }
}

/** A storage whose files are made while they are read. */
function locations(opened: string[]): Parameters<typeof writeZip>[1] {
  const driver = madeFiles(opened)
  return { storages: { names: ['made'], defaultName: 'made', location: () => driver, close: async () => undefined } }
}

function madeFiles(opened: string[]): StorageDriver {
  const refuse = async (path: string): Promise<never> => {
    throw new StorageError('denied', path)
  }
  return defineDriver({
    read: async (path) => {
      opened.push(path)
      if (path === 'gone.txt') throw new StorageError('not-found', path)
      return Readable.from(path === 'large.bin' ? largeContent() : [Buffer.from('ab')], { objectMode: false })
    },
    write: refuse,
    stat: refuse,
    exists: async () => true,
    copy: refuse,
    move: refuse,
    delete: refuse,
    async *list() {},
    toStorageError: (error, path) => new StorageError('unreachable', path, { cause: error }),
  })
}

function* largeContent(): Generator<Buffer> {
  const piece = Buffer.alloc(1 << 20, 7)
  for (let count = 0; count < 4096; count += 1) yield piece
  yield Buffer.from('after')
}
