import { type GcsServer, startGcsServer } from '@recto/testing'
import { afterAll, beforeAll } from 'vitest'
import { runContract } from '../../testing/run-contract.ts'
import { createGcsDriver } from './gcs-driver.ts'
import type { GcsOptions } from './gcs-options.ts'

let server: GcsServer
let options: GcsOptions

beforeAll(async () => {
  server = await startGcsServer('files')
  options = { bucket: 'files', apiEndpoint: server.url, projectId: 'tests', credentials: server.credentials, root: 'tenant' }
})
afterAll(() => server.close())

runContract(() => ({ driver: createGcsDriver(options), another: () => createGcsDriver(options) }))
