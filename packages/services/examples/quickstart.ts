import { openDatabase } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { anonymous, createContext, createPlatform, createSchemaCache, type EventContext, runRequest } from '@recto/pipeline'
import { readSchema } from '@recto/schema'
import { registerServices } from '@recto/services'
import { migrate, readMetadata } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const schemaCache = await createSchemaCache({
  read: () => readSchema({ ...database, metadata: readMetadata }),
  fingerprint: () => database.dialect.catalogFingerprint(database.connection),
  pollIntervalMs: 0,
})
const platform = createPlatform({ ...database, schemaCache, events: new EventBus<EventContext>({ onHandlerError: console.error }) })
registerServices(platform)

const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }
const role = {
  kind: 'create',
  collection: 'directus_roles',
  data: { id: 'f3a0c1de-8a1b-4f5e-9c55-0d9b8a1f2c3d', name: 'Editors' },
  query: {},
} as const
await runRequest(role, createContext(platform, administrator))
try {
  const change = { kind: 'update', collection: 'directus_roles', keys: [role.data.id], data: { parent: role.data.id }, query: {} } as const
  await runRequest(change, createContext(platform, administrator))
} catch (error) {
  console.log(String(error)) // RectoError: Invalid payload. A role cannot be a parent of itself.
}
await platform.connection.close()
