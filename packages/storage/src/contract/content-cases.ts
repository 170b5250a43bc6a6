import assert from 'node:assert/strict'
import { bytesFrom, bytesOf, contentOf, newFolder, reasonOf, type StorageCase, type StorageSubject, streamOf } from './storage-case.ts'

/** What is written is what is read. */
export const contentCases: readonly StorageCase[] = [
  {
    title: 'reads what was written, and says its size and time',
    async run({ driver, another }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/some/picture.png`
      const before = Date.now()
      await driver.write(path, streamOf('some bytes'), { type: 'image/png' })
      assert.equal((await contentOf(another(), path)).toString(), 'some bytes')
      const { size, modified } = await driver.stat(path)
      assert.equal(size, 10)
      // Backends keep whole seconds, and their clock is not ours.
      assert.ok(Math.abs(modified.getTime() - before) < 60_000, `modified ${modified.toISOString()}`)
      assert.equal(await driver.exists(path), true)
    },
  },
  {
    title: 'opens a file: its size first, then its bytes',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      for (const size of [1, 10, 200_000]) {
        const bytes = bytesOf(size)
        await driver.write(`${folder}/${size}.bin`, streamOf(bytes))
        const opened = await driver.open(`${folder}/${size}.bin`)
        assert.equal(opened.size, size)
        if (opened.bytes !== null) assert.ok(opened.bytes.equals(bytes))
        assert.ok((await bytesFrom(await opened.read())).equals(bytes))
        const again = await driver.open(`${folder}/${size}.bin`)
        assert.ok((await bytesFrom(await again.read({ range: { start: 3, end: 5 } }))).equals(bytes.subarray(3, 6)))
        await (await driver.open(`${folder}/${size}.bin`)).close()
      }
      assert.equal(await reasonOf(driver.open(`${folder}/none.bin`)), 'not-found')
      assert.equal(await reasonOf(driver.open(folder)), 'not-found')
    },
  },
  {
    title: 'keeps an empty file',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/empty.txt`
      await driver.write(path, streamOf(''))
      assert.equal((await driver.stat(path)).size, 0)
      assert.equal((await contentOf(driver, path)).length, 0)
      assert.equal((await contentOf(driver, path, { start: 0 })).length, 0)
      const opened = await driver.open(path)
      assert.equal(opened.size, 0)
      assert.equal((await bytesFrom(await opened.read())).length, 0)
      await driver.copy(path, `${path}.copy`)
      assert.equal((await driver.stat(`${path}.copy`)).size, 0)
      await driver.write(path, streamOf('no longer empty'))
      await driver.write(path, streamOf(''))
      assert.equal((await contentOf(driver, path)).length, 0)
      const state = await driver.resumable?.create(`${path}.upload`, { size: 0 })
      if (state) await driver.resumable?.finish(`${path}.upload`, state)
      assert.equal(await driver.exists(`${path}.upload`), state !== undefined)
    },
  },
  {
    title: 'keeps a file of 50 MB',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/large.bin`
      const bytes = bytesOf(50_000_001)
      await driver.write(path, streamOf(bytes))
      assert.equal((await driver.stat(path)).size, bytes.length)
      assert.ok((await contentOf(driver, path)).equals(bytes))
      await driver.delete(path)
    },
  },
  {
    title: 'replaces a file as a whole',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/file.txt`
      for (const text of ['a long text of the first version', 'short']) {
        await driver.write(path, streamOf(text), { size: text.length })
        assert.equal((await contentOf(driver, path)).toString(), text)
        assert.equal((await driver.stat(path)).size, text.length)
      }
    },
  },
  {
    title: 'reads ranges',
    async run({ driver }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/ranges.bin`
      const bytes = bytesOf(100)
      await driver.write(path, streamOf(bytes))
      const ranges = [
        { start: 0, end: 0 },
        { start: 5, end: 5 },
        { start: 3, end: 41 },
        { start: 0 },
        { start: 90 },
        { start: 99 },
        { start: 95, end: 1000 },
        { start: 100 },
        { start: 1000, end: 2000 },
      ]
      for (const range of ranges) {
        const expected = bytes.subarray(range.start, range.end === undefined ? undefined : range.end + 1)
        const found = await contentOf(driver, path, range)
        assert.deepEqual([...found], [...expected], `bytes ${range.start}-${range.end ?? ''}`)
      }
    },
  },
  {
    title: 'lets two writers of one file write, and keeps one version as a whole',
    async run({ driver, another }: StorageSubject): Promise<void> {
      const path = `${newFolder()}/contested.bin`
      const versions = [bytesOf(300_000, 3), bytesOf(200_000, 4)]
      const [one, other] = versions as [Buffer, Buffer]
      await Promise.all([driver.write(path, streamOf(one)), another().write(path, streamOf(other))])
      const found = await contentOf(driver, path)
      assert.ok(versions.some((version) => version.equals(found)))
    },
  },
]
