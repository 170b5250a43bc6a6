import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Registration } from '../index.ts'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'

const password = 'correct horse battery staple'

eachDatabase((database) => {
  let test: TestAuth
  let admin: Caller

  beforeAll(async () => {
    test = await openAuth(database)
    await test.auth.createFirstAdmin({ email: 'admin@example.com', password, token: 'static' })
    admin = await test.auth.accountFor('static', facts)
  })
  afterAll(() => test.close())

  const login = (email: string, given = password) => test.auth.login({ credentials: { email, password: given }, facts })
  const statusOf = async (email: string) =>
    (await test.recto.selectFrom('recto_users').selectAll().where('email', '=', email).execute()).map(({ status }) => status)

  describe('the first administrator', () => {
    it('is created once', async () => {
      await expect(test.auth.createFirstAdmin({ email: 'second@example.com', password })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(await statusOf('second@example.com')).toEqual([])
    })
  })

  describe('invitations', () => {
    it('are accepted once, with a token made for it', async () => {
      const role = await test.auth.createRole({ name: 'Guest' })
      await test.auth.invite({ emails: ['guest@example.com'], role, inviteUrl: null }, admin)
      expect(await statusOf('guest@example.com')).toEqual(['invited'])
      const token = await test.mailedToken('guest@example.com')
      await expect(test.auth.resetPassword({ token, password, facts })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await test.auth.acceptInvitation({ token, password, facts })
      expect((await login('guest@example.com')).accessToken).not.toBe('')
      await expect(test.auth.acceptInvitation({ token, password, facts })).rejects.toMatchObject({ code: 'INVALID_INVITE' })
    })

    it('are refused without rights, and to pages that are not listed', async () => {
      const anonymous = await test.auth.accountFor(null, facts)
      const invitation = { emails: ['x@example.com'], role: 'none', inviteUrl: null }
      await expect(test.auth.invite(invitation, anonymous)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const elsewhere = { ...invitation, inviteUrl: 'https://evil.example/' }
      await expect(test.auth.invite(elsewhere, admin)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      expect(await statusOf('x@example.com')).toEqual([])
    })
  })

  describe('password resets', () => {
    it('change the password once and end all sessions', async () => {
      await test.auth.createUser({ email: 'forgetful@example.com', password: 'old password', role: null })
      const { accessToken } = await login('forgetful@example.com', 'old password')
      await test.auth.requestPasswordReset({ email: 'FORGETFUL@example.com', resetUrl: null })
      const token = await test.mailedToken('forgetful@example.com')
      await test.auth.resetPassword({ token, password, facts })
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await expect(login('forgetful@example.com', 'old password')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      await login('forgetful@example.com')
      await expect(test.auth.resetPassword({ token, password: 'a third one', facts })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('are not mailed for unknown addresses, without saying so', async () => {
      const before = test.mails.sent.length
      await test.auth.requestPasswordReset({ email: 'nobody@example.com', resetUrl: null })
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(test.mails.sent.length).toBe(before)
    })
  })

  describe('registration', () => {
    const register = (email: string, more: Partial<Registration> = {}) =>
      test.auth.register({ email, password, firstName: null, lastName: null, verificationUrl: null, facts, ...more })

    it('is refused unless the project allows it', async () => {
      await expect(register('eve@example.com')).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await test.recto
        .updateTable('recto_settings')
        .set({ public_registration: true, public_registration_email_filter: '{"email":{"_ends_with":".org"}}' })
        .execute()
      await expect(register('eve@example.com')).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await test.recto.updateTable('recto_settings').set({ public_registration_email_filter: null }).execute()
      expect(await statusOf('eve@example.com')).toEqual([])
    })

    it('needs its address verified, once', async () => {
      await register('eve@example.com')
      expect(await statusOf('eve@example.com')).toEqual(['unverified'])
      await expect(login('eve@example.com')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      const token = await test.mailedToken('eve@example.com')
      await test.auth.verifyRegistration(token, facts)
      await login('eve@example.com')
      await expect(test.auth.verifyRegistration(token, facts)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    })

    it('leaves known users alone, without saying so', async () => {
      await register('EVE@example.com', { password: 'another password' })
      expect(await statusOf('eve@example.com')).toEqual(['active'])
      await login('eve@example.com')
    })

    it('is limited to five a minute from one address', async () => {
      const elsewhere = { facts: { ...facts, ip: '192.0.2.9' } }
      for (let count = 0; count < 5; count += 1) await register(`${count}@example.com`, elsewhere)
      await expect(register('six@example.com', elsewhere)).rejects.toMatchObject({ code: 'REQUESTS_EXCEEDED' })
    })
  })
})
