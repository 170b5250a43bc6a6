import { type StorageServer, startSupabaseServer, supabaseKey } from '@recto/testing'
import { afterAll, beforeAll } from 'vitest'
import { runContract } from '../../testing/run-contract.ts'
import { createSupabaseDriver } from './supabase-driver.ts'
import type { SupabaseOptions } from './supabase-options.ts'

let server: StorageServer
let options: SupabaseOptions

beforeAll(async () => {
  server = await startSupabaseServer('files')
  options = { bucket: 'files', serviceRole: supabaseKey, endpoint: server.url, root: 'tenant' }
})
afterAll(() => server.close())

runContract(() => ({ driver: createSupabaseDriver(options), another: () => createSupabaseDriver(options) }))
