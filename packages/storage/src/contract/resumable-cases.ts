import assert from 'node:assert/strict'
import type { ResumableUploads, StorageDriver, UploadState } from '../driver.ts'
import {
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

/** Uploads in parts. A driver without them passes. */
export const resumableCases: readonly StorageCase[] = [
  resumableCase('joins parts of odd sizes, each written by another instance', async (uploads, { another }) => {
    const path = `${newFolder()}/joined.bin`
    const bytes = bytesOf(20_000_003)
    let state = await uploads.create(path, { size: bytes.length, type: 'video/mp4' })
    let offset = 0
    for (const size of [1, 5_242_880, 3, 0, 8_388_608, 4, 6_000_000, bytes.length]) {
      const part = streamOf(bytes.subarray(offset, offset + size))
      const written = await uploadsOf(another()).writePart(path, part, { offset, state: stored(state) })
      assert.equal(written.offset, Math.min(offset + size, bytes.length))
      ;({ offset, state } = written)
    }
    await uploadsOf(another()).finish(path, stored(state))
    assert.ok((await contentOf(another(), path)).equals(bytes))
  }),
  resumableCase('goes on after a part that was cut short', async (uploads, { driver, another }) => {
    const path = `${newFolder()}/resumed.bin`
    const bytes = bytesOf(18_000_000)
    const state = await uploads.create(path, { size: bytes.length })
    const broken = failingStream(bytes.subarray(0, 9_500_000), new Error('the client is gone'))
    const first = await uploads.writePart(path, broken, { offset: 0, state })
    assert.ok(first.offset > 0 && first.offset <= 9_500_000, `kept ${first.offset} bytes`)
    const rest = streamOf(bytes.subarray(first.offset))
    const last = await uploadsOf(another()).writePart(path, rest, { offset: first.offset, state: stored(first.state) })
    assert.equal(last.offset, bytes.length)
    await uploads.finish(path, stored(last.state))
    assert.ok((await contentOf(driver, path)).equals(bytes))
  }),
  resumableCase('takes a part again whose end was not recorded', async (uploads, { driver, another }) => {
    const path = `${newFolder()}/repeated.bin`
    const bytes = bytesOf(20_000_000)
    const created = await uploads.create(path, { size: bytes.length })
    const first = await uploads.writePart(path, streamOf(bytes.subarray(0, 1_000_000)), { offset: 0, state: created })
    // The process ends after the part was written and before the new state was kept; the client sends it again, longer.
    await uploads.writePart(path, streamOf(bytes.subarray(1_000_000, 12_000_000)), { offset: first.offset, state: stored(first.state) })
    const again = await uploadsOf(another()).writePart(path, streamOf(bytes.subarray(1_000_000, 19_000_000)), first)
    const last = await uploads.writePart(path, streamOf(bytes.subarray(19_000_000)), { offset: again.offset, state: stored(again.state) })
    await uploads.finish(path, stored(last.state))
    assert.ok((await contentOf(driver, path)).equals(bytes))
  }),
  resumableCase('keeps small uploads', async (uploads, { driver }) => {
    for (const text of ['a', 'a small file']) {
      const path = `${newFolder()}/small.txt`
      const state = await uploads.create(path, { size: text.length, type: 'text/plain' })
      const written = await uploads.writePart(path, streamOf(text), { offset: 0, state })
      await uploads.finish(path, stored(written.state))
      assert.equal((await contentOf(driver, path)).toString(), text)
    }
  }),
  resumableCase('changes nothing under the name before the end', async (uploads, { driver }) => {
    const folder = newFolder()
    const bytes = bytesOf(16_777_216)
    await driver.write(`${folder}/old.bin`, streamOf('old'))
    for (const name of ['new.bin', 'old.bin']) {
      const path = `${folder}/${name}`
      const state = await uploads.create(path, { size: bytes.length })
      const written = await uploads.writePart(path, streamOf(bytes), { offset: 0, state })
      assert.deepEqual(await listed(driver, `${folder}/${name}`), name === 'old.bin' ? [path] : [])
      if (name === 'old.bin') assert.equal((await contentOf(driver, path)).toString(), 'old')
      await uploads.finish(path, stored(written.state))
      assert.ok((await contentOf(driver, path)).equals(bytes))
    }
    assert.deepEqual(await listed(driver, folder), [`${folder}/new.bin`, `${folder}/old.bin`])
  }),
  resumableCase('leaves nothing of an upload that is aborted', async (uploads, { driver, another }) => {
    const folder = newFolder()
    const path = `${folder}/aborted.bin`
    const bytes = bytesOf(9_000_000)
    const state = await uploads.create(path, { size: 10_000_000 })
    const written = await uploads.writePart(path, streamOf(bytes), { offset: 0, state })
    await uploadsOf(another()).abort(path, stored(written.state))
    await uploads.abort(path, stored(written.state))
    assert.deepEqual(await listed(driver, folder), [])
    await assert.rejects(async () => {
      const last = await uploads.writePart(path, streamOf(bytes.subarray(0, 1_000_000)), { offset: 9_000_000, state: written.state })
      await uploads.finish(path, last.state)
    })
    assert.deepEqual(await listed(driver, folder), [])
  }),
  resumableCase('refuses parts that do not fit', async (uploads, { driver }) => {
    const path = `${newFolder()}/strict.bin`
    const state = await uploads.create(path, { size: 10 })
    const part = (text: string, offset: number): Promise<unknown> => uploads.writePart(path, streamOf(text), { offset, state })
    assert.equal(await reasonOf(part('later', 5)), 'denied')
    assert.equal(await reasonOf(part('more than ten bytes', 0)), 'denied')
    assert.equal(await reasonOf(uploads.finish(path, state)), 'denied')
    assert.equal(await reasonOf(uploads.finish(path, { ...state, id: '../../other', name: '../../other' })), 'denied')
    assert.equal(await driver.exists(path), false)
    const written = await uploads.writePart(path, streamOf('ten bytes!'), { offset: 0, state })
    await uploads.finish(path, stored(written.state))
    assert.equal((await contentOf(driver, path)).toString(), 'ten bytes!')
  }),
]

function resumableCase(title: string, run: (uploads: ResumableUploads, subject: StorageSubject) => Promise<void>): StorageCase {
  return {
    title,
    async run(subject: StorageSubject): Promise<void> {
      if (subject.driver.resumable) await run(subject.driver.resumable, subject)
    },
  }
}

function uploadsOf({ resumable }: StorageDriver): ResumableUploads {
  assert.ok(resumable)
  return resumable
}

/** What a state is after the caller has kept it as JSON. */
function stored(state: UploadState): UploadState {
  return JSON.parse(JSON.stringify(state)) as UploadState
}
