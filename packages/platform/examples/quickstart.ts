import { compile, raw } from '@recto/dialects'
import { createContext, runRequest } from '@recto/pipeline'
import { administrator, openPlatform } from '@recto/platform'

const { platform, close } = await openPlatform({ client: 'sqlite', connection: { filename: ':memory:' } })
await platform.connection.execute(compile(platform.dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)')))
await platform.connection.execute(compile(platform.dialect, raw("INSERT INTO books (title) VALUES ('Middlemarch'), ('Emma')")))
await platform.schemaCache.refresh()

const input = { kind: 'read', collection: 'books', query: { fields: 'title', sort: 'title' } } as const
const result = await runRequest(input, createContext(platform, administrator))
console.log(result.kind === 'document' ? result.data : 'streamed') // [{"title":"Emma"},{"title":"Middlemarch"}]
await close()
