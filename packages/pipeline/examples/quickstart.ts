import { compile, openDatabase, raw } from '@recto/dialects'
import { administrator, createContext, openPipeline, runRequest } from '@recto/pipeline'
import { migrate } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
await database.connection.execute(compile(database.dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)')))

const platform = await openPipeline(database)
const context = () => createContext(platform, administrator)

const data = [{ title: 'Middlemarch' }, { title: 'Emma' }]
await runRequest({ kind: 'create', collection: 'books', data, query: {} }, context())
const query = { fields: 'title', sort: 'title', meta: 'total_count' }
const result = await runRequest({ kind: 'read', collection: 'books', query }, context())
console.log(result.kind === 'document' ? result.data : 'streamed', result.meta) // [{"title":"Emma"},{"title":"Middlemarch"}] { total_count: 2 }

platform.schemaCache.stop()
await platform.connection.close()
