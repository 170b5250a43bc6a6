import { compile, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { administrator, openPlatform } from '@recto/platform'
import { restPlugin } from '@recto/rest'
import fastify from 'fastify'

const { platform, close } = await openPlatform({ client: 'sqlite', connection: { filename: ':memory:' } })
await platform.connection.execute(compile(platform.dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)')))
await platform.connection.execute(compile(platform.dialect, raw("INSERT INTO books (title) VALUES ('Middlemarch'), ('Emma')")))
await platform.schemaCache.refresh()

const app = fastify(httpServerOptions())
await app.register(restPlugin, { platform, accountOf: () => administrator, info: { version: '1.0.0' } })

const answer = await app.inject('/items/books?fields=title&sort=title')
console.log(answer.statusCode, answer.body) // 200 {"data":[{"title":"Emma"},{"title":"Middlemarch"}]}

await app.close()
await close()
