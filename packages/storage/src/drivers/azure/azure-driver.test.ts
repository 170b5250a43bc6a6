import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob'
import { azureAccount, type StorageServer, startAzureServer } from '@recto/testing'
import { afterAll, beforeAll } from 'vitest'
import { runContract } from '../../testing/run-contract.ts'
import { createAzureDriver } from './azure-driver.ts'
import type { AzureOptions } from './azure-options.ts'

let server: StorageServer
let options: AzureOptions

beforeAll(async () => {
  server = await startAzureServer()
  const credential = new StorageSharedKeyCredential(azureAccount.accountName, azureAccount.accountKey)
  await new BlobServiceClient(server.url, credential).getContainerClient('files').create()
  options = { ...azureAccount, containerName: 'files', endpoint: server.url, root: 'tenant' }
}, 60_000)
afterAll(() => server.close())

runContract(() => ({ driver: createAzureDriver(options), another: () => createAzureDriver(options) }), {
  skips: {
    'lists more files than a backend gives at once': 'it gives 5,000, which take half a minute to write; the SDK asks for the rest',
  },
})
