import assert from 'node:assert/strict'
import { newFolder, type StorageCase, type StorageSubject, streamOf } from './storage-case.ts'

/** Addresses that anybody may read from. A driver without them passes. */
export const signedUrlCases: readonly StorageCase[] = [
  {
    title: 'signs an address of one file',
    async run({ driver }: StorageSubject): Promise<void> {
      if (driver.signedUrl === undefined) return
      const folder = newFolder()
      await driver.write(`${folder}/shown ä.txt`, streamOf('shown'), { type: 'text/plain' })
      await driver.write(`${folder}/hidden.txt`, streamOf('hidden'), { type: 'text/plain' })
      const url = await driver.signedUrl(`${folder}/shown ä.txt`, { expiresInSeconds: 60, disposition: 'attachment; filename="a.txt"' })
      const answer = await fetch(url)
      assert.equal(answer.status, 200)
      assert.equal(await answer.text(), 'shown')
      assert.match(answer.headers.get('content-disposition') ?? '', /attachment/)
    },
  },
  {
    title: 'signs an address for no other file',
    async run({ driver }: StorageSubject): Promise<void> {
      if (driver.signedUrl === undefined) return
      const folder = newFolder()
      for (const name of ['shown', 'hidden']) await driver.write(`${folder}/${name}.txt`, streamOf(name), { type: 'text/plain' })
      const url = await driver.signedUrl(`${folder}/shown.txt`, { expiresInSeconds: 60 })
      const answer = await fetch(url.replace('shown.txt', 'hidden.txt'))
      assert.notEqual(await answer.text(), 'hidden')
    },
  },
]
