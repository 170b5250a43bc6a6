import { createContext, runRequest } from '@recto/pipeline'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'

const password = 'correct horse battery staple'

eachDatabase((database) => {
  let test: TestAuth
  let admin: string
  let user: string

  beforeAll(async () => {
    test = await openAuth(database)
    admin = await test.auth.createFirstAdmin({ email: 'admin@example.com', password, token: 'Static-Token' })
    const role = await test.auth.createRole({ name: 'Editor', isApp: true })
    user = await test.auth.createUser({ email: 'ada@example.com', password, role })
  })
  afterAll(() => test.close())

  const login = () => test.auth.login({ credentials: { email: 'ada@example.com', password }, facts })

  describe('accountFor', () => {
    it('knows anonymous callers, static tokens and logins, and caches them', async () => {
      expect(await test.auth.accountFor(null, facts)).toMatchObject({ user: null, isAdmin: false, isApp: false })
      expect(test.auth.cachedAccount('Static-Token', facts)).toBeNull()
      expect(await test.auth.accountFor('Static-Token', facts)).toMatchObject({ user: admin, isAdmin: true, family: null })
      expect(test.auth.cachedAccount('Static-Token', facts)).toMatchObject({ user: admin })
      expect(test.auth.cachedAccount('Static-Token', { ...facts, ip: '192.0.2.2' })).toBeNull()
      const { accessToken } = await login()
      expect(await test.auth.accountFor(accessToken, facts)).toMatchObject({ user, isAdmin: false, isApp: true })
    })

    it.each([
      ['static-token', 'INVALID_CREDENTIALS'],
      ['nope', 'INVALID_CREDENTIALS'],
      ['', 'INVALID_CREDENTIALS'],
    ])('rejects %j', async (token, code) => {
      await expect(test.auth.accountFor(token, facts)).rejects.toMatchObject({ code })
    })

    it('rejects tokens of others, altered ones and expired ones', async () => {
      const { accessToken } = await login()
      const altered = `${accessToken.slice(0, -3)}${accessToken.endsWith('AAA') ? 'BBB' : 'AAA'}`
      await expect(test.auth.accountFor(altered, facts)).rejects.toMatchObject({ code: 'INVALID_TOKEN' })
      const scoped = await test.auth.tokens.sign({ email: 'ada@example.com', scope: 'invite' }, 60_000)
      await expect(test.auth.accountFor(scoped, facts)).rejects.toMatchObject({ code: 'INVALID_TOKEN' })
      test.advance(901_000)
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' })
    })

    it('rejects the static token of a user who is not active', async () => {
      const id = await test.auth.createUser({ email: 'retired@example.com', password, role: null })
      await test.recto.updateTable('recto_users').set({ token: 'retired', status: 'archived' }).where('id', '=', id).execute()
      await expect(test.auth.accountFor('retired', facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('rejects a token that names the login of somebody else', async () => {
      const { family } = await test.auth.accountFor((await login()).accessToken, facts)
      const claims = { role: null, app_access: false, admin_access: false, login: family }
      expect(await test.auth.accountFor(await test.auth.tokens.sign({ ...claims, id: user }, 60_000), facts)).toMatchObject({ user })
      const foreign = await test.auth.tokens.sign({ ...claims, id: admin }, 60_000)
      await expect(test.auth.accountFor(foreign, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('rejects a signed token that names no login, since nothing could end it', async () => {
      const claims = { id: user, role: null, app_access: false, admin_access: false }
      const token = await test.auth.tokens.sign(claims, 60_000)
      await expect(test.auth.accountFor(token, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('sees changes made by other programs within five seconds, and at once after invalidate', async () => {
      const { accessToken } = await login()
      await test.auth.accountFor(accessToken, facts)
      await test.recto.updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', user).execute()
      expect(test.auth.cachedAccount(accessToken, facts)).toMatchObject({ user })
      test.auth.invalidate(admin)
      expect(test.auth.cachedAccount(accessToken, facts)).toMatchObject({ user })
      test.auth.invalidate(user)
      expect(test.auth.cachedAccount(accessToken, facts)).toBeNull()
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await test.recto.updateTable('recto_users').set({ status: 'active' }).where('id', '=', user).execute()
      await test.auth.accountFor(accessToken, facts)
      test.advance(5001)
      expect(test.auth.cachedAccount(accessToken, facts)).toBeNull()
    })

    it('admits users who must set up a second factor only to what they need for it', async () => {
      await test.recto.updateTable('recto_policies').set({ enforce_tfa: true }).where('name', '=', 'Policy for Editor').execute()
      test.platform.accessCache.clear()
      const { accessToken } = await login()
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const due = await test.auth.accountFor(accessToken, facts, { allowsMissingTfa: true })
      expect(due).toMatchObject({ user, isAdmin: false, isApp: false, policies: [] })
      const read = (collection: string, fields: string) =>
        runRequest({ kind: 'read', collection, query: { fields } }, createContext(test.platform, due))
      expect(await read('directus_users', 'id,email,role,status')).toMatchObject({ data: expect.stringMatching(/^\[\{[^{}]*\}\]$/) })
      for (const fields of ['role.*', 'role.name', 'role.users.email', 'avatar.title', 'policies.*']) {
        const answer = await read('directus_users', fields).catch((error: unknown) => ({ data: String(error) }))
        expect(JSON.stringify(answer), fields).not.toMatch(/Editor|Policy|example/)
      }
      for (const collection of ['directus_roles', 'directus_presets', 'directus_fields', 'directus_activity'])
        await expect(read(collection, '*'), collection).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await test.recto.updateTable('recto_policies').set({ enforce_tfa: false }).where('name', '=', 'Policy for Editor').execute()
      test.platform.accessCache.clear()
    })
  })

  describe('own sessions', () => {
    it('are listed without tokens, and end one by one or all others at once', async () => {
      const [one, other] = [await login(), await login()]
      const caller = await test.auth.accountFor(one.accessToken, facts)
      const listed = await test.auth.listOwnSessions(caller)
      expect(listed.filter(({ is_current: isCurrent }) => isCurrent)).toMatchObject([{ id: caller.family, ip: '192.0.2.1' }])
      expect(JSON.stringify(listed)).not.toContain(one.refreshToken)
      await test.auth.endOwnSessions(null, caller)
      expect(await test.auth.accountFor(one.accessToken, facts)).toMatchObject({ user })
      await expect(test.auth.accountFor(other.accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(test.auth.endOwnSessions('nope', caller)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await test.auth.endOwnSessions(caller.family, caller)
      await expect(test.auth.accountFor(one.accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })
  })
})
