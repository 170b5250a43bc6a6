import { createHmac } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SmtpTestServer, startSmtpServer } from './smtp-server.ts'
import { cookiesOf, errorCode, type TestServer, testServer } from './test-server.ts'
import { totpOf } from './totp.ts'

const secret = 'a-secret-of-thirty-two-characters'

interface Tokens {
  readonly data: { readonly access_token: string; readonly refresh_token: string }
}

eachDatabase((database) => {
  let server: TestServer
  let post: SmtpTestServer
  let role: string
  let ada: string
  const recto = () => systemDatabase(server.platform)
  const send = (url: string, body: object, token?: string) => server.send('POST', url, { body, ...(token === undefined ? {} : { token }) })
  const login = (body: object = {}) => send('/auth/login', { email: 'ada@example.com', password: 'right', ...body })
  const tokens = async (body: object = {}) => (await login(body)).json<Tokens>().data
  const codeOf = async (url: string, token: string) => {
    const response = await server.send('GET', url, { token })
    return response.statusCode === 200 ? 'fine' : errorCode(response)
  }
  const travel = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
  const otp = (key: string) => totpOf(key, new Date())

  beforeAll(async () => {
    post = await startSmtpServer()
    server = await testServer(database, {
      ...post.environment,
      SECRET: secret,
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'x',
      ADMIN_TOKEN: 'admin-token',
    })
    role = await server.auth.createRole({ name: 'Clerks', isApp: true })
    ada = await server.auth.createUser({ email: 'ada@example.com', password: 'right', role })
  })
  afterAll(async () => {
    await server.close()
    await post.close()
  })
  beforeEach(() => {
    vi.useRealTimers()
  })

  describe('a token', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = (changes: object = {}) => ({
      id: ada,
      role,
      app_access: true,
      admin_access: true,
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 600,
      iss: 'directus',
      ...changes,
    })
    const forge = (header: object, body: object, { key, hash = 'sha256' }: { key: string | null; hash?: string }) => {
      const content = `${part(header)}.${part(body)}`
      return `${content}.${key === null ? '' : createHmac(hash, key).update(content).digest('base64url')}`
    }

    /** The login that one of Ada's own tokens names. */
    const ownLogin = async () => (await server.auth.tokens.verify((await tokens()).access_token))['login']

    it('is taken when it is ours', async () => {
      const login = await ownLogin()
      expect(await codeOf('/users/me', forge({ alg: 'HS256', typ: 'JWT' }, claims({ login }), { key: secret }))).toBe('fine')
    })

    it.each([
      ['without a signature', { alg: 'none' }, {}, null, '403 INVALID_TOKEN'],
      ['with another word for none', { alg: 'nOnE' }, {}, null, '403 INVALID_TOKEN'],
      ['signed by nobody', { alg: 'HS256' }, {}, null, '403 INVALID_TOKEN'],
      ['signed with another key', { alg: 'HS256' }, {}, 'another-secret-of-many-characters', '403 INVALID_TOKEN'],
      ['signed with an empty key', { alg: 'HS256' }, {}, '', '403 INVALID_TOKEN'],
      ['of another issuer', { alg: 'HS256' }, { iss: 'elsewhere' }, secret, '401 INVALID_CREDENTIALS'],
      ['of no issuer', { alg: 'HS256' }, { iss: undefined }, secret, '401 INVALID_CREDENTIALS'],
      ['without an end', { alg: 'HS256' }, { exp: undefined }, secret, '403 INVALID_TOKEN'],
      ['that has ended', { alg: 'HS256' }, { exp: 1 }, secret, '401 TOKEN_EXPIRED'],
      ['that has not begun', { alg: 'HS256' }, { nbf: 4_000_000_000 }, secret, '403 INVALID_TOKEN'],
      ['of no login', { alg: 'HS256' }, {}, secret, '401 INVALID_CREDENTIALS'],
      ['of a session that never was', { alg: 'HS256' }, { session: 'x'.repeat(64) }, secret, '401 INVALID_CREDENTIALS'],
      ['of a login that never was', { alg: 'HS256' }, { login: 'x'.repeat(22) }, secret, '401 INVALID_CREDENTIALS'],
      ['of a user who is not there', { alg: 'HS256' }, { id: '00000000-0000-4000-8000-000000000000' }, secret, '401 INVALID_CREDENTIALS'],
      ['of nobody', { alg: 'HS256' }, { id: undefined }, secret, '401 INVALID_CREDENTIALS'],
      ['with a critical extension', { alg: 'HS256', crit: ['exp2'], exp2: 1 }, {}, secret, '403 INVALID_TOKEN'],
      ['with its own key', { alg: 'HS256', jwk: { kty: 'oct', k: 'eA' } }, {}, 'x', '403 INVALID_TOKEN'],
    ] as const)('%s never passes', async (...[, header, changes, key, code]) => {
      expect(await codeOf('/server/info', forge(header, claims(changes), { key }))).toBe(code)
    })

    it('signed in another way never passes', async () => {
      expect(await codeOf('/server/info', forge({ alg: 'HS512' }, claims(), { key: secret, hash: 'sha512' }))).toBe('403 INVALID_TOKEN')
    })

    it('cannot make its bearer an administrator', async () => {
      const token = forge({ alg: 'HS256' }, claims({ admin_access: true, login: await ownLogin() }), { key: secret })
      expect(await codeOf('/permissions?limit=0', token)).not.toBe('500 INTERNAL_SERVER_ERROR')
      expect((await server.send('GET', '/policies/me/globals', { token })).json()).toMatchObject({ data: { admin_access: false } })
    })

    it('ends in time', async () => {
      const { access_token: token, refresh_token } = await tokens()
      travel(14 * 60_000)
      expect(await codeOf('/users/me', token)).toBe('fine')
      travel(2 * 60_000)
      expect(await codeOf('/users/me', token)).toBe('401 TOKEN_EXPIRED')
      const next = (await send('/auth/refresh', { refresh_token })).json<Tokens>().data
      expect(await codeOf('/users/me', next.access_token)).toBe('fine')
      travel(7 * 86_400_000 + 1000)
      expect(errorCode(await send('/auth/refresh', { refresh_token: next.refresh_token }))).toBe('401 INVALID_CREDENTIALS')
    })

    it('of a session cookie ends a moment after it was refreshed', async () => {
      const cookie = cookiesOf(await login({ mode: 'session' }))
      const fresh = cookiesOf(await server.send('POST', '/auth/refresh', { body: { mode: 'session' }, cookie }))
      const me = async (value: string) => (await server.send('GET', '/users/me', { cookie: value })).statusCode
      // Some engines keep moments to the second.
      travel(8000)
      expect([await me(cookie), await me(fresh)]).toEqual([200, 200])
      travel(3000)
      expect([await me(cookie), await me(fresh)]).toEqual([401, 200])
    })

    it.each([
      ['logout', async (data: Tokens['data']) => send('/auth/logout', { refresh_token: data.refresh_token })],
      ['suspension', async () => server.send('PATCH', `/users/${ada}`, { body: { status: 'suspended' }, token: 'admin-token' })],
      ['another password', async () => server.send('PATCH', `/users/${ada}`, { body: { password: 'other' }, token: 'admin-token' })],
      ['another address', async () => server.send('PATCH', `/users/${ada}`, { body: { email: 'ada2@example.com' }, token: 'admin-token' })],
    ])('does not outlive %s', async (_case, end) => {
      const data = await tokens()
      expect(await codeOf('/users/me', data.access_token)).toBe('fine')
      const response = await end(data)
      expect(response.statusCode).toBeLessThan(300)
      expect(await codeOf('/users/me', data.access_token)).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await send('/auth/refresh', { refresh_token: data.refresh_token }))).toBe('401 INVALID_CREDENTIALS')
      await recto()
        .updateTable('recto_users')
        .set({ status: 'active', email: 'ada@example.com', password: await server.auth.passwords.hash('right') })
        .where('id', '=', ada)
        .execute()
      server.auth.invalidate()
    })

    it('has the rights of the role its user has now', async () => {
      const { access_token: token } = await tokens()
      const globals = async () =>
        (await server.send('GET', '/policies/me/globals', { token })).json<{ data: { admin_access: boolean } }>().data.admin_access
      expect(await globals()).toBe(false)
      const [admins] = await recto().selectFrom('recto_roles').selectAll().where('name', '=', 'Administrator').execute()
      const change = (to: unknown) => server.send('PATCH', `/users/${ada}`, { body: { role: to }, token: 'admin-token' })
      expect((await change(admins?.['id'])).statusCode).toBe(200)
      expect(await globals()).toBe(true)
      expect((await change(role)).statusCode).toBe(200)
      expect(await globals()).toBe(false)
    })
  })

  describe('own sessions', () => {
    it('are listed and ended', async () => {
      await recto().deleteFrom('recto_sessions').where('user', '=', ada).execute()
      const here = await tokens()
      const there = cookiesOf(await login({ mode: 'session' }))
      await server.send('POST', '/auth/refresh', { body: { mode: 'session' }, cookie: there })
      const list = async (token: string) =>
        (await server.send('GET', '/users/me/sessions', { token })).json<{ data: { id: string; is_current: boolean }[] }>().data
      const sessions = await list(here.access_token)
      expect(sessions).toHaveLength(2)
      expect(sessions.filter(({ is_current }) => is_current)).toHaveLength(1)
      expect(JSON.stringify(sessions)).not.toContain(here.refresh_token)
      expect(sessions[0]).toMatchObject({ ip: '127.0.0.1', user_agent: expect.any(String), expires: expect.stringMatching(/Z$/) })
      const other = sessions.find(({ is_current }) => !is_current)?.id
      const end = (id: string, token = here.access_token) => server.send('DELETE', `/users/me/sessions${id}`, { token })
      expect((await end(`/${other}`)).statusCode).toBe(204)
      expect((await server.send('GET', '/users/me', { cookie: there })).statusCode).toBe(401)
      expect(errorCode(await end(`/${other}`))).toBe('403 FORBIDDEN')
      const third = await tokens()
      expect((await end('')).statusCode).toBe(204)
      expect(await codeOf('/users/me', third.access_token)).toBe('401 INVALID_CREDENTIALS')
      expect(await codeOf('/users/me', here.access_token)).toBe('fine')
    })

    it('are nobody else’s', async () => {
      const { access_token: token } = await tokens()
      const [mine] = (await server.send('GET', '/users/me/sessions', { token })).json<{ data: { id: string }[] }>().data
      expect(errorCode(await server.send('DELETE', `/users/me/sessions/${mine?.id}`, { token: 'admin-token' }))).toBe('403 FORBIDDEN')
      expect(errorCode(await server.send('GET', '/users/me/sessions'))).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await server.send('DELETE', '/users/me/sessions'))).toBe('401 INVALID_CREDENTIALS')
    })
  })

  describe('the second factor', () => {
    let key: string

    it('is offered to who knows the password', async () => {
      const { access_token: token } = await tokens()
      expect(errorCode(await send('/users/me/tfa/generate', { password: 'right' }))).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await send('/users/me/tfa/generate', {}, token))).toBe('400 INVALID_PAYLOAD')
      expect(errorCode(await send('/users/me/tfa/generate', { password: 'wrong' }, token))).toBe('401 INVALID_CREDENTIALS')
      const { data } = (await send('/users/me/tfa/generate', { password: 'right' }, token)).json<{
        data: { secret: string; otpauth_url: string }
      }>()
      expect(data.secret).toMatch(/^[A-Z2-7]{16}$/)
      expect(data.otpauth_url).toBe(
        `otpauth://totp/Recto:ada%40example.com?secret=${data.secret}&period=30&digits=6&algorithm=SHA1&issuer=Recto`,
      )
      key = data.secret
      expect(await recto().selectFrom('recto_users').selectAll().where('id', '=', ada).execute()).toMatchObject([{ tfa_secret: null }])
    })

    it('is turned on by who holds it', async () => {
      const { access_token: token } = await tokens()
      expect(errorCode(await send('/users/me/tfa/enable', { secret: key, otp: '000000' }, token))).toBe('400 INVALID_PAYLOAD')
      expect(errorCode(await send('/users/me/tfa/enable', { secret: 'A', otp: totpOf('A', new Date()) }, token))).toBe(
        '400 INVALID_PAYLOAD',
      )
      expect(errorCode(await send('/users/me/tfa/enable', { otp: '1' }, token))).toBe('400 INVALID_PAYLOAD')
      expect((await send('/users/me/tfa/enable', { secret: key, otp: otp(key) }, token)).statusCode).toBe(204)
      for (const [route, body] of [
        ['generate', { password: 'right' }],
        ['enable', { secret: key, otp: otp(key) }],
      ] as const) {
        expect((await send(`/users/me/tfa/${route}`, body, token)).json()).toMatchObject({
          errors: [{ extensions: { reason: 'TFA Secret is already set for this user' } }],
        })
      }
    })

    it('is asked for after the password', async () => {
      expect(errorCode(await login())).toBe('401 INVALID_OTP')
      expect(errorCode(await login({ otp: '000000' }))).toBe('401 INVALID_OTP')
      expect(errorCode(await login({ otp: otp(key), password: 'wrong' }))).toBe('401 INVALID_CREDENTIALS')
      expect((await login({ otp: otp(key) })).statusCode).toBe(200)
      const past = otp(key)
      travel(60_000)
      expect(errorCode(await login({ otp: past }))).toBe('401 INVALID_OTP')
    })

    it('can be recovered from, once with each code', async () => {
      // A code logs in once.
      travel(1 * 30_000)
      const { access_token: token } = await tokens({ otp: otp(key) })
      const { data: codes } = (await send('/users/me/tfa/recovery-codes', { otp: otp(key) }, token)).json<{ data: string[] }>()
      expect(codes).toHaveLength(10)
      expect(new Set(codes).size).toBe(10)
      const [row] = await recto().selectFrom('recto_users').selectAll().where('id', '=', ada).execute()
      expect(JSON.stringify(row)).not.toContain(codes[0])
      const all = await Promise.all([1, 2, 3].map(() => login({ otp: codes[0] })))
      expect(all.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401])
      expect((await login({ otp: codes[1]?.toUpperCase().replace('-', ' ') })).statusCode).toBe(200)
      expect(errorCode(await login({ otp: codes[1] }))).toBe('401 INVALID_OTP')
      expect(errorCode(await send('/users/me/tfa/recovery-codes', { otp: '000000' }, token))).toBe('400 INVALID_PAYLOAD')
    })

    it('is never shown, nor set by hand', async () => {
      // A code logs in once.
      travel(2 * 30_000)
      const { access_token: token } = await tokens({ otp: otp(key) })
      for (const url of [
        '/users/me?fields=*',
        `/users/${ada}`,
        '/users?fields=tfa_secret,recovery_codes',
        '/activity?fields=*.*',
        '/revisions?fields=*.*',
      ]) {
        for (const as of [token, 'admin-token']) expect((await server.send('GET', url, { token: as })).body).not.toContain(key)
      }
      for (const value of [null, 'AAAAAAAAAAAAAAAA']) {
        const response = await server.send('PATCH', `/users/${ada}`, { body: { tfa_secret: value }, token: 'admin-token' })
        expect(response.statusCode).toBe(400)
      }
    })

    it('is turned off by who holds it, or by an administrator', async () => {
      // A code logs in once.
      travel(3 * 30_000)
      const { access_token: token } = await tokens({ otp: otp(key) })
      expect(errorCode(await send('/users/me/tfa/disable', { otp: '000000' }, token))).toBe('400 INVALID_PAYLOAD')
      expect(errorCode(await send(`/users/${ada}/tfa/disable`, {}, token))).toBe('403 FORBIDDEN')
      expect((await send('/users/me/tfa/disable', { otp: otp(key) }, token)).statusCode).toBe(204)
      expect((await login()).statusCode).toBe(200)
      expect((await send('/users/me/tfa/disable', { otp: otp(key) }, token)).json()).toMatchObject({
        errors: [{ extensions: { reason: `User "${ada}" doesn't have TFA enabled` } }],
      })
      await send('/users/me/tfa/enable', { secret: key, otp: otp(key) }, token)
      expect((await send(`/users/${ada}/tfa/disable`, {}, 'admin-token')).statusCode).toBe(204)
      expect((await login()).statusCode).toBe(200)
      for (const id of ['nobody', '00000000-0000-4000-8000-000000000000'])
        expect(errorCode(await send(`/users/${id}/tfa/disable`, {}, 'admin-token'))).toBe('403 FORBIDDEN')
    })

    it('is demanded by the server when a policy says so', async () => {
      const [assignment] = await recto().selectFrom('recto_access').selectAll().where('role', '=', role).execute()
      const policy = String(assignment?.['policy'])
      const enforce = (value: boolean) =>
        server.send('PATCH', `/policies/${policy}`, { body: { enforce_tfa: value }, token: 'admin-token' })
      const { access_token: before } = await tokens()
      expect(await codeOf('/collections', before)).toBe('fine')
      expect((await enforce(true)).statusCode).toBe(200)
      expect(await codeOf('/collections', before)).toBe('403 FORBIDDEN')
      const { access_token: token, refresh_token } = await tokens()
      expect(await server.auth.tokens.verify(token)).toMatchObject({ enforce_tfa: true })
      const open = [
        '/users/me',
        '/policies/me/globals',
        '/permissions/me',
        '/roles/me',
        '/settings',
        '/server/info',
        '/users/me/sessions',
        '/auth',
      ]
      for (const url of open) expect([url, await codeOf(url, token)]).toEqual([url, 'fine'])
      for (const url of ['/users', '/items/x', '/activity', '/server/specs/oas', `/users/${ada}`]) {
        expect([url, await codeOf(url, token)]).toEqual([url, '403 FORBIDDEN'])
      }
      // A caller who knows only the password must not create a token that asks for no second factor.
      expect(errorCode(await server.send('PATCH', '/users/me', { body: { token: 'mine' }, token }))).toBe('403 FORBIDDEN')
      expect((await send('/auth/refresh', { refresh_token })).statusCode).toBe(200)
      const again = await tokens()
      expect((await send('/users/me/tfa/enable', { secret: key, otp: otp(key) }, again.access_token)).statusCode).toBe(204)
      expect(await codeOf('/collections', again.access_token)).toBe('fine')
      await send(`/users/${ada}/tfa/disable`, {}, 'admin-token')
      expect(await codeOf('/collections', again.access_token)).toBe('403 FORBIDDEN')
      await enforce(false)
      expect(await codeOf('/collections', again.access_token)).toBe('fine')
    })

    it('cannot be guessed by who holds a session', async () => {
      const { access_token: token } = await tokens()
      await send('/users/me/tfa/enable', { secret: key, otp: otp(key) }, token)
      const codes: string[] = []
      for (let tries = 0; tries < 12; tries += 1) codes.push(errorCode(await send('/users/me/tfa/disable', { otp: '000000' }, token)))
      expect(codes.at(-1)).toBe('429 REQUESTS_EXCEEDED')
      await send(`/users/${ada}/tfa/disable`, {}, 'admin-token')
    })
  })

  describe('a share', () => {
    const share = '11111111-1111-4111-8111-111111111111'
    const open = (body: object = {}) => send('/shares/auth', { share, ...body })

    beforeAll(async () => {
      await recto().insertInto('recto_collections').values({ collection: 'shared' }).execute()
      await recto()
        .insertInto('recto_shares')
        .values({
          id: share,
          collection: 'shared',
          item: ada,
          password: await server.auth.passwords.hash('open'),
          max_uses: 3,
          times_used: 0,
        })
        .execute()
    })

    it('is opened with its password', async () => {
      expect(errorCode(await open())).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await open({ password: 'wrong' }))).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await send('/shares/auth', {}))).toBe('400 INVALID_PAYLOAD')
      for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
        expect(errorCode(await send('/shares/auth', { share: id }))).toBe('401 INVALID_CREDENTIALS')
      const { access_token: token, refresh_token } = (await open({ password: 'open' })).json<Tokens>().data
      expect((await server.send('GET', '/users/me', { token })).json()).toEqual({ data: { share } })
      expect(await server.auth.tokens.verify(token)).toMatchObject({ share, role: null, admin_access: false, app_access: false })
      expect((await send('/auth/refresh', { refresh_token })).statusCode).toBe(200)
    })

    it('is opened as often as it may, also at once', async () => {
      const all = await Promise.all([1, 2, 3, 4].map(() => open({ password: 'open' })))
      expect(all.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 401, 401])
      expect(await recto().selectFrom('recto_shares').selectAll().where('id', '=', share).execute()).toMatchObject([{ times_used: 3 }])
    })

    it('is opened in its time', async () => {
      await recto()
        .updateTable('recto_shares')
        .set({ max_uses: null, password: null, date_end: new Date(Date.now() + 60_000).toISOString() })
        .where('id', '=', share)
        .execute()
      const { refresh_token } = (await open()).json<Tokens>().data
      travel(61_000)
      expect(errorCode(await open())).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await send('/auth/refresh', { refresh_token }))).toBe('401 INVALID_CREDENTIALS')
      vi.useRealTimers()
      await recto()
        .updateTable('recto_shares')
        .set({ date_start: new Date(Date.now() + 60_000).toISOString(), date_end: null })
        .where('id', '=', share)
        .execute()
      expect(errorCode(await open())).toBe('401 INVALID_CREDENTIALS')
    })
  })

  describe('where one may be led', () => {
    it.each([
      ['', '/'],
      ['/admin/content', '/admin/content'],
      ['./admin', './admin'],
      ['http://localhost:8055/admin', 'http://localhost:8055/admin'],
    ])('%s', async (redirect, data) => {
      expect((await send('/utils/resolve-redirect', { redirect })).json()).toEqual({ data })
    })

    it.each([
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      'https://evil.example',
      'https://localhost:8055.evil.example',
      'http://localhost:8055@evil.example',
      'http://evil.example/http://localhost:8055',
      'javascript:alert(1)',
      'data:text/html,x',
      'http:evil.example',
      './/evil.example',
      '///evil.example',
    ])('not to %s', async (redirect) => {
      expect((await send('/utils/resolve-redirect', { redirect })).json()).toMatchObject({
        errors: [{ message: 'Invalid payload. Invalid "redirect" provided.' }],
      })
    })
  })
})
