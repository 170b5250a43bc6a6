import { cloudinaryAccount, type StorageServer, startCloudinaryServer } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, reasonOf, streamOf } from '../../contract/storage-case.ts'
import type { StorageDriver } from '../../driver.ts'
import { runContract } from '../../testing/run-contract.ts'
import { createCloudinaryDriver } from './cloudinary-driver.ts'

let server: StorageServer

function open(): StorageDriver {
  const hosts = { api: server.url, delivery: server.url }
  return createCloudinaryDriver({ ...cloudinaryAccount, accessMode: 'authenticated', root: 'tenant' }, hosts)
}

beforeAll(async () => {
  server = await startCloudinaryServer()
})
afterAll(() => server.close())

runContract(() => ({ driver: open(), another: open }), { skips: { 'keeps an empty file': 'Cloudinary takes no empty files' } })

describe('the driver cloudinary', () => {
  it('refuses an empty file', async () => {
    expect(await reasonOf(open().write(`${newFolder()}/empty.txt`, streamOf('')))).toBe('denied')
  })
})
