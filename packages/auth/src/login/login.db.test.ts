import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TokenMode } from '../index.ts'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'

const password = 'correct horse battery staple'
const dayMs = 86_400_000

eachDatabase((database) => {
  let test: TestAuth
  let admin: string

  beforeAll(async () => {
    test = await openAuth(database)
    admin = await test.auth.createFirstAdmin({ email: 'admin@example.com', password })
  })
  afterAll(() => test.close())

  const login = (email = 'admin@example.com', given = password, mode: TokenMode = 'json') =>
    test.auth.login({ credentials: { email, password: given }, mode, facts })
  const newUser = async (email: string): Promise<string> => test.auth.createUser({ email, password, role: null })

  describe('login', () => {
    it('starts a session and records it', async () => {
      const { accessToken, refreshToken, expiresMs } = await login('ADMIN@example.com')
      expect(expiresMs).toBe(900_000)
      expect(await test.auth.accountFor(accessToken, facts)).toMatchObject({ user: admin, isAdmin: true, isApp: true, ip: '192.0.2.1' })
      expect(await test.recto.selectFrom('recto_sessions').selectAll().where('token', '=', refreshToken).execute()).toMatchObject([
        { user: admin, ip: '192.0.2.1', user_agent: 'test' },
      ])
      expect(
        await test.recto
          .selectFrom('recto_activity')
          .selectAll()
          .where('action', '=', 'login')
          .where('user', '=', admin)
          .where('ip', '=', '192.0.2.1')
          .execute(),
      ).not.toEqual([])
    })

    it.each([
      ['admin@example.com', 'wrong'],
      ['nobody@example.com', password],
    ])('rejects %s with %s', async (email, given) => {
      await expect(login(email, given)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it.each(['suspended', 'invited', 'draft', 'archived', 'unverified'])('rejects a user who is %s', async (status) => {
      const id = await newUser(`${status}@example.com`)
      await test.recto.updateTable('recto_users').set({ status }).where('id', '=', id).execute()
      await expect(login(`${status}@example.com`)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('rejects a user of another provider, and an unknown provider', async () => {
      const id = await newUser('ldap@example.com')
      await test.recto.updateTable('recto_users').set({ provider: 'ldap' }).where('id', '=', id).execute()
      await expect(login('ldap@example.com')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      const credentials = { email: 'admin@example.com', password }
      await expect(test.auth.login({ credentials, provider: 'nope', facts })).rejects.toMatchObject({ code: 'INVALID_PROVIDER' })
    })

    it('suspends a user after too many attempts, and ends their sessions', async () => {
      await test.recto.updateTable('recto_settings').set({ auth_login_attempts: 2 }).execute()
      const id = await newUser('guessed@example.com')
      const { accessToken } = await login('guessed@example.com')
      for (const guess of ['a', 'b', 'c'])
        await expect(login('guessed@example.com', guess)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      expect(await test.recto.selectFrom('recto_users').selectAll().where('id', '=', id).execute()).toMatchObject([{ status: 'suspended' }])
      expect(await test.recto.selectFrom('recto_sessions').selectAll().where('user', '=', id).execute()).toEqual([])
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('never suspends the last administrator, and slows down only the address that guesses', async () => {
      const strangers = { ...facts, ip: '203.0.113.9' }
      const credentials = { email: 'admin@example.com', password }
      for (let guess = 0; guess < 6; guess += 1)
        await expect(test.auth.login({ credentials: { ...credentials, password: `guess ${guess}` }, facts: strangers })).rejects.toThrow()
      await expect(test.auth.login({ credentials, facts: strangers })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await login()
      expect(await test.recto.selectFrom('recto_users').select('status').where('id', '=', admin).execute()).toEqual([{ status: 'active' }])
    })

    it('lets a suspended user log in again with a password that an operator set', async () => {
      const id = await newUser('reactivated@example.com')
      await test.recto.updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', id).execute()
      await test.auth.setPassword({ email: 'reactivated@example.com', password })
      await login('reactivated@example.com')
    })

    it('admits as many attempts as are allowed, and not one more, even with the right password', async () => {
      await newUser('careful@example.com')
      await expect(login('careful@example.com', 'wrong')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await login('careful@example.com')
      for (const guess of ['a', 'b'])
        await expect(login('careful@example.com', guess)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(login('careful@example.com')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('deletes sessions that have expired', async () => {
      const { refreshToken } = await login()
      test.advance(8 * dayMs)
      await login()
      expect(await test.recto.selectFrom('recto_sessions').select('user').where('token', '=', refreshToken).execute()).toEqual([])
    })

    it('lets a successful login reset the count of attempts', async () => {
      await newUser('clumsy@example.com')
      for (let round = 0; round < 3; round += 1) {
        await expect(login('clumsy@example.com', 'wrong')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
        await login('clumsy@example.com')
      }
    })
  })

  describe('refresh', () => {
    it('gives new tokens, once', async () => {
      const { refreshToken: token } = await login()
      const next = await test.auth.refresh({ mode: 'json', token })
      expect(await test.auth.accountFor(next.accessToken, facts)).toMatchObject({ user: admin })
      await expect(test.auth.refresh({ mode: 'json', token })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('ends the login when a refresh token is used again', async () => {
      const [{ refreshToken: token }, other] = [await login(), await login()]
      const next = await test.auth.refresh({ mode: 'json', token })
      await expect(test.auth.refresh({ mode: 'json', token })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(test.auth.refresh({ mode: 'json', token: next.refreshToken })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(test.auth.accountFor(next.accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await test.auth.refresh({ mode: 'json', token: other.refreshToken })
    })

    it('gives simultaneous refreshes of a session cookie the same session, until its grace period ends', async () => {
      const { refreshToken: token } = await login(undefined, undefined, 'session')
      const refreshed = await Promise.all([1, 2, 3].map(() => test.auth.refresh({ mode: 'session', token })))
      expect(new Set(refreshed.map(({ refreshToken }) => refreshToken)).size).toBe(1)
      await expect(test.auth.refresh({ mode: 'json', token })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      test.advance(11_000)
      await expect(test.auth.refresh({ mode: 'session', token })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })

    it('lets a session live seven more days each time', async () => {
      const { refreshToken: first } = await login()
      test.advance(6 * dayMs)
      const { refreshToken: second } = await test.auth.refresh({ mode: 'json', token: first })
      test.advance(6 * dayMs)
      await test.auth.refresh({ mode: 'json', token: second })
    })

    it('rejects suspended users and expired sessions', async () => {
      const id = await newUser('later-suspended@example.com')
      const { refreshToken: token } = await login('later-suspended@example.com')
      await test.recto.updateTable('recto_users').set({ status: 'suspended' }).where('id', '=', id).execute()
      await expect(test.auth.refresh({ mode: 'json', token })).rejects.toMatchObject({ code: 'USER_SUSPENDED' })
      const { refreshToken: old } = await login()
      test.advance(8 * dayMs)
      await expect(test.auth.refresh({ mode: 'json', token: old })).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
    })
  })

  describe('logout', () => {
    it('ends the login of its session and no other', async () => {
      const [one, other] = [await login(), await login()]
      const next = await test.auth.refresh({ mode: 'json', token: one.refreshToken })
      await test.auth.logout(next.refreshToken, facts)
      await expect(test.auth.accountFor(one.accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(test.auth.accountFor(next.accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      expect(await test.auth.accountFor(other.accessToken, facts)).toMatchObject({ user: admin })
    })

    it('ignores unknown tokens', async () => {
      await expect(test.auth.logout('nope', facts)).resolves.toBeUndefined()
    })
  })
})
