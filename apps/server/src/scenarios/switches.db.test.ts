import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

eachDatabase(
  (database) => {
    let off: TestServer
    let on: TestServer

    beforeAll(async () => {
      off = await testServer(database, { OPENAPI_ENABLED: 'false', HEALTHCHECK_ENABLED: 'false' })
      on = await testServer(database, { DB_HEALTHCHECK_THRESHOLD: '0' })
    })
    afterAll(async () => {
      await off.close()
      await on.close()
    })

    it.each(['/server/specs/oas', '/server/health'])('serves %s unless it is disabled', async (url) => {
      expect((await off.send('GET', url)).statusCode).toBe(404)
      expect((await on.send('GET', url)).statusCode).toBe(200)
    })

    it('warns when the database is slower than DB_HEALTHCHECK_THRESHOLD', async () => {
      expect((await on.send('GET', '/server/health')).json()).toEqual({ status: 'warn' })
    })

    it('checks where files are kept', async () => {
      const token = 'a-token-of-the-administrator'
      const admin = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'a-long-password', ADMIN_TOKEN: token }
      const storages = {
        STORAGE_LOCATIONS: 'local,slow,away',
        STORAGE_SLOW_DRIVER: 'local',
        STORAGE_SLOW_HEALTHCHECK_THRESHOLD: '0',
        STORAGE_AWAY_DRIVER: 's3',
        STORAGE_AWAY_BUCKET: 'files',
        STORAGE_AWAY_REGION: 'eu-central-1',
        STORAGE_AWAY_KEY: 'key',
        STORAGE_AWAY_SECRET: 'secret',
        STORAGE_AWAY_ENDPOINT: 'http://127.0.0.1:9',
      }
      const server = await testServer(database, { ...admin, ...storages })
      const health = await server.send('GET', '/server/health', { token })
      await server.close()
      expect([health.statusCode, health.json()]).toMatchObject([
        503,
        {
          status: 'error',
          checks: {
            'storage:local:responseTime': [{ status: 'ok', componentType: 'objectstore', observedUnit: 'ms', threshold: 750 }],
            'storage:slow:responseTime': [{ status: 'warn', threshold: 0 }],
            'storage:away:responseTime': [{ status: 'error', output: 'The storage location "away" does not answer' }],
          },
        },
      ])
    })

    it('answers 503 on every path when the process is above PRESSURE_LIMITER_MAX_MEMORY_RSS', async () => {
      const full = await testServer(database, { PRESSURE_LIMITER_ENABLED: 'true', PRESSURE_LIMITER_MAX_MEMORY_RSS: '1kb' })
      await expect.poll(async () => (await full.send('GET', '/server/ping')).statusCode).toBe(503)
      expect((await full.send('GET', '/admin')).statusCode).toBe(503)
      await full.close()
    })
  },
  // The switches do not depend on the engine.
  ['sqlite'],
)
