import { randomUUID } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { totpOf } from './totp.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

eachDatabase(
  (database) => {
    let server: TestServer
    const environment = {
      AUTH_PROVIDERS: 'staff,sso',
      AUTH_STAFF_DRIVER: 'local',
      AUTH_STAFF_LABEL: 'Staff',
      AUTH_SSO_DRIVER: 'openid',
      LOGIN_STALL_TIME: '150',
    }
    const login = (body: object, path = '/auth/login') =>
      server.send('POST', path, { body: { email: 'kid@example.com', password: 'x', ...body } })
    let id = ''

    beforeAll(async () => {
      server = await testServer(database, environment)
      id = await server.auth.createUser({ email: 'kid@example.com', password: 'x', role: null })
    })
    afterAll(() => server.close())

    describe('every login', () => {
      it.each([[{}], [{ password: 'y' }], [{ email: 'nobody@example.com' }], [{ email: 'broken' }], [{ mode: 'odd' }]])(
        'takes its time: %j',
        async (body) => {
          const begun = performance.now()
          await login(body)
          expect(performance.now() - begun).toBeGreaterThanOrEqual(149)
        },
      )

      it('is announced, and may be changed or refused', async () => {
        const heard: unknown[] = []
        const { events } = server.platform
        const ends = [
          events.onAction('auth.login', ({ status, user, provider }) => void heard.push([status, user, provider])),
          events.onFilter('auth.login', (payload) => ({ ...(payload as object), password: 'x' })),
          events.onFilter('auth.jwt', (claims) => ({ ...(claims as object), tenant: 7 })),
        ]
        const { data } = (await login({ password: 'anything' })).json<{ data: { access_token: string } }>()
        expect(await server.auth.tokens.verify(data.access_token)).toMatchObject({ id, tenant: 7 })
        await login({ email: 'nobody@example.com' })
        await events.settled()
        expect(heard).toEqual([
          ['success', id, 'default'],
          ['fail', null, 'default'],
        ])
        for (const end of ends) end()
      })
    })

    describe('a second factor', () => {
      it('is demanded after the password', async () => {
        await systemDatabase(server.platform).updateTable('recto_users').set({ tfa_secret: secret }).where('id', '=', id).execute()
        expect(errorCode(await login({ password: 'y' }))).toBe('401 INVALID_CREDENTIALS')
        expect(errorCode(await login({}))).toBe('401 INVALID_OTP')
        expect(errorCode(await login({ otp: '000' }))).toBe('401 INVALID_OTP')
        expect(errorCode(await login({ otp: totpOf(secret, new Date(Date.now() - 60_000)) }))).toBe('401 INVALID_OTP')
        expect((await login({ otp: totpOf(secret) })).statusCode).toBe(200)
        await systemDatabase(server.platform).updateTable('recto_users').set({ tfa_secret: null }).where('id', '=', id).execute()
        expect((await login({ otp: 'whatever' })).statusCode).toBe(200)
      })
    })

    describe('other ways in', () => {
      it('are listed', async () => {
        const all = [
          { name: 'staff', driver: 'local', label: 'Staff' },
          { name: 'sso', driver: 'openid' },
        ]
        expect((await server.send('GET', '/auth')).json()).toEqual({ data: all, disableDefault: false })
        expect((await server.send('GET', '/auth?sessionOnly')).json()).toEqual({ data: all.slice(0, 1), disableDefault: false })
      })

      it('admit their own users only', async () => {
        expect(errorCode(await login({}, '/auth/login/staff'))).toBe('401 INVALID_CREDENTIALS')
        await systemDatabase(server.platform).updateTable('recto_users').set({ provider: 'staff' }).where('id', '=', id).execute()
        expect((await login({}, '/auth/login/staff')).statusCode).toBe(200)
        expect(errorCode(await login({}))).toBe('401 INVALID_CREDENTIALS')
        await systemDatabase(server.platform).updateTable('recto_users').set({ provider: 'default' }).where('id', '=', id).execute()
      })
    })

    describe('a change of roles and policies', () => {
      it('counts from the next request on', async () => {
        await systemDatabase(server.platform).updateTable('recto_users').set({ token: 'kid-token' }).where('id', '=', id).execute()
        const recto = systemDatabase(server.platform)
        const asked = async () => (await server.send('GET', '/users?fields=email', { token: 'kid-token' })).statusCode
        expect(await asked()).toBe(403)
        const policies = recto.selectFrom('recto_policies').select('id').where('admin_access', '=', true)
        const { id: policy } = await policies.executeTakeFirstOrThrow()
        await recto.insertInto('recto_access').values({ id: randomUUID(), user: id, policy }).execute()
        expect(await asked()).toBe(403)
        server.platform.accessCache.clear()
        expect(await asked()).toBe(200)
        await recto.deleteFrom('recto_access').where('user', '=', id).execute()
        server.platform.accessCache.clear()
        expect(await asked()).toBe(403)
      })
    })
  },
  ['sqlite', 'postgres'],
)
