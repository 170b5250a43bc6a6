import { createAuth } from '@recto/auth'
import { openDatabase } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { createPlatform, createSchemaCache } from '@recto/pipeline'
import { readSchema } from '@recto/schema'
import { migrate, readMetadata } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const schemaCache = await createSchemaCache({
  read: () => readSchema({ ...database, metadata: readMetadata }),
  fingerprint: () => database.dialect.catalogFingerprint(database.connection),
})
const platform = createPlatform({ ...database, schemaCache, events: new EventBus({ onHandlerError: console.error }) })

const auth = createAuth({ platform, secret: 'at least thirty-two characters long' })
await auth.createFirstAdmin({ email: 'ada@example.com', password: 'correct horse battery staple' })

const facts = { ip: '127.0.0.1', userAgent: null, origin: null }
const { accessToken } = await auth.login({ credentials: { email: 'ada@example.com', password: 'correct horse battery staple' }, facts })
const account = await auth.accountFor(accessToken, facts)
console.log(account.isAdmin) // true

schemaCache.stop()
await database.connection.close()
