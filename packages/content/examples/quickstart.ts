import { registerContentHooks } from '@recto/content'
import { openDatabase } from '@recto/dialects'
import { administrator, createContext, openPipeline, runRequest } from '@recto/pipeline'
import { migrate } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const platform = await openPipeline(database)
registerContentHooks(platform)

const context = () => createContext(platform, administrator)
const id = 'f3a0c1de-8a1b-4f5e-9c55-0d9b8a1f2c3d'
await runRequest({ kind: 'create', collection: 'directus_folders', data: { id, name: 'Covers' }, query: {} }, context())
try {
  const change = { kind: 'update', collection: 'directus_folders', keys: [id], data: { parent: id }, query: {} } as const
  await runRequest(change, context())
} catch (error) {
  console.log(String(error)) // RectoError: Invalid payload. A folder cannot lie within itself.
}
platform.schemaCache.stop()
await platform.connection.close()
