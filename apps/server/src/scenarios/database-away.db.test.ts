import { eachDatabase, startTcpProxy, type TcpProxy } from '@recto/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cookiesOf, type TestServer, testServer } from './test-server.ts'

const environment = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'secret',
  ADMIN_TOKEN: 'admin',
  DB_READ_TIMEOUT: '1s',
  DB_POOL__ACQUIRE_TIMEOUT_MILLIS: '1000',
  CACHE_SCHEMA_POLL_INTERVAL: '50ms',
}

eachDatabase(
  (database) => {
    let proxy: TcpProxy
    let server: TestServer
    let cookie: string
    const lines: string[] = []
    const login = () => server.send('POST', '/auth/login', { body: { email: 'admin@example.com', password: 'secret', mode: 'session' } })

    beforeAll(async () => {
      const url = new URL(database.config.url ?? '')
      proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
      url.hostname = '127.0.0.1'
      url.port = String(proxy.port)
      const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
      server = await testServer({ ...database, config: { url: url.href } }, environment, { log })
      cookie = cookiesOf(await login())
    })
    afterAll(async () => {
      await server.close()
      await proxy.close()
    })

    it.each(['refuse', 'swallow'] as const)(
      'says to callers of every kind that the database is away (%s)',
      async (how) => {
        proxy[how]()
        const callers = {
          login,
          'static token': () => server.send('GET', '/users/me', { token: 'admin' }),
          'unknown token': () => server.send('GET', '/server/info', { token: 'unknown' }),
          session: () => server.send('GET', '/users/me', { cookie }),
          refresh: () => server.send('POST', '/auth/refresh', { body: { mode: 'session' }, cookie }),
          'password reset': () => server.send('POST', '/auth/password/request', { body: { email: 'admin@example.com' } }),
          health: () => server.send('GET', '/server/health'),
        }
        const answers = Object.entries(callers).map(async ([name, send]) => {
          const since = performance.now()
          const { statusCode, body } = await send()
          expect(body, name).not.toMatch(/127\.0\.0\.1|ECONN/)
          return [name, statusCode, performance.now() - since < 10_000]
        })
        expect(await Promise.all(answers)).toEqual(Object.keys(callers).map((name) => [name, 503, true]))
        expect((await server.send('GET', '/server/ping')).statusCode).toBe(200)
        proxy.restore()
        await expect.poll(async () => (await login()).statusCode, { timeout: 10_000 }).toBe(200)
      },
      60_000,
    )

    it('has one line in the log for all the times it could not look for changes, and no stack', async () => {
      const about = (text: string) => lines.filter((line) => line.includes(text))
      const unfinished = () => about('could not be compared').length - about('is compared with the database again').length
      await expect.poll(unfinished, { timeout: 10_000 }).toBe(0)
      lines.length = 0
      proxy.refuse()
      await expect.poll(() => about('could not be compared').length, { timeout: 10_000 }).toBe(1)
      await server.send('GET', '/server/health')
      await server.send('GET', '/users/me', { token: 'admin' })
      expect(about('could not be compared')).toHaveLength(1)
      expect(about('"stack"')).toEqual([])
      proxy.restore()
    }, 30_000)
  },
  ['postgres', 'mariadb'],
)
