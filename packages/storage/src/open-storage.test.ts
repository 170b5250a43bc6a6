import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { createLocalDriver } from './drivers/local/local-driver.ts'
import { openStorage } from './open-storage.ts'

const root = mkdtempSync(join(tmpdir(), 'recto-storage-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('openStorage', () => {
  it('gives each location its driver, and the first as the default', async () => {
    const storage = openStorage([
      { name: 'pictures', driver: 'local', options: { root: join(root, 'pictures') } },
      { name: 'papers', driver: 'local', options: { root: join(root, 'papers') } },
    ])
    expect([storage.names, storage.defaultName]).toEqual([['pictures', 'papers'], 'pictures'])
    await storage.location('papers').write('a.txt', Readable.from(['a']))
    expect(await storage.location('pictures').exists('a.txt')).toBe(false)
    expect(await storage.location('papers').exists('a.txt')).toBe(true)
    await storage.close()
  })

  it('refuses a location that is not there', () => {
    const storage = openStorage([{ name: 'local', driver: 'local', options: { root } }])
    expect(() => storage.location('constructor')).toThrow(expect.objectContaining({ name: 'StorageError', reason: 'not-found' }))
  })

  it('takes drivers of others', () => {
    const mine = createLocalDriver({ root })
    const storage = openStorage([{ name: 'mine', driver: 'my-driver' }], { 'my-driver': () => mine })
    expect(storage.location('mine')).toBe(mine)
  })

  it.each([
    [[], 'no storage location is configured'],
    [[{ name: 'a', driver: 'toString' }], 'the storage location "a" has the unknown driver "toString"'],
    [[{ name: 'a', driver: 'local', options: { root: {} } }], 'the storage location "a": the option "root" must be text'],
    [
      [
        { name: 'a', driver: 'local' },
        { name: 'a', driver: 'local' },
      ],
      'the storage location "a" is configured twice',
    ],
  ])('refuses an impossible configuration: %j', (locations, message) => {
    expect(() => openStorage(locations)).toThrow(message)
  })
})
