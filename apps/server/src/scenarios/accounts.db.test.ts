import { type SystemDatabase, systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import type { Updateable } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SmtpTestServer, startSmtpServer } from './smtp-server.ts'
import { errorCode, type TestServer, testServer } from './test-server.ts'

const adminToken = 'admin-token'

eachDatabase((database) => {
  let server: TestServer
  let post: SmtpTestServer
  let role: string
  const recto = () => systemDatabase(server.platform)
  const settings = (values: Updateable<SystemDatabase['recto_settings']>) => recto().updateTable('recto_settings').set(values).execute()
  const send = (url: string, body: object, token?: string) => server.send('POST', url, { body, ...(token === undefined ? {} : { token }) })
  const login = (email: string, password: string) => send('/auth/login', { email, password })
  const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
  const twins = async () => {
    const users = await recto().selectFrom('recto_users').select('email').execute()
    return users.filter(({ email }) => email?.toLowerCase() === 'twin@example.com')
  }
  const userOf = async (email: string) => (await recto().selectFrom('recto_users').selectAll().where('email', '=', email).execute())[0]

  beforeAll(async () => {
    post = await startSmtpServer()
    server = await testServer(database, {
      ...post.environment,
      PUBLIC_URL: 'https://shop.example/base',
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'secret',
      ADMIN_TOKEN: adminToken,
      PASSWORD_RESET_URL_ALLOW_LIST: 'https://app.example/reset,https://app.example/else?x=1',
      USER_INVITE_URL_ALLOW_LIST: 'https://app.example/join',
      USER_REGISTER_URL_ALLOW_LIST: 'https://app.example/verify',
      RATE_LIMITER_REGISTRATION_ENABLED: 'false',
      REGISTER_STALL_TIME: '0',
    })
    role = await server.auth.createRole({ name: 'Clerks', isApp: true })
  })
  afterAll(async () => {
    await server.close()
    await post.close()
  })
  beforeEach(() => {
    vi.useRealTimers()
  })
  /** Only the clock; timers go on as they do. */
  const travel = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

  describe('an address', () => {
    it('has one owner, also when several users are made at the same time, in other letters', async () => {
      const spellings = ['Twin@example.com', 'twin@example.com', 'TWIN@example.com', 'twiN@Example.com']
      const answers = await Promise.all(spellings.map((email) => send('/users', { email }, adminToken)))
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400, 400, 400])
      const refused = answers.filter(({ statusCode }) => statusCode === 400).map(errorCode)
      expect(new Set(refused)).toEqual(new Set(['400 RECORD_NOT_UNIQUE']))
      expect(await twins()).toHaveLength(1)
    })

    it('has one owner, also when several users change theirs at the same time', async () => {
      const made = await Promise.all(['one', 'two', 'three'].map((name) => send('/users', { email: `${name}@example.com` }, adminToken)))
      const ids = made.map((answer) => answer.json<{ data: { id: string } }>().data.id)
      const wanted = ['Same@example.com', 'same@example.com', 'SAME@example.com']
      const answers = await Promise.all(
        ids.map((id, index) => server.send('PATCH', `/users/${id}`, { body: { email: wanted[index] }, token: adminToken })),
      )
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400, 400])
    })
  })

  describe('a password that was forgotten', () => {
    beforeAll(async () => {
      await server.auth.createUser({ email: 'Grace@example.com', password: 'old password', role })
    })

    it('is replaced through a link that works once', async () => {
      const before = (await login('grace@example.com', 'old password')).json<{ data: { access_token: string } }>().data
      expect((await send('/auth/password/request', { email: 'grace@EXAMPLE.com' })).statusCode).toBe(204)
      const mail = await post.next('Grace@example.com')
      expect(mail.raw).toMatch(/^Subject: Password Reset Request\r$/m)
      expect(mail.link).toMatch(/^https:\/\/shop\.example\/base\/admin\/reset-password\?token=/)
      const token = tokenOf(mail.link)
      expect(await server.auth.tokens.verify(token)).toMatchObject({
        email: 'Grace@example.com',
        scope: 'password-reset',
        hash: expect.any(String),
      })
      expect((await send('/auth/password/reset', { token, password: 'new password' })).statusCode).toBe(204)
      expect(errorCode(await login('grace@example.com', 'old password'))).toBe('401 INVALID_CREDENTIALS')
      expect((await login('grace@example.com', 'new password')).statusCode).toBe(200)
      expect(errorCode(await send('/auth/password/reset', { token, password: 'third' }))).toBe('403 FORBIDDEN')
      expect(errorCode(await server.send('GET', '/users/me', { token: before.access_token }))).toBe('401 INVALID_CREDENTIALS')
    })

    it('is replaced once, however many try at the same time', async () => {
      await send('/auth/password/request', { email: 'grace@example.com' })
      const token = tokenOf((await post.next('Grace@example.com')).link)
      const tries = await Promise.all(['a', 'b', 'c'].map((password) => send('/auth/password/reset', { token, password })))
      expect(tries.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 403, 403])
    })

    it('can be asked for by anyone, who learns nothing', async () => {
      const count = post.mails.length
      await server.auth.createUser({ email: 'paused@example.com', password: 'x', role })
      await recto().updateTable('recto_users').set({ status: 'suspended' }).where('email', '=', 'paused@example.com').execute()
      await server.auth.createUser({ email: 'elsewhere@example.com', password: 'x', role })
      await recto().updateTable('recto_users').set({ provider: 'other' }).where('email', '=', 'elsewhere@example.com').execute()
      for (const email of [
        'nobody@example.com',
        'paused@example.com',
        'elsewhere@example.com',
        'no address',
        'gracé@example.com',
        "' OR 1=1 --",
      ]) {
        const response = await send('/auth/password/request', { email })
        expect([response.statusCode, response.body]).toEqual([204, ''])
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(post.mails.length).toBe(count)
    })

    it('follows the policy of the project', async () => {
      await settings({ auth_password_policy: '/^.{8,}$/' })
      await send('/auth/password/request', { email: 'grace@example.com' })
      const token = tokenOf((await post.next('Grace@example.com')).link)
      const refused = await send('/auth/password/reset', { token, password: 'short' })
      expect(refused.json()).toEqual({
        errors: [
          {
            message: `Validation failed for field "password". Value doesn't have the correct format.`,
            extensions: { field: 'password', path: [], type: 'regex', code: 'FAILED_VALIDATION' },
          },
        ],
      })
      await settings({ auth_password_policy: '/^(a+)+$/' })
      const endless = await send('/auth/password/reset', { token, password: `${'a'.repeat(50)}!` })
      expect(errorCode(endless)).toBe('400 FAILED_VALIDATION')
      await settings({ auth_password_policy: '/^.{8,}$/' })
      const taken = await send('/auth/password/reset', { token, password: 'long enough' })
      await settings({ auth_password_policy: null })
      expect(taken.statusCode).toBe(204)
    })

    it('has links that expire after a day', async () => {
      await send('/auth/password/request', { email: 'grace@example.com' })
      const token = tokenOf((await post.next('Grace@example.com')).link)
      travel(86_401_000)
      expect(errorCode(await send('/auth/password/reset', { token, password: 'late' }))).toBe('401 TOKEN_EXPIRED')
    })

    it('may be replaced on pages that are listed', async () => {
      await send('/auth/password/request', { email: 'grace@example.com', reset_url: 'https://app.example/reset?keep=1' })
      expect((await post.next('Grace@example.com')).link).toMatch(/^https:\/\/app\.example\/reset\?keep=1&token=/)
    })

    it.each([
      'https://evil.example/reset',
      'https://app.example/reset/more',
      'https://app.example/rese',
      'https://app.example.evil.example/reset',
      'https://app.example@evil.example/reset',
      'https://evil@app.example/reset',
      'http://app.example/reset',
      '//app.example/reset',
      'javascript:alert(1)',
      '/reset',
      '',
    ])('is not replaced on %s', async (url) => {
      const response = await send('/auth/password/request', { email: 'grace@example.com', reset_url: url })
      expect(response.json()).toMatchObject({ errors: [{ message: `Invalid payload. URL "${url}" can't be used to reset passwords.` }] })
    })

    it.each([
      ['request', {}, '400 INVALID_PAYLOAD'],
      ['request', { email: { _neq: '' } }, '400 INVALID_PAYLOAD'],
      ['reset', {}, '400 INVALID_PAYLOAD'],
      ['reset', { token: 'x' }, '400 INVALID_PAYLOAD'],
      ['reset', { token: 'x', password: 'x' }, '403 INVALID_TOKEN'],
      ['reset', { token: 1, password: 'x' }, '400 INVALID_PAYLOAD'],
    ])('needs what it needs: %s %j', async (route, body, code) => {
      expect(errorCode(await send(`/auth/password/${route}`, body))).toBe(code)
    })

    it('is not replaced by tokens made for something else', async () => {
      const claims = { email: 'Grace@example.com', hash: 'x' }
      for (const scope of ['invite', 'pending-registration', undefined]) {
        const token = await server.auth.tokens.sign({ ...claims, ...(scope === undefined ? {} : { scope }) }, 60_000)
        expect(errorCode(await send('/auth/password/reset', { token, password: 'x' }))).toBe('403 FORBIDDEN')
      }
    })
  })

  describe('an invitation', () => {
    it('leads to a password and a login', async () => {
      expect((await send('/users/invite', { email: ['new@example.com', 'NEW@example.com'], role }, adminToken)).statusCode).toBe(204)
      const mail = await post.next('NEW@example.com')
      expect(mail.link).toMatch(/^https:\/\/shop\.example\/base\/admin\/accept-invite\?token=/)
      expect(await userOf('NEW@example.com')).toMatchObject({ status: 'invited', role, password: null })
      expect(errorCode(await login('new@example.com', ''))).toBe('400 INVALID_PAYLOAD')
      const token = tokenOf(mail.link)
      expect((await send('/users/invite/accept', { token, password: 'chosen' })).statusCode).toBe(204)
      expect((await login('new@example.com', 'chosen')).statusCode).toBe(200)
      expect(errorCode(await send('/users/invite/accept', { token, password: 'again' }))).toBe('400 INVALID_INVITE')
    })

    it('is sent again, with another role, until it was accepted', async () => {
      const other = await server.auth.createRole({ name: 'Readers' })
      await send('/users/invite', { email: 'twice@example.com', role }, adminToken)
      await post.next('twice@example.com')
      expect(
        (await send('/users/invite', { email: 'twice@example.com', role: other, invite_url: 'https://app.example/join' }, adminToken))
          .statusCode,
      ).toBe(204)
      const { link } = await post.next('twice@example.com')
      expect(link).toMatch(/^https:\/\/app\.example\/join\?token=/)
      expect(await userOf('twice@example.com')).toMatchObject({ role: other })
      await send('/users/invite/accept', { token: tokenOf(link), password: 'chosen' })
      const count = post.mails.length
      expect((await send('/users/invite', { email: 'twice@example.com', role }, adminToken)).statusCode).toBe(204)
      expect(post.mails.length).toBe(count)
      expect(await userOf('twice@example.com')).toMatchObject({ role: other, status: 'active' })
    })

    it.each([
      [{ email: 'a@b.co' }, '"role" is required'],
      [{ email: 'a@b.co', role: 'x' }, '"role" must be a valid GUID'],
      [{ role: '00000000-0000-4000-8000-000000000000' }, '"email" is required'],
      [{ email: [], role: '00000000-0000-4000-8000-000000000000' }, '"email" must contain between 1 and 1000 addresses'],
      [{ email: 'nobody', role: '00000000-0000-4000-8000-000000000000' }, '"email" must be a valid email'],
      [
        { email: 'a@b.co', role: '00000000-0000-4000-8000-000000000000', invite_url: 'https://evil.example' },
        `URL "https://evil.example" can't be used to invite users`,
      ],
    ])('refuses %j', async (body, reason) => {
      const response = await send('/users/invite', body, adminToken)
      expect([response.statusCode, response.json()]).toMatchObject([400, { errors: [{ extensions: { reason } }] }])
    })

    it('needs the right to create users, known or not', async () => {
      const { access_token: token } = (await login('new@example.com', 'chosen')).json<{ data: { access_token: string } }>().data
      for (const email of ['stranger@example.com', 'new@example.com']) {
        expect(errorCode(await send('/users/invite', { email, role }, token))).toBe('403 FORBIDDEN')
        expect(errorCode(await send('/users/invite', { email, role }))).toBe('403 FORBIDDEN')
      }
      expect(await userOf('stranger@example.com')).toBeUndefined()
    })

    it('expires', async () => {
      await send('/users/invite', { email: 'late@example.com', role }, adminToken)
      const token = tokenOf((await post.next('late@example.com')).link)
      travel(7 * 86_400_000 + 1000)
      expect(errorCode(await send('/users/invite/accept', { token, password: 'x' }))).toBe('401 TOKEN_EXPIRED')
    })
  })

  describe('registration', () => {
    const register = (body: object) => send('/users/register', { password: 'chosen', ...body })

    it('is closed unless the project opens it', async () => {
      expect(errorCode(await register({ email: 'me@example.com' }))).toBe('403 FORBIDDEN')
    })

    it('ends with an address that is proven', async () => {
      await settings({ public_registration: true, public_registration_role: role })
      const names = { first_name: '{{ 7 | times: 7 }}<script>', last_name: 'Ada' }
      expect((await register({ email: 'me@example.com', ...names })).statusCode).toBe(204)
      const mail = await post.next('me@example.com')
      expect(mail.link).toMatch(/^https:\/\/shop\.example\/base\/users\/register\/verify-email\?token=/)
      expect(mail.text).toContain('Welcome, {{ 7 | times: 7 }}<script>')
      expect(mail.raw.replace(/=\r\n/g, '')).toContain('Welcome, {{ 7 | times: 7 }}&lt;script&gt;')
      expect(await userOf('me@example.com')).toMatchObject({ status: 'unverified', role, ...names })
      expect(errorCode(await login('me@example.com', 'chosen'))).toBe('401 INVALID_CREDENTIALS')
      const verify = () => server.send('GET', `/users/register/verify-email?token=${tokenOf(mail.link)}`)
      const verified = await verify()
      expect([verified.statusCode, verified.headers.location]).toEqual([
        302,
        `https://shop.example/base/admin/users/${(await userOf('me@example.com'))?.['id']}`,
      ])
      expect((await login('me@example.com', 'chosen')).statusCode).toBe(200)
      expect((await verify()).json()).toMatchObject({ errors: [{ message: 'Invalid payload. Invalid verification code.' }] })
    })

    it('says the same of addresses that are known', async () => {
      await register({ email: 'again@example.com' })
      await post.next('again@example.com')
      const repeated = await register({ email: 'AGAIN@example.com', password: 'other' })
      expect([repeated.statusCode, repeated.body]).toEqual([204, ''])
      const { link } = await post.next('again@example.com')
      await server.send('GET', `/users/register/verify-email?token=${tokenOf(link)}`)
      expect((await login('again@example.com', 'chosen')).statusCode).toBe(200)
      const count = post.mails.length
      const known = await register({ email: 'again@example.com', password: 'third' })
      expect([known.statusCode, known.body]).toEqual([204, ''])
      expect(post.mails.length).toBe(count)
      expect((await login('again@example.com', 'chosen')).statusCode).toBe(200)
    })

    it('makes one user, however many register at once', async () => {
      const all = await Promise.all(['twin@example.com', 'Twin@example.com', 'twin@example.com'].map((email) => register({ email })))
      expect(all.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204])
      expect(await twins()).toHaveLength(1)
    })

    it('may need no proof', async () => {
      await settings({ public_registration_verify_email: false })
      await register({ email: 'quick@example.com' })
      expect((await login('quick@example.com', 'chosen')).statusCode).toBe(200)
      await settings({ public_registration_verify_email: true })
    })

    it('takes the addresses the project wants', async () => {
      await settings({ public_registration_email_filter: { email: { _ends_with: '@shop.example' } } })
      expect(errorCode(await register({ email: 'me@elsewhere.example' }))).toBe('403 FORBIDDEN')
      expect((await register({ email: 'me@shop.example' })).statusCode).toBe(204)
      await settings({ public_registration_email_filter: null })
    })

    it.each([
      [{ email: 'x' }, '"email" must be a valid email'],
      [{ email: 'x@example.com', password: null }, '"password" is required'],
      [{ email: 'x@example.com', role: 'x' }, '"role" is not allowed'],
      [{ email: 'x@example.com', status: 'active' }, '"status" is not allowed'],
      [{ email: 'x@example.com', first_name: 'x'.repeat(51) }, '"first_name" length must be less than or equal to 50 characters long'],
      [
        { email: 'x@example.com', verification_url: 'https://evil.example' },
        `URL "https://evil.example" can't be used to verify registered users`,
      ],
    ])('refuses %j', async (body, reason) => {
      const response = await register(body)
      expect([response.statusCode, response.json()]).toMatchObject([400, { errors: [{ extensions: { reason } }] }])
    })

    it.each([
      ['', 302],
      ['?token=', 302],
      ['?token=x', 403],
      ['?token=x&token=y', 403],
    ])('verifies no %s', async (query, status) => {
      expect((await server.send('GET', `/users/register/verify-email${query}`)).statusCode).toBe(status)
    })
  })

  describe('mails', () => {
    it('are shown to administrators', async () => {
      expect((await server.send('GET', '/utils/mails', { token: adminToken })).json()).toEqual({
        data: ['base', 'notification', 'password-reset', 'share-invitation', 'user-invitation', 'user-registration'],
      })
      const page = await server.send('GET', '/utils/mails/user-invitation', { token: adminToken })
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringContaining('sandbox'),
      })
      expect(page.body).toContain('ada@example.com')
      expect((await server.send('GET', '/utils/mails/base?format=text', { token: adminToken })).body).toContain(
        'This is what a mail looks like.',
      )
      expect((await send('/utils/mails/base/send', { email: 'me@example.com' }, adminToken)).statusCode).toBe(204)
      expect((await post.next('me@example.com')).text).toContain('This is what a mail looks like.')
    })

    it('are shown to nobody else', async () => {
      for (const url of ['/utils/mails', '/utils/mails/base']) expect(errorCode(await server.send('GET', url))).toBe('403 FORBIDDEN')
      expect(errorCode(await send('/utils/mails/base/send', { email: 'me@example.com' }))).toBe('403 FORBIDDEN')
      expect(errorCode(await server.send('GET', '/utils/mails/..%2fsecret', { token: adminToken }))).toBe('400 INVALID_PAYLOAD')
    })

    it('may be changed or kept by listeners', async () => {
      const stop = server.platform.events.onFilter('email.send', () => null)
      const count = post.mails.length
      expect((await send('/utils/mails/base/send', { email: 'me@example.com' }, adminToken)).statusCode).toBe(204)
      stop()
      expect(post.mails.length).toBe(count)
    })
  })
})
