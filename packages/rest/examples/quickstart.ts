import { compile, openDatabase, raw } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { httpServerOptions } from '@recto/http'
import { anonymous, createPlatform, createSchemaCache } from '@recto/pipeline'
import { restPlugin } from '@recto/rest'
import { readSchema } from '@recto/schema'
import fastify from 'fastify'

const { dialect, connection } = await openDatabase('sqlite', { filename: ':memory:' })
await connection.execute(compile(dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)')))
await connection.execute(compile(dialect, raw("INSERT INTO books (title) VALUES ('Middlemarch'), ('Emma')")))

const schemaCache = await createSchemaCache({
  read: () => readSchema({ dialect, connection }),
  fingerprint: () => dialect.catalogFingerprint(connection),
})
const platform = createPlatform({ dialect, connection, schemaCache, events: new EventBus({ onHandlerError: console.error }) })
const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }

const app = fastify(httpServerOptions())
await app.register(restPlugin, { platform, accountOf: () => administrator, info: { version: '1.0.0' } })

const answer = await app.inject('/items/books?fields=title&sort=title')
console.log(answer.statusCode, answer.body) // 200 {"data":[{"title":"Emma"},{"title":"Middlemarch"}]}

schemaCache.stop()
await app.close()
await connection.close()
