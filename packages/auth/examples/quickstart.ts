import { createAuth } from '@recto/auth'
import { openDatabase } from '@recto/dialects'
import { openPipeline } from '@recto/pipeline'
import { migrate } from '@recto/system'

const database = await openDatabase('sqlite', { filename: ':memory:' })
await migrate(database)
const platform = await openPipeline(database)

const auth = createAuth({ platform, secret: 'at least thirty-two characters long' })
const credentials = { email: 'ada@example.com', password: 'correct horse battery staple' }
await auth.createFirstAdmin(credentials)

const facts = { ip: '127.0.0.1', userAgent: null, origin: null }
const { accessToken } = await auth.login({ credentials, facts })
const account = await auth.accountFor(accessToken, facts)
console.log(account.isAdmin) // true

platform.schemaCache.stop()
await database.connection.close()
