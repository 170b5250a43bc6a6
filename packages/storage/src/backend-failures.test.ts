import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesFrom, bytesOf, reasonOf, streamOf } from './contract/storage-case.ts'
import type { StorageDriver } from './driver.ts'
import { createAzureDriver } from './drivers/azure/azure-driver.ts'
import { createCloudinaryDriver } from './drivers/cloudinary/cloudinary-driver.ts'
import { createGcsDriver } from './drivers/gcs/gcs-driver.ts'
import { createS3Driver } from './drivers/s3/s3-driver.ts'
import { createSupabaseDriver } from './drivers/supabase/supabase-driver.ts'
import { StorageError } from './storage-error.ts'

const secret = 'bm90LWEtcmVhbC1zZWNyZXQ='

const drivers: Readonly<Record<string, (url: string) => StorageDriver>> = {
  s3: (endpoint) => createS3Driver({ bucket: 'files', key: 'key', secret, endpoint, forcePathStyle: true }),
  gcs: (apiEndpoint) => createGcsDriver({ bucket: 'files', apiEndpoint, projectId: 'tests' }),
  azure: (endpoint) => createAzureDriver({ containerName: 'files', accountName: 'account', accountKey: secret, endpoint }),
  supabase: (endpoint) => createSupabaseDriver({ bucket: 'files', serviceRole: secret, endpoint }),
  cloudinary: (url) => createCloudinaryDriver({ cloudName: 'tests', apiKey: 'key', apiSecret: secret }, { api: url, delivery: url }),
}

let status = 403
let server: Server
let url: string

// Answers every request with a status; 200 means a body that breaks off.
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    if (status !== 200) return response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    response.writeHead(200, { 'content-length': 1_000_000, 'last-modified': new Date(0).toUTCString(), etag: '"1"' })
    response.write(bytesOf(65_536))
    return setTimeout(() => response.destroy(), 50)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe.each(Object.entries(drivers))('the driver %s', (_name, open) => {
  it('says that it is denied what the backend refuses', { timeout: 30_000 }, async () => {
    status = 403
    expect(await reasonOf(open(url).read('a.txt'))).toBe('denied')
    expect(await reasonOf(open(url).write('a.txt', streamOf('a')))).toBe('denied')
  })

  it('says that there is no room', { timeout: 30_000 }, async () => {
    status = 507
    expect(await reasonOf(open(url).write('a.txt', streamOf('a')))).toBe('out-of-space')
  })

  it('says that a backend cannot be reached, without its secrets', { timeout: 30_000 }, async () => {
    const failure = await open('http://127.0.0.1:1')
      .stat('a.txt')
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StorageError)
    expect(failure).toMatchObject({ reason: 'unreachable', path: 'a.txt' })
    expect(JSON.stringify([String(failure), failure])).not.toContain(secret)
  })

  it('fails a read whose backend goes away in the middle', { timeout: 30_000 }, async () => {
    status = 200
    const stream = await open(url).read('a.txt')
    expect(await reasonOf(bytesFrom(stream))).toBe('unreachable')
  })
})
