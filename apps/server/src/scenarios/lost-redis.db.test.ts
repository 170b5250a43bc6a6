import { randomUUID } from 'node:crypto'
import { createConnection } from 'node:net'
import { eachDatabase, startTcpProxy, type TcpProxy } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

const redis = new URL(process.env['RECTO_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379')

const isRedisHere = await new Promise<boolean>((resolve) => {
  const socket = createConnection({ host: redis.hostname, port: Number(redis.port || 6379) })
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  socket.once('connect', () => socket.destroy())
})

eachDatabase(
  (database) => {
    // Start Redis, or set RECTO_TEST_REDIS_URL.
    describe.skipIf(!isRedisHere)('Redis behind a network that loses every packet', () => {
      let proxy: TcpProxy
      let server: TestServer
      const send = (method: 'GET' | 'POST', url: string, body?: object) =>
        server.send(method, url, { token: 'admin', ...(body === undefined ? {} : { body }) })

      beforeAll(async () => {
        proxy = await startTcpProxy({ host: redis.hostname, port: Number(redis.port || 6379) })
        const namespace = `recto-test-${randomUUID()}`
        server = await testServer(database, {
          ADMIN_EMAIL: 'admin@example.com',
          ADMIN_PASSWORD: 'secret',
          ADMIN_TOKEN: 'admin',
          REDIS: `redis://127.0.0.1:${proxy.port}`,
          REDIS_BUS_NAMESPACE: `${namespace}:bus`,
          REDIS_COUNTERS_NAMESPACE: `${namespace}:counters`,
          REDIS_LOCK_NAMESPACE: `${namespace}:lock`,
          RATE_LIMITER_ENABLED: 'true',
        })
      })
      afterAll(async () => {
        await server.close()
        await proxy.close()
      })

      it('holds up no request for long, and requests go on when it is back', async () => {
        expect((await send('GET', '/server/ping')).statusCode).toBe(200)
        proxy.swallow()
        const timed = async (method: 'GET' | 'POST', url: string, body?: object) => {
          const since = performance.now()
          const { statusCode } = await send(method, url, body)
          return { url, isAnswered: statusCode < 500 || statusCode === 503, isInTime: performance.now() - since < 6000 }
        }
        const answers = await Promise.all([
          timed('GET', '/users/me'),
          timed('GET', '/server/health'),
          timed('POST', '/auth/login', { email: 'admin@example.com', password: 'secret' }),
          timed('POST', '/roles', { name: 'Readers' }),
        ])
        expect(answers.filter(({ isAnswered, isInTime }) => !isAnswered || !isInTime)).toEqual([])
        proxy.restore()
        await expect.poll(async () => (await send('GET', '/users/me')).statusCode, { timeout: 5000 }).toBe(200)
      }, 30_000)
    })
  },
  ['sqlite'],
)
