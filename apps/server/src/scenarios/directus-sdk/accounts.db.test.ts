import { setTimeout as wait } from 'node:timers/promises'
import {
  acceptUserInvite,
  authenticateShare,
  authentication,
  createDirectus,
  disableTwoFactor,
  enableTwoFactor,
  generateTwoFactorSecret,
  inviteUser,
  passwordRequest,
  passwordReset,
  readMe,
  readPolicyGlobals,
  readProviders,
  registerUser,
  registerUserVerify,
  rest,
  staticToken,
  updateMe,
} from '@directus/sdk'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmtpTestServer, startSmtpServer } from '../smtp-server.ts'
import { type TestServer, testServer } from '../test-server.ts'
import { totpOf } from '../totp.ts'

const mine = { email: 'ada@example.com', password: 'right' }

eachDatabase((database) => {
  describe('an unchanged Directus client', () => {
    let server: TestServer
    let post: SmtpTestServer
    let url: string
    let role: string
    const jars = new Map<string, string>()
    /** A browser in as far as it keeps cookies. */
    const browser =
      (name: string) =>
      async (input: string | URL | Request, init: RequestInit = {}) => {
        const headers = new Headers(init.headers)
        const cookie = jars.get(name)
        if (cookie !== undefined) headers.set('cookie', cookie)
        const response = await fetch(input, { ...init, headers })
        const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
        if (set.length > 0) jars.set(name, set.filter((pair) => !pair.endsWith('=')).join('; '))
        return response
      }
    const client = (mode: 'json' | 'cookie' | 'session') =>
      createDirectus(url, { globals: { fetch: browser(mode) } })
        .with(authentication(mode, { autoRefresh: true, credentials: 'include' }))
        .with(rest({ credentials: 'include' }))
    const admin = () => createDirectus(url).with(staticToken('admin-token')).with(rest())
    const stranger = () => createDirectus(url).with(rest())
    const tokenIn = async (to: string) => new URL((await post.next(to)).link).searchParams.get('token') ?? ''

    beforeAll(async () => {
      post = await startSmtpServer()
      server = await testServer(database, {
        ...post.environment,
        ADMIN_EMAIL: 'admin@example.com',
        ADMIN_PASSWORD: 'x',
        ADMIN_TOKEN: 'admin-token',
        // The client refreshes half a minute before the end, so that here it does after two seconds.
        ACCESS_TOKEN_TTL: '32s',
        SESSION_COOKIE_TTL: '32s',
        REGISTER_STALL_TIME: '0',
      })
      url = await server.fastify.listen({ host: '127.0.0.1', port: 0 })
      role = await server.auth.createRole({ name: 'Clerks', isApp: true })
      await server.auth.createUser({ ...mine, role })
      const [access] = await systemDatabase(server.platform).selectFrom('recto_access').selectAll().where('role', '=', role).execute()
      const own = { permissions: { id: { _eq: '$CURRENT_USER' } }, fields: ['title'], collection: 'directus_users', action: 'update' }
      await server.send('POST', '/permissions', { body: { policy: access?.['policy'], ...own }, token: 'admin-token' })
    })
    afterAll(async () => {
      await server.close()
      await post.close()
    })

    it.each(['json', 'cookie', 'session'] as const)('logs in, is refreshed by itself and logs out in %s mode', async (mode) => {
      const sdk = client(mode)
      const data = await sdk.login(mine)
      expect(data.expires).toBe(32_000)
      expect(typeof data.access_token === 'string').toBe(mode !== 'session')
      expect(await sdk.request(readMe({ fields: ['email'] }))).toEqual({ email: mine.email })
      const before = mode === 'json' ? await sdk.getToken() : jars.get(mode)
      await wait(2600)
      const after = mode === 'json' ? await sdk.getToken() : jars.get(mode)
      expect(after).not.toBe(before)
      expect(await sdk.request(readMe({ fields: ['email'] }))).toEqual({ email: mine.email })
      await sdk.refresh()
      expect(await sdk.request(updateMe({ title: mode }, { fields: ['id'] }))).toEqual({ id: expect.any(String) })
      await sdk.logout()
      await expect(sdk.request(readMe())).rejects.toMatchObject({ errors: [{ extensions: { code: 'INVALID_CREDENTIALS' } }] })
    })

    it('sees how one may log in, and what is demanded', async () => {
      expect(await stranger().request(readProviders())).toEqual([])
      expect(await admin().request(readPolicyGlobals())).toMatchObject({ admin_access: true, enforce_tfa: false })
    })

    it('resets a password', async () => {
      await stranger().request(passwordRequest(mine.email))
      await stranger().request(passwordReset(await tokenIn(mine.email), 'right'))
      await client('json').login(mine)
    })

    it('invites', async () => {
      await admin().request(inviteUser('grace@example.com', role))
      await stranger().request(acceptUserInvite(await tokenIn('grace@example.com'), 'chosen'))
      const sdk = client('json')
      await sdk.login({ email: 'grace@example.com', password: 'chosen' })
      expect(await sdk.request(readMe({ fields: ['status'] }))).toEqual({ status: 'active' })
      await sdk.logout()
    })

    it('registers', async () => {
      await systemDatabase(server.platform).updateTable('recto_settings').set({ public_registration: true }).execute()
      await stranger().request(registerUser('new@example.com', 'chosen', { first_name: 'New' }))
      const token = await tokenIn('new@example.com')
      // It leads to a page, which a client of the API cannot read; the address is verified all the same.
      await stranger()
        .request(registerUserVerify(token))
        .catch(() => undefined)
      const sdk = client('json')
      await sdk.login({ email: 'new@example.com', password: 'chosen' })
      await sdk.logout()
    })

    it('sets up a second factor, uses it and gives it up', async () => {
      const sdk = client('json')
      await sdk.login(mine)
      const { secret } = await sdk.request(generateTwoFactorSecret(mine.password))
      await sdk.request(enableTwoFactor(secret, totpOf(secret)))
      await expect(client('json').login(mine)).rejects.toMatchObject({ errors: [{ extensions: { code: 'INVALID_OTP' } }] })
      await client('json').login(mine, { otp: totpOf(secret) })
      await sdk.request(disableTwoFactor(totpOf(secret)))
      await client('json').login(mine)
      await sdk.logout()
    })

    it('opens a share', async () => {
      const id = '11111111-1111-4111-8111-111111111111'
      await systemDatabase(server.platform).insertInto('recto_collections').values({ collection: 'shared' }).execute()
      await systemDatabase(server.platform)
        .insertInto('recto_shares')
        .values({ id, collection: 'shared', item: '1', times_used: 0 })
        .execute()
      expect(await stranger().request(authenticateShare(id, '', 'json'))).toMatchObject({ access_token: expect.any(String) })
    })
  })
})
