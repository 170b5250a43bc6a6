import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { eachDatabase } from '@recto/testing'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const redisUrl = process.env['RECTO_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
const program = fileURLToPath(new URL('../../bin/recto.js', import.meta.url))

/** One server in a process of its own. */
interface Instance {
  readonly url: string
  readonly process: ChildProcess
}

interface Answer {
  readonly status: number
  readonly body: { readonly data: Readonly<Record<string, string>> }
}

const isRedisHere = await answers(redisUrl)

eachDatabase(
  (database) => {
    // Instances are only told of each other over Redis: start one, or set RECTO_TEST_REDIS_URL.
    describe.skipIf(!isRedisHere)('two instances', () => {
      const folder = mkdtempSync(join(tmpdir(), 'recto-instances-'))
      const namespace = `recto-test-${randomUUID()}`
      const instances: Instance[] = []
      let user: string
      let policy: string

      const ask = async (index: number, what: string, options: { token?: string; body?: object } = {}): Promise<Answer> => {
        const [method = '', path] = what.split(' ')
        const response = await fetch(`${instances[index]?.url}${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
          },
          ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        })
        const text = await response.text()
        return { status: response.status, body: (text === '' ? { data: {} } : JSON.parse(text)) as Answer['body'] }
      }
      const admin = (index: number, what: string, body?: object) =>
        ask(index, what, { token: 'admin-token', ...(body === undefined ? {} : { body }) })
      const login = async (index: number) =>
        (await ask(index, 'POST /auth/login', { body: { email: 'ada@example.com', password: 'right' } })).body.data
      /** How long it takes until the other instance agrees. */
      const untilStatus = async (path: string, token: string, status: number): Promise<number> => {
        const since = performance.now()
        while ((await ask(1, `GET ${path}`, { token })).status !== status) {
          if (performance.now() - since > 5000) throw new Error(`The other instance never answered ${path} with ${status}`)
          await wait(10)
        }
        return performance.now() - since
      }

      beforeAll(async () => {
        const environment = {
          DB_CLIENT: 'pg',
          DB_CONNECTION_STRING: database.config.url ?? '',
          SECRET: 'a-secret-of-thirty-two-characters',
          REDIS: redisUrl,
          REDIS_BUS_NAMESPACE: `${namespace}:bus`,
          REDIS_COUNTERS_NAMESPACE: `${namespace}:counters`,
          REDIS_LOCK_NAMESPACE: `${namespace}:lock`,
          ADMIN_EMAIL: 'admin@example.com',
          ADMIN_PASSWORD: 'x',
          ADMIN_TOKEN: 'admin-token',
          LOGIN_STALL_TIME: '0',
          // Whatever is noticed is heard over Redis: nothing is looked up again by itself.
          CACHE_SCHEMA_POLL_INTERVAL: '0',
          EMAIL_VERIFY_SETUP: 'false',
        }
        instances.push(await start(folder, environment))
        instances.push(await start(folder, environment))
        const role = (await admin(0, 'POST /roles', { name: 'Clerks' })).body.data['id']
        policy = (await admin(0, 'POST /policies', { name: 'Clerks', app_access: true })).body.data['id'] ?? ''
        await admin(0, 'POST /access', { role, policy })
        user = (await admin(0, 'POST /users', { email: 'ada@example.com', password: 'right', role })).body.data['id'] ?? ''
      })
      afterAll(async () => {
        await Promise.all(instances.map(stop))
        rmSync(folder, { recursive: true, force: true })
        const redis = new Redis(redisUrl)
        const keys = await redis.keys(`${namespace}*`)
        if (keys.length > 0) await redis.del(keys)
        redis.disconnect()
      })

      it('agree on a logout within a second', async () => {
        const { access_token: token = '', refresh_token } = await login(0)
        expect((await ask(1, 'GET /users/me', { token })).status).toBe(200)
        expect((await ask(0, 'POST /auth/logout', { body: { refresh_token } })).status).toBe(204)
        expect(await untilStatus('/users/me', token, 401)).toBeLessThan(1000)
      })

      it('agree on a suspension within a second', async () => {
        const { access_token: token = '' } = await login(0)
        expect((await ask(1, 'GET /users/me', { token })).status).toBe(200)
        expect((await admin(0, `PATCH /users/${user}`, { status: 'suspended' })).status).toBe(200)
        expect(await untilStatus('/users/me', token, 401)).toBeLessThan(1000)
        await admin(0, `PATCH /users/${user}`, { status: 'active' })
      })

      it('agree on policies and permissions within a second', async () => {
        const { access_token: token = '' } = await login(1)
        expect((await ask(1, 'GET /activity', { token })).status).toBe(200)
        expect((await ask(1, 'GET /permissions?limit=1', { token })).status).toBe(403)
        const granted = await admin(0, 'POST /permissions', {
          policy,
          collection: 'directus_permissions',
          action: 'read',
          fields: ['*'],
        })
        expect(granted.status).toBe(200)
        expect(await untilStatus('/permissions?limit=1', token, 200)).toBeLessThan(1000)
        await admin(0, `PATCH /policies/${policy}`, { admin_access: true })
        expect(await untilStatus('/access', token, 200)).toBeLessThan(1000)
        await admin(0, `PATCH /policies/${policy}`, { admin_access: false })
        expect(await untilStatus('/access', token, 403)).toBeLessThan(1000)
      })

      it('count attempts to log in together', async () => {
        await admin(0, 'PATCH /settings', { auth_login_attempts: 3 })
        const attempt = (index: number) => ask(index, 'POST /auth/login', { body: { email: 'ada@example.com', password: 'wrong' } })
        for (const index of [0, 1, 0, 1]) await attempt(index)
        expect((await admin(1, `GET /users/${user}?fields=status`)).body.data['status']).toBe('suspended')
      })
    })
  },
  ['postgres'],
)

async function start(folder: string, environment: Readonly<Record<string, string>>): Promise<Instance> {
  const child = spawn(process.execPath, [program, 'start'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', LOG_STYLE: 'raw', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /Recto is at (http:\/\/[\d.:]+)/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`The server ended. ${output}`)))
  })
  return { url, process: child }
}

async function stop({ process: child }: Instance): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 500 })
    const end = (isHere: boolean): void => {
      socket.destroy()
      resolve(isHere)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
}
