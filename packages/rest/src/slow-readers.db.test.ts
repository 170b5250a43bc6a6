import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { compile, openDatabase, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { administrator, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const series = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) SELECT i FROM n'
const padding = 'x'.repeat(500)

eachDatabase(
  (database) => {
    let platform: Platform
    let app: FastifyInstance
    const sockets: Socket[] = []

    beforeAll(async () => {
      const open = await openDatabase(database.name, {
        ...database.config,
        pool: { max: 4, acquireTimeoutMs: 400 },
        streams: { idleTimeoutMs: 1500 },
      })
      const run = (text: string) => open.connection.execute(compile(open.dialect, raw(text)))
      await run('CREATE TABLE pages (id INTEGER PRIMARY KEY, body VARCHAR(600))')
      await run(`INSERT INTO pages (id, body) SELECT i, '${padding}' FROM (${series}) AS numbers`)
      await migrate(open)
      platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
      app = fastify(httpServerOptions())
      await app.register(restPlugin, { platform, accountOf: () => administrator, info: { version: '0.0.0' } })
      await app.listen({ port: 0, host: '127.0.0.1' })
    })
    afterAll(async () => {
      for (const socket of sockets) socket.destroy()
      await app.close()
      platform.schemaCache.stop()
      await platform.connection.close()
    })

    /** Asks for everything, and takes nothing of it. */
    const stopReading = (): void => {
      const { port } = app.server.address() as { port: number }
      const socket = connect(port, '127.0.0.1', () => {
        socket.pause()
        socket.write('GET /items/pages?limit=-1 HTTP/1.1\r\nhost: x\r\n\r\n')
      })
      sockets.push(socket)
    }

    it('answers others while clients stop reading, and ends their streams', { timeout: 20_000 }, async () => {
      for (let count = 0; count < 2; count += 1) stopReading()
      await wait(400)
      for (let id = 1; id <= 8; id += 1) expect((await app.inject(`/items/pages/${id}?fields=id`)).json()).toEqual({ data: { id } })
      const refused = await app.inject('/items/pages?limit=-1')
      expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1'])
      await wait(2500)
      const read = await app.inject('/items/pages?limit=-1&fields=id')
      expect([read.statusCode, read.json().data.length]).toEqual([200, 30_000])
    })
  },
  ['sqlite', 'postgres'],
)
