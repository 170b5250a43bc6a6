import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import {
  bytesFrom,
  bytesOf,
  contentOf,
  failingStream,
  listed,
  newFolder,
  reasonOf,
  type StorageCase,
  type StorageSubject,
  streamOf,
} from './storage-case.ts'

/** Large enough that every driver has begun to send when the content ends. */
const cutShort = bytesOf(9_000_000)

/** What doesn't come to its end leaves nothing. */
export const failureCases: readonly StorageCase[] = [
  {
    title: 'leaves nothing of a write whose content fails, and fails with the error of the content',
    async run({ driver }: StorageSubject): Promise<void> {
      for (const bytes of [Buffer.from('a few bytes'), cutShort]) {
        const folder = newFolder()
        const failure = new Error('the client is gone')
        const content = failingStream(bytes, failure)
        await assert.rejects(driver.write(`${folder}/new.bin`, content), (error) => error === failure)
        assert.deepEqual(await listed(driver, folder), [])
      }
    },
  },
  {
    title: 'keeps what was there when a write fails',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/kept.txt`
      await driver.write(path, streamOf('kept'))
      await assert.rejects(driver.write(path, failingStream(cutShort, new Error('the client is gone'))))
      assert.equal((await contentOf(driver, path)).toString(), 'kept')
    },
  },
  {
    title: 'leaves nothing of a write that is aborted',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const controller = new AbortController()
      const content = endlessStream(() => controller.abort())
      assert.equal(await reasonOf(driver.write(`${folder}/new.bin`, content, { signal: controller.signal })), 'aborted')
      assert.equal(content.destroyed, true)
      assert.deepEqual(await listed(driver, folder), [])
      const late = driver.write(`${folder}/new.bin`, streamOf('late'), { signal: AbortSignal.abort() })
      assert.equal(await reasonOf(late), 'aborted')
    },
  },
  {
    title: 'takes content that is closed before its end for an abort',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const content: Readable = endlessStream(() => content.destroy())
      assert.equal(await reasonOf(driver.write(`${folder}/new.bin`, content)), 'aborted')
      assert.deepEqual(await listed(driver, folder), [])
    },
  },
  {
    title: 'ends a read that is aborted, or whose reader goes away',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/large.bin`
      await driver.write(path, streamOf(cutShort))
      const controller = new AbortController()
      const stream = await driver.read(path, { signal: controller.signal })
      stream.once('data', () => controller.abort())
      assert.equal(await reasonOf(bytesFrom(stream)), 'aborted')
      assert.equal(await reasonOf(driver.read(path, { signal: AbortSignal.abort() })), 'aborted')
      const left = await driver.read(path)
      left.destroy()
      assert.equal((await contentOf(driver, path)).length, cutShort.length)
    },
  },
]

/** Gives chunks without end; calls `after` once 9 MB have gone through. */
function endlessStream(after: () => void): Readable {
  let sent = 0
  const chunk = bytesOf(65_536)
  return new Readable({
    read() {
      sent += chunk.length
      if (sent > cutShort.length && sent <= cutShort.length + chunk.length) setImmediate(after)
      setImmediate(() => this.push(chunk))
    },
  })
}
