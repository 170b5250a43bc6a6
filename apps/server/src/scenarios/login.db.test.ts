import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookiesOf, errorCode, type TestServer, testServer } from './test-server.ts'

const admin = { email: 'Admin@Example.com', password: 'correct horse' }

interface JsonTokens {
  readonly data: { readonly access_token: string; readonly refresh_token: string; readonly expires: number }
}

eachDatabase((database) => {
  let server: TestServer
  const recto = () => systemDatabase(server.platform)
  const login = (body: object = {}) =>
    server.send('POST', '/auth/login', { body: { email: 'admin@example.com', password: admin.password, ...body } })
  const tokens = async () => (await login()).json<JsonTokens>().data
  const me = async (how: { token?: string; cookie?: string }) => {
    const response = await server.send('GET', '/users/me?fields=email', how)
    return response.statusCode === 200 ? response.json<{ data: { email: string } }>().data.email : errorCode(response)
  }

  beforeAll(async () => {
    server = await testServer(database)
  })
  afterAll(() => server.close())

  describe('the first visit', () => {
    it('is recognized', async () => {
      const { data } = (await server.send('GET', '/server/info')).json<{ data: { setupCompleted: boolean } }>()
      expect(data.setupCompleted).toBe(false)
    })

    it.each([
      [{ project_owner: 'nobody', password: 'x' }, '400 FAILED_VALIDATION'],
      [{ project_owner: 'a@b.co' }, '400 INVALID_PAYLOAD'],
      [{ password: 'x' }, '400 INVALID_PAYLOAD'],
      [{ admin: { email: 'a@b.co', password: 1 } }, '400 INVALID_PAYLOAD'],
      [[], '400 INVALID_PAYLOAD'],
      [{ project_owner: 'a@b.co', password: 'x', first_name: 'a\u0000b' }, '400 INVALID_PAYLOAD'],
    ])('refuses %j', async (body, code) => {
      expect(errorCode(await server.send('POST', '/server/setup', { body }))).toBe(code)
    })

    it('makes exactly one administrator, however many visit', async () => {
      const bodies = [
        { project_owner: admin.email, password: admin.password, first_name: 'Ada', project_usage: 'personal', product_updates: false },
        ...Array.from({ length: 4 }, () => ({ admin: { ...admin, first_name: 'Ada' }, owner: { project_owner: 'owner@example.com' } })),
      ]
      const responses = await Promise.all(bodies.map((body) => server.send('POST', '/server/setup', { body })))
      expect(responses.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 403, 403, 403, 403])
      expect(await recto().selectFrom('recto_users').selectAll().execute()).toHaveLength(1)
      expect(await systemDatabase(server.platform).selectFrom('recto_roles').selectAll().execute()).toHaveLength(1)
      expect(errorCode(await server.send('POST', '/server/setup', { body: bodies[0] }))).toBe('403 FORBIDDEN')
    })
  })

  describe('login', () => {
    it('gives both tokens in the body', async () => {
      const response = await login()
      expect(response.json()).toEqual({
        data: {
          expires: 900_000,
          access_token: expect.stringMatching(/^ey.+\..+\..+$/),
          refresh_token: expect.stringMatching(/^[\w-]{64}$/),
        },
      })
      expect(response.headers).toMatchObject({ 'cache-control': 'no-cache' })
      expect(response.cookies).toEqual([])
      const claims = await server.auth.tokens.verify(response.json<JsonTokens>().data.access_token)
      expect(claims).toMatchObject({
        id: expect.any(String),
        role: expect.any(String),
        app_access: true,
        admin_access: true,
        iss: 'directus',
      })
    })

    it('gives the refresh token as a cookie', async () => {
      const response = await login({ mode: 'cookie' })
      expect(response.json()).toEqual({ data: { expires: 900_000, access_token: expect.any(String) } })
      expect(response.headers['set-cookie']).toMatch(
        /^directus_refresh_token=[\w-]{64}; Max-Age=604800; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/,
      )
    })

    it('gives a session cookie alone', async () => {
      const response = await login({ mode: 'session' })
      expect(response.json()).toEqual({ data: { expires: 86_400_000 } })
      expect(response.headers['set-cookie']).toMatch(
        /^directus_session_token=ey[\w.-]+; Max-Age=86400; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/,
      )
      expect(await me({ cookie: cookiesOf(response) })).toBe(admin.email)
    })

    it.each([
      [{ password: 'wrong' }, '401 INVALID_CREDENTIALS', 'Invalid user credentials.'],
      [{ email: 'nobody@example.com' }, '401 INVALID_CREDENTIALS', 'Invalid user credentials.'],
      [{ email: 'nobody' }, '400 INVALID_PAYLOAD', 'Invalid payload. "email" must be a valid email.'],
      [{ email: null }, '400 INVALID_PAYLOAD', 'Invalid payload. "email" is required.'],
      [{ password: undefined }, '400 INVALID_PAYLOAD', 'Invalid payload. "password" is required.'],
      [{ password: { _neq: '' } }, '400 INVALID_PAYLOAD', 'Invalid payload. "password" must be a string.'],
      [{ mode: 'other' }, '400 INVALID_PAYLOAD', 'Invalid payload. "mode" must be one of [cookie, json, session].'],
      [{ otp: 123_456 }, '400 INVALID_PAYLOAD', 'Invalid payload. "otp" must be a string.'],
    ])('refuses %j', async (body, code, message) => {
      const response = await login(body)
      expect(errorCode(response)).toBe(code)
      expect(response.json()).toMatchObject({ errors: [{ message }] })
    })

    it('knows the default provider at its own address only', async () => {
      for (const provider of ['default', 'else', '__proto__']) {
        expect(errorCode(await server.send('POST', `/auth/login/${provider}`, { body: admin }))).toBe('404 ROUTE_NOT_FOUND')
      }
    })

    it('is recorded', async () => {
      const [user] = await recto().selectFrom('recto_users').selectAll().execute()
      expect(user).toMatchObject({ last_access: expect.stringMatching(/^20/) })
      const [event] = await systemDatabase(server.platform).selectFrom('recto_activity').selectAll().where('action', '=', 'login').execute()
      expect(event).toMatchObject({ collection: 'directus_users', user: user?.['id'], item: user?.['id'], ip: '127.0.0.1' })
    })
  })

  describe('tokens', () => {
    it('are found in header, query and cookie', async () => {
      const { access_token: token } = await tokens()
      expect(await me({ token })).toBe(admin.email)
      expect(await me({ cookie: `directus_session_token=${token}` })).toBe(admin.email)
      expect((await server.send('GET', `/users/me?access_token=${token}`)).statusCode).toBe(200)
      expect(errorCode(await server.send('GET', `/users/me?access_token=${token}`, { token }))).toBe('400 INVALID_PAYLOAD')
      expect(await me({ token, cookie: 'directus_session_token=broken' })).toBe(admin.email)
    })

    it('that do not hold fail every route but ping', async () => {
      const expired = await server.auth.tokens.sign({ id: null, role: null, app_access: false, admin_access: false }, -1000)
      const bare = await server.auth.tokens.sign({ id: 'x' }, 60_000)
      for (const [token, code] of [
        ['nonsense', '401 INVALID_CREDENTIALS'],
        [expired, '401 TOKEN_EXPIRED'],
        [`${expired}x`, '403 INVALID_TOKEN'],
        [bare, '403 INVALID_TOKEN'],
      ] as const) {
        expect(await me({ token })).toBe(code)
        expect(errorCode(await server.send('GET', '/server/info', { token }))).toBe(code)
        expect(errorCode(await server.send('POST', '/auth/login', { token, body: admin }))).toBe(code)
        expect((await server.send('GET', '/server/ping', { token })).body).toBe('pong')
      }
    })

    it('in a cookie that will never hold again are taken away', async () => {
      const dead = await server.send('GET', '/server/info', { cookie: 'directus_session_token=nonsense' })
      expect(dead.statusCode).toBe(401)
      expect(dead.headers['set-cookie']).toMatch(/^directus_session_token=; Max-Age=86400; Path=\/;/)
      const header = await server.send('GET', '/server/info', { token: 'nonsense' })
      expect(header.headers['set-cookie']).toBeUndefined()
    })

    it.each(['%00', '%ED%A0%80', "'", 'x'.repeat(5000), '%F0%9F%98%80', '..', 'a.b.c', '%5Bobject%5D'])(
      'that are odd are refused: %s',
      async (token) => {
        expect(errorCode(await server.send('GET', `/server/info?access_token=${token}`))).toBe('401 INVALID_CREDENTIALS')
        expect([401, 400]).toContain(
          (await server.send('POST', '/auth/refresh', { body: { refresh_token: decodeURIComponent(token.replace('%ED%A0%80', '')) } }))
            .statusCode,
        )
      },
    )

    it('of users may be static', async () => {
      const id = await server.auth.createUser({ email: 'robot@example.com', password: 'x', role: null })
      await recto().updateTable('recto_users').set({ token: 'Static-Token' }).where('id', '=', id).execute()
      expect((await server.send('GET', '/users/me', { token: 'Static-Token' })).json()).toEqual({ data: { id } })
      expect(await me({ token: 'static-token' })).toBe('401 INVALID_CREDENTIALS')
      await recto().updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', id).execute()
      server.auth.invalidate()
      expect(await me({ token: 'Static-Token' })).toBe('401 INVALID_CREDENTIALS')
    })

    it('end with the activity of their user', async () => {
      const id = await server.auth.createUser({ email: 'leaving@example.com', password: 'x', role: null })
      const { access_token: token } = (
        await server.send('POST', '/auth/login', { body: { email: 'leaving@example.com', password: 'x' } })
      ).json<JsonTokens>().data
      expect((await server.send('GET', '/users/me', { token })).statusCode).toBe(200)
      await recto().deleteFrom('recto_users').where('id', '=', id).execute()
      server.auth.invalidate()
      expect(await me({ token })).toBe('401 INVALID_CREDENTIALS')
    })
  })

  describe('refresh', () => {
    const refresh = (body: object, cookie?: string) =>
      server.send('POST', '/auth/refresh', { body, ...(cookie === undefined ? {} : { cookie }) })

    it('takes a refresh token once', async () => {
      const { refresh_token } = await tokens()
      const next = (await refresh({ refresh_token })).json<JsonTokens>().data
      expect(next).toEqual({ expires: 900_000, access_token: expect.any(String), refresh_token: expect.stringMatching(/^[\w-]{64}$/) })
      expect(next.refresh_token).not.toBe(refresh_token)
      expect((await refresh({ refresh_token: next.refresh_token })).statusCode).toBe(200)
    })

    it('ends the login when a refresh token is used again, also at the same time', async () => {
      const { refresh_token } = await tokens()
      const results = await Promise.all([1, 2, 3].map(() => refresh({ refresh_token })))
      expect(results.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401])
      const next = results.find(({ statusCode }) => statusCode === 200)?.json<JsonTokens>().data
      expect(errorCode(await refresh({ refresh_token }))).toBe('401 INVALID_CREDENTIALS')
      expect(errorCode(await refresh({ refresh_token: next?.refresh_token }))).toBe('401 INVALID_CREDENTIALS')
    })

    it('takes the cookie, by default', async () => {
      const cookie = cookiesOf(await login({ mode: 'cookie' }))
      const response = await refresh({}, cookie)
      expect(response.json()).toEqual({ data: { expires: 900_000, access_token: expect.any(String) } })
      expect(cookiesOf(response)).toMatch(/^directus_refresh_token=/)
      expect(errorCode(await refresh({}, cookie))).toBe('401 INVALID_CREDENTIALS')
    })

    it('gives simultaneous requests of one session the same new one', async () => {
      const cookie = cookiesOf(await login({ mode: 'session' }))
      const responses = await Promise.all([1, 2, 3, 4, 5].map(() => refresh({ mode: 'session' }, cookie)))
      expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
      const claims = await Promise.all(responses.map((response) => server.auth.tokens.verify(response.cookies[0]?.value ?? '')))
      expect(new Set(claims.map(({ session }) => session)).size).toBe(1)
      expect(await me({ cookie })).toBe(admin.email)
      expect(await me({ cookie: cookiesOf(responses[0] ?? (await login())) })).toBe(admin.email)
    })

    it.each([[{}], [{ mode: 'json' }], [{ mode: 'cookie', refresh_token: 'x' }], [{ mode: 'session' }], [{ refresh_token: '' }]])(
      'needs a token: %j',
      async (body) => {
        const response = await refresh(body)
        expect(response.json()).toMatchObject({
          errors: [{ message: 'Invalid payload. The refresh token is required in either the payload or cookie.' }],
        })
      },
    )

    it('says so when the user was suspended', async () => {
      const id = await server.auth.createUser({ email: 'paused@example.com', password: 'x', role: null })
      const { refresh_token } = (
        await server.send('POST', '/auth/login', { body: { email: 'paused@example.com', password: 'x' } })
      ).json<JsonTokens>().data
      await recto().updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', id).execute()
      expect(errorCode(await refresh({ refresh_token }))).toBe('401 USER_SUSPENDED')
      expect(errorCode(await refresh({ refresh_token }))).toBe('401 INVALID_CREDENTIALS')
    })
  })

  describe('logout', () => {
    it('ends the session at once', async () => {
      const cookie = cookiesOf(await login({ mode: 'session' }))
      expect(await me({ cookie })).toBe(admin.email)
      const response = await server.send('POST', '/auth/logout', { body: { mode: 'session' }, cookie })
      expect(response.statusCode).toBe(204)
      expect(response.headers['set-cookie']).toMatch(/^directus_session_token=; /)
      expect(await me({ cookie })).toBe('401 INVALID_CREDENTIALS')
    })

    it('ends a refresh token, and takes any other', async () => {
      const { refresh_token } = await tokens()
      expect((await server.send('POST', '/auth/logout', { body: { refresh_token } })).statusCode).toBe(204)
      expect(await recto().selectFrom('recto_sessions').selectAll().where('token', '=', refresh_token).execute()).toEqual([])
      expect((await server.send('POST', '/auth/logout', { body: { refresh_token } })).statusCode).toBe(204)
      expect(errorCode(await server.send('POST', '/auth/logout', { body: {} }))).toBe('400 INVALID_PAYLOAD')
    })
  })

  describe('too many attempts', () => {
    it('suspend the user, and the attempt that was one too many is refused whatever its password', async () => {
      const id = await server.auth.createUser({ email: 'guessed@example.com', password: 'right', role: null })
      await systemDatabase(server.platform).updateTable('recto_settings').set({ auth_login_attempts: 3 }).execute()
      const attempt = (password: string) => server.send('POST', '/auth/login', { body: { email: 'guessed@example.com', password } })
      for (const password of ['a', 'b', 'right', 'a', 'b', 'c']) await attempt(password)
      expect(await recto().selectFrom('recto_users').selectAll().where('id', '=', id).execute()).toMatchObject([{ status: 'active' }])
      expect(errorCode(await attempt('right'))).toBe('401 INVALID_CREDENTIALS')
      expect(await recto().selectFrom('recto_users').selectAll().where('id', '=', id).execute()).toMatchObject([{ status: 'suspended' }])
      expect(await recto().selectFrom('recto_sessions').selectAll().where('user', '=', id).execute()).toEqual([])
      await systemDatabase(server.platform).updateTable('recto_settings').set({ auth_login_attempts: 25 }).execute()
    })
  })
})
