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
  const setStatus = (email: string, status: string) =>
    test.recto.updateTable('recto_users').set({ status }).where('email', '=', email).execute()
  const wantLongPasswords = () => test.recto.updateTable('recto_settings').set({ auth_password_policy: '/^.{8,}$/' }).execute()

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

    it('are not accepted by users who were suspended since, nor with passwords the project does not want', async () => {
      const role = await test.auth.createRole({ name: 'Late' })
      await test.auth.invite({ emails: ['late@example.com'], role, inviteUrl: null }, admin)
      const token = await test.mailedToken('late@example.com')
      await wantLongPasswords()
      const short = test.auth.acceptInvitation({ token, password: 'short', facts })
      await expect(short).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
      await test.recto.updateTable('recto_settings').set({ auth_password_policy: null }).execute()
      await setStatus('late@example.com', 'suspended')
      await expect(test.auth.acceptInvitation({ token, password, facts })).rejects.toMatchObject({ code: 'INVALID_INVITE' })
      expect(await statusOf('late@example.com')).toEqual(['suspended'])
    })

    it('are mailed again to those invited before, with the new role, and not to other users', async () => {
      const [first, second] = [await test.auth.createRole({ name: 'First' }), await test.auth.createRole({ name: 'Second' })]
      const emails = ['again@example.com', 'admin@example.com']
      await test.auth.invite({ emails, role: first, inviteUrl: null }, admin)
      await test.auth.invite({ emails, role: second, inviteUrl: null }, admin)
      expect(test.mails.sent.filter(({ to }) => to.includes('again@example.com'))).toHaveLength(2)
      expect(test.mails.sent.filter(({ to }) => to.includes('admin@example.com'))).toEqual([])
      const roles = test.recto.selectFrom('recto_users').select('role').where('email', '=', 'again@example.com')
      expect(await roles.execute()).toEqual([{ role: second }])
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

    it('are limited in number for all callers together', async () => {
      await test.auth.createUser({ email: 'bombed@example.com', password, role: null })
      const ask = (ip: string) =>
        test.auth.requestPasswordReset({ email: 'bombed@example.com', resetUrl: null, facts: { ...facts, ip } }).catch(({ code }) => code)
      for (let client = 0; client < 20; client += 1) await ask(`198.51.100.${client}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(test.mails.sent.filter(({ to }) => to.includes('bombed@example.com'))).toHaveLength(5)
      const answers = await Promise.all(Array.from({ length: 21 }, () => ask('203.0.113.7')))
      expect(answers).toContain('REQUESTS_EXCEEDED')
    })

    it('are for active users, and for passwords the project wants', async () => {
      await test.auth.createUser({ email: 'paused@example.com', password, role: null })
      await test.auth.requestPasswordReset({ email: 'paused@example.com', resetUrl: null })
      const token = await test.mailedToken('paused@example.com')
      await wantLongPasswords()
      const short = test.auth.resetPassword({ token, password: 'short', facts })
      await expect(short).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
      await test.recto.updateTable('recto_settings').set({ auth_password_policy: null }).execute()
      await setStatus('paused@example.com', 'suspended')
      await expect(test.auth.resetPassword({ token, password: 'another password', facts })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const before = test.mails.sent.length
      await test.auth.requestPasswordReset({ email: 'paused@example.com', resetUrl: null })
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(test.mails.sent.length).toBe(before)
    })

    it('are no longer possible a day later', async () => {
      await test.auth.createUser({ email: 'slow@example.com', password, role: null })
      await test.auth.requestPasswordReset({ email: 'slow@example.com', resetUrl: null })
      const token = await test.mailedToken('slow@example.com')
      test.advance(86_401_000)
      await expect(test.auth.resetPassword({ token, password, facts })).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' })
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

    it('is open to addresses that the filter of the project lets through, and to none when it is no filter', async () => {
      const elsewhere = { facts: { ...facts, ip: '192.0.2.5' } }
      const settings = (filter: unknown) =>
        test.recto.updateTable('recto_settings').set({ public_registration_email_filter: filter as object })
      await settings({ email: { _ends_with: '.org' } }).execute()
      await register('eve@example.org', elsewhere)
      expect(await statusOf('eve@example.org')).toEqual(['unverified'])
      for (const invalid of ['ends with .org', { email: { _nothing: '.org' } }, { mail: { _ends_with: '.org' } }]) {
        await settings(invalid).execute()
        await expect(register('adam@example.org', elsewhere), JSON.stringify(invalid)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      }
      await settings(null).execute()
      await wantLongPasswords()
      const short = register('adam@example.org', { ...elsewhere, password: 'short' })
      await expect(short).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
      await test.recto.updateTable('recto_settings').set({ auth_password_policy: null }).execute()
      expect(await statusOf('adam@example.org')).toEqual([])
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
