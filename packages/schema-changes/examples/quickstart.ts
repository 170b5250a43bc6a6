import { openDatabase } from '@recto/dialects'
import { administrator, createContext, openPipeline } from '@recto/pipeline'
import { changeSchema, createCollections, createField, planSchemaChange } from '@recto/schema-changes'
import { migrate } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const platform = await openPipeline(database)
const context = () => createContext(platform, administrator)

await changeSchema(context(), createCollections({ collection: 'books', schema: {}, meta: { icon: 'book' } }))

const title = createField('books', { field: 'title', type: 'string', schema: { max_length: 80 }, meta: {} })
console.log((await planSchemaChange(context(), title)).statements.map(({ sql }) => sql)) // [ 'ALTER TABLE "books" ADD COLUMN "title" varchar(80)' ]

await changeSchema(context(), title)
console.log([...(platform.schemaCache.current().collections.get('books')?.fields.keys() ?? [])]) // [ 'id', 'title' ]

platform.schemaCache.stop()
await platform.connection.close()
