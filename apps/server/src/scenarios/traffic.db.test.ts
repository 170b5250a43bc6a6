import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'

eachDatabase(
  (database) => {
    const servers: TestServer[] = []
    const open = async (environment: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
      const server = await testServer(database, { EMAIL_VERIFY_SETUP: 'false', ...environment })
      servers.push(server)
      return server
    }
    const ask = (server: TestServer, url: string, from: { address?: string; headers?: Readonly<Record<string, string>> } = {}) =>
      server.fastify.inject({ method: 'GET', url, remoteAddress: from.address ?? '203.0.113.1', headers: from.headers ?? {} })

    afterAll(async () => {
      for (const server of servers) await server.close()
    })

    describe('requests', () => {
      const limits = { RATE_LIMITER_ENABLED: 'true', RATE_LIMITER_POINTS: '3', RATE_LIMITER_DURATION: '60' }

      it('are limited per address', async () => {
        const server = await open(limits)
        const statuses = []
        for (let count = 0; count < 4; count += 1) statuses.push((await ask(server, '/server/ping')).statusCode)
        expect(statuses).toEqual([200, 200, 200, 429])
        const refused = await ask(server, '/server/info')
        expect(refused.json()).toMatchObject({
          errors: [
            {
              message: expect.stringMatching(/^Too many requests, retry after \d+s\.$/),
              extensions: { code: 'REQUESTS_EXCEEDED', limit: 3 },
            },
          ],
        })
        expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
        expect((await ask(server, '/server/ping', { address: '203.0.113.2' })).statusCode).toBe(200)
      })

      it('are not limited by what a client writes into a header', async () => {
        const server = await open(limits)
        const forged = (count: number) => ({ headers: { 'x-forwarded-for': `198.51.100.${count}`, 'x-real-ip': `198.51.100.${count}` } })
        for (let count = 0; count < 3; count += 1) await ask(server, '/server/ping', forged(count))
        expect((await ask(server, '/server/ping', forged(9))).statusCode).toBe(429)
      })

      it('of a trusted proxy are limited by the address it saw', async () => {
        const server = await open({ ...limits, IP_TRUST_PROXY: '10.0.0.1' })
        const through = (address: string, seen: string) => ask(server, '/server/ping', { address, headers: { 'x-forwarded-for': seen } })
        for (let count = 0; count < 3; count += 1) await through('10.0.0.1', `198.51.100.${count}, 203.0.113.9`)
        expect((await through('10.0.0.1', '198.51.100.77, 203.0.113.9')).statusCode).toBe(429)
        expect((await through('10.0.0.1', '203.0.113.10')).statusCode).toBe(200)
      })

      it('cannot make keys of what is no address, nor of a household’s many', async () => {
        const server = await open({ ...limits, IP_TRUST_PROXY: 'true' })
        const from = (seen: string) => ask(server, '/server/ping', { headers: { 'x-forwarded-for': seen } })
        for (const word of ['a', 'b', 'c']) await from(word)
        expect((await from('anything else')).statusCode).toBe(429)
        for (const end of ['1', '2', '3']) await from(`2001:db8:1:2::${end}`)
        expect((await from('2001:db8:1:2:ffff::9')).statusCode).toBe(429)
        expect((await from('2001:db8:1:3::1')).statusCode).toBe(200)
      })

      it('are limited altogether', async () => {
        const server = await open({
          ...limits,
          RATE_LIMITER_GLOBAL_ENABLED: 'true',
          RATE_LIMITER_GLOBAL_POINTS: '5',
          RATE_LIMITER_GLOBAL_DURATION: '60',
        })
        const statuses = []
        for (let count = 0; count < 6; count += 1)
          statuses.push((await ask(server, '/server/ping', { address: `203.0.113.${count}` })).statusCode)
        expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
      })

      it.each([
        [{ RATE_LIMITER_GLOBAL_ENABLED: 'true' }, /RATE_LIMITER_ENABLED/],
        [
          { ...limits, RATE_LIMITER_GLOBAL_ENABLED: 'true', RATE_LIMITER_GLOBAL_POINTS: '1', RATE_LIMITER_GLOBAL_DURATION: '60' },
          /must allow more/,
        ],
        [{ RATE_LIMITER_STORE: 'redis' }, /no Redis is configured/],
        [{ REDIS: 'redis://127.0.0.1:1' }, /Redis can't be reached/],
        [{ EMAIL_TRANSPORT: 'smtp' }, /"EMAIL_SMTP_HOST" Environment Variable is missing/],
        [{ IMPORT_IP_DENY_LIST: 'nonsense' }, /"IMPORT_IP_DENY_LIST" holds "nonsense"/],
      ])('are not served with %j', async (environment, message) => {
        await expect(open(environment)).rejects.toThrow(message)
      })
    })

    describe('strangers', () => {
      it('register a few times a minute', async () => {
        const server = await open({ REGISTER_STALL_TIME: '0' })
        const codes = []
        for (let count = 0; count < 6; count += 1) {
          const body = { email: `me${count}@example.com`, password: 'x' }
          codes.push(errorCode(await server.send('POST', '/users/register', { body })))
        }
        expect(codes).toEqual([...Array.from({ length: 5 }, () => '403 FORBIDDEN'), '429 REQUESTS_EXCEEDED'])
      })
    })

    describe('the time an answer takes', () => {
      const minimumMs = 150
      let server: TestServer

      beforeAll(async () => {
        // Hashing costs what it really costs, or there would be nothing to notice.
        const hashing = { HASH_MEMORY_COST: '65536', HASH_TIME_COST: '3', HASH_PARALLELISM: '4' }
        server = await open({ ...hashing, LOGIN_STALL_TIME: String(minimumMs), REGISTER_STALL_TIME: String(minimumMs) })
        await server.auth.createUser({ email: 'known@example.com', password: 'right', role: null })
      })

      it.each([
        ['/auth/login', { email: 'known@example.com', password: 'wrong' }, { email: 'unknown@example.com', password: 'wrong' }],
        ['/auth/password/request', { email: 'known@example.com' }, { email: 'unknown@example.com' }],
        ['/users/register', { email: 'known@example.com', password: 'x' }, { email: 'unknown@example.com', password: 'x' }],
      ])('of %s tells nothing', async (url, known, unknown) => {
        const time = async (body: object): Promise<number> => {
          const since = performance.now()
          await server.send('POST', url, { body })
          return performance.now() - since
        }
        for (const body of [known, unknown]) expect(await time(body)).toBeGreaterThanOrEqual(minimumMs - 5)
      })

      it('of a login is the same with nothing to hide behind', async () => {
        const quick = await open({ HASH_MEMORY_COST: '16384', HASH_TIME_COST: '3', HASH_PARALLELISM: '1', LOGIN_STALL_TIME: '0' })
        await quick.auth.createUser({ email: 'quick@example.com', password: 'right', role: null })
        const median = async (email: string): Promise<number> => {
          const times: number[] = []
          for (let count = 0; count < 9; count += 1) {
            const since = performance.now()
            await quick.send('POST', '/auth/login', { body: { email, password: 'wrong' } })
            times.push(performance.now() - since)
          }
          return times.toSorted((one, other) => one - other)[4] ?? 0
        }
        await median('warm@example.com')
        const [known, unknown] = [await median('quick@example.com'), await median('unknown@example.com')]
        // Without a hash to compare it would be some twenty times quicker.
        expect(unknown).toBeGreaterThan(known / 4)
      })
    })
  },
  ['sqlite'],
)
