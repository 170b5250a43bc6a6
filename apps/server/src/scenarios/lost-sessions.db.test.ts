import { setTimeout as wait } from 'node:timers/promises'
import { compile, openDatabase, raw } from '@recto/dialects'
import { eachDatabase, startTcpProxy, type TcpProxy } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

const environment = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'secret',
  ADMIN_TOKEN: 'admin',
  DB_READ_TIMEOUT: '1s',
  DB_POOL__ACQUIRE_TIMEOUT_MILLIS: '1000',
}

const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } }

eachDatabase(
  (database) => {
    let proxy: TcpProxy
    let server: TestServer
    const send = (method: 'GET' | 'POST', url: string, body?: object) =>
      server.send(method, url, { token: 'admin', ...(body === undefined ? {} : { body }) })
    const list = async (url: string) => (await send('GET', url)).json<{ data: readonly Record<string, unknown>[] }>().data

    beforeAll(async () => {
      const url = new URL(database.config.url ?? '')
      proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
      url.hostname = '127.0.0.1'
      url.port = String(proxy.port)
      server = await testServer({ ...database, config: { url: url.href } }, environment)
      const fields = (name: string, type: string) => [id, { field: name, type, schema: {} }]
      await send('POST', '/collections', { collection: 'orders', schema: {}, meta: {}, fields: fields('title', 'string') })
      await send('POST', '/collections', { collection: 'lines', schema: {}, meta: {}, fields: fields('order', 'integer') })
      const relation = { collection: 'lines', field: 'order', related_collection: 'orders', schema: {}, meta: { one_field: 'lines' } }
      expect((await send('POST', '/relations', relation)).statusCode).toBe(200)
    })
    afterAll(async () => {
      await server.close()
      await proxy.close()
    })

    it('answers right or with 503 while sessions are cut, and leaves nothing half done', async () => {
      const { connection, dialect } = await openDatabase(database.name, database.config)
      const run = (sql: string) => connection.rows(compile(dialect, raw(sql)))
      const cut = async (): Promise<void> => {
        if (database.name === 'postgres')
          await run('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
        else {
          const sessions = await run('SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()')
          for (const session of sessions) await run(`KILL ${String(Object.values(session)[0])}`).catch(() => {})
        }
      }
      const answers: { readonly kind: string; readonly status: number; readonly body: string }[] = []
      let isOver = false
      const work = async (worker: number): Promise<void> => {
        for (let turn = 0; !isOver; turn += 1) {
          const isWrite = turn % 2 === 0
          const order = { title: `${worker}-${turn}`, lines: [{}, {}] }
          const answer = isWrite
            ? await send('POST', '/items/orders?fields=id,title', order)
            : await send('GET', '/items/orders?fields=id,lines.id&limit=5')
          answers.push({ kind: isWrite ? 'write' : 'read', status: answer.statusCode, body: answer.body })
        }
      }
      const working = Promise.all([0, 1, 2, 3].map(work))
      for (let cuts = 0; cuts < 12; cuts += 1) {
        await wait(100)
        await cut()
      }
      isOver = true
      await working
      await connection.close()
      const failed = answers.filter(({ status }) => status !== 200)
      expect(failed.filter(({ status, body }) => status !== 503 || !body.includes('SERVICE_UNAVAILABLE'))).toEqual([])
      expect(answers.length - failed.length).toBeGreaterThan(20)
      const orders = await list('/items/orders?fields=title,count(lines)&limit=-1')
      expect(orders.filter(({ lines_count: lines }) => lines !== 2)).toEqual([])
      const stored = new Set(orders.map(({ title }) => title))
      const created = answers.filter(({ kind, status }) => kind === 'write' && status === 200)
      expect(created.filter(({ body }) => !stored.has(JSON.parse(body).data.title))).toEqual([])
      expect(orders.length).toBe(stored.size)
    })

    it('gives up in its time when the network loses every packet, and goes on when it is back', async () => {
      expect((await send('GET', '/items/orders?limit=1')).statusCode).toBe(200)
      proxy.swallow()
      const requests = ['/items/orders?limit=2', '/items/lines?filter[order][title][_eq]=x', '/server/health'].map(async (url) => {
        const since = performance.now()
        const { statusCode } = await send('GET', url)
        return [url, statusCode, performance.now() - since < 8000]
      })
      const written = send('POST', '/items/orders', { title: 'lost' })
      expect((await Promise.all(requests)).map(([url, status, isInTime]) => [url, status, isInTime])).toEqual([
        ['/items/orders?limit=2', 503, true],
        ['/items/lines?filter[order][title][_eq]=x', 503, true],
        ['/server/health', 503, true],
      ])
      expect((await written).statusCode).toBe(503)
      proxy.restore()
      await expect.poll(async () => (await send('GET', '/items/orders?limit=1')).statusCode, { timeout: 5000 }).toBe(200)
      expect(await list('/items/orders?filter[title][_eq]=lost')).toEqual([])
    }, 40_000)
  },
  ['postgres', 'mariadb'],
)
