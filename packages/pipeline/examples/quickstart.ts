import { compile, openDatabase, raw } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { anonymous, createContext, createPlatform, createSchemaCache, runRequest } from '@recto/pipeline'
import { readSchema } from '@recto/schema'

const { dialect, connection } = await openDatabase('sqlite', { filename: ':memory:' })
await connection.execute(compile(dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)')))
await connection.execute(compile(dialect, raw("INSERT INTO books (title) VALUES ('Middlemarch'), ('Emma')")))

const schemaCache = await createSchemaCache({
  read: () => readSchema({ dialect, connection }),
  fingerprint: () => dialect.catalogFingerprint(connection),
})
const platform = createPlatform({ dialect, connection, schemaCache, events: new EventBus({ onHandlerError: console.error }) })
const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }

const result = await runRequest(
  { kind: 'read', collection: 'books', query: { fields: 'title', sort: 'title', meta: 'total_count' } },
  createContext(platform, administrator),
)
console.log(result.kind === 'document' ? result.data : 'streamed', result.meta) // [{"title":"Emma"},{"title":"Middlemarch"}] { total_count: 2 }

schemaCache.stop()
await connection.close()
