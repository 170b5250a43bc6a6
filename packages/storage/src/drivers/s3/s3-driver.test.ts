import { type StorageServer, startS3Server } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, contentOf, listed, newFolder, streamOf } from '../../contract/storage-case.ts'
import { runContract } from '../../testing/run-contract.ts'
import { s3Bucket } from './s3-bucket.ts'
import { copyObject } from './s3-copy.ts'
import { createS3Driver } from './s3-driver.ts'
import type { S3Options } from './s3-options.ts'

let server: StorageServer
let options: S3Options

beforeAll(async () => {
  server = await startS3Server('files')
  options = { bucket: 'files', key: 'S3RVER', secret: 'S3RVER', endpoint: server.url, forcePathStyle: true, root: '/tenant/one/' }
})
afterAll(() => server.close())

runContract(() => ({ driver: createS3Driver(options), another: () => createS3Driver(options) }), {
  skips: { 'signs an address for no other file': 's3rver computes another signature for listings, so its check is off' },
})

describe('the driver s3', () => {
  it('keeps its files below its root', async () => {
    const driver = createS3Driver(options)
    const path = `${newFolder()}/a.txt`
    await driver.write(path, streamOf('a'))
    const { root: _root, ...whole } = options
    expect(await listed(createS3Driver(whole), `tenant/one/${path}`)).toEqual([`tenant/one/${path}`])
  })

  it('copies what is too large for one request in parts', async () => {
    const driver = createS3Driver(options)
    const folder = newFolder()
    const bytes = bytesOf(11_000_000)
    await driver.write(`${folder}/large.bin`, streamOf(bytes))
    const sizes = { oneRequest: 6_000_000, part: 5 * 1024 ** 2 }
    await copyObject(s3Bucket(options), `${folder}/large.bin`, `${folder}/copy.bin`, sizes)
    expect((await contentOf(driver, `${folder}/copy.bin`)).equals(bytes)).toBe(true)
  })
})
