import { openDatabase } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { anonymous, createContext, createPlatform, createSchemaCache } from '@recto/pipeline'
import { readSchema } from '@recto/schema'
import { changeSchema, createCollections, createField, planSchemaChange } from '@recto/schema-changes'
import { migrate, readMetadata } from '@recto/system'

const { dialect, connection } = await openDatabase('sqlite', { filename: ':memory:' })
await migrate({ dialect, connection })
const schemaCache = await createSchemaCache({
  read: (session = connection) => readSchema({ dialect, connection: session, metadata: readMetadata }),
  fingerprint: () => dialect.catalogFingerprint(connection),
})
const platform = createPlatform({ dialect, connection, schemaCache, events: new EventBus({ onHandlerError: console.error }) })
const context = () => createContext(platform, { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true })

await changeSchema(context(), createCollections({ collection: 'books', schema: {}, meta: { icon: 'book' } }))

const title = createField('books', { field: 'title', type: 'string', schema: { max_length: 80 }, meta: {} })
console.log((await planSchemaChange(context(), title)).statements.map(({ sql }) => sql)) // [ 'ALTER TABLE "books" ADD COLUMN "title" varchar(80)' ]

await changeSchema(context(), title)
console.log([...(schemaCache.current().collections.get('books')?.fields.keys() ?? [])]) // [ 'id', 'title' ]

schemaCache.stop()
await connection.close()
