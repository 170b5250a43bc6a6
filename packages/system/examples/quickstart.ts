import { dialectFor } from '@recto/dialects'
import { readSchema } from '@recto/schema'
import { migrate, migrateDown, readMetadata } from '@recto/system'

const dialect = dialectFor('sqlite')
const connection = await dialect.connect({ filename: ':memory:' })

console.log('applied', await migrate({ connection, dialect }))

const schema = await readSchema({ connection, dialect, metadata: readMetadata })
console.log(schema.collections.size, 'collections, among them', schema.collections.get('directus_users')?.table?.name)

console.log('undone', await migrateDown({ connection, dialect }))
await connection.close()
