import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'
import { totp } from './totp.ts'

const password = 'correct horse battery staple'
const email = 'ada@example.com'

eachDatabase((database) => {
  let test: TestAuth
  let user: string

  beforeAll(async () => {
    test = await openAuth(database)
    user = await test.auth.createUser({ email, password, role: null })
  })
  afterAll(() => test.close())

  const login = (otp?: string) => test.auth.login({ credentials: { email, password, ...(otp === undefined ? {} : { otp }) }, facts })
  const code = (secret: string) => totp(secret, test.platform.now())

  describe('the second factor', () => {
    it('is enabled with a password and a code, required at login, and disabled with a code', async () => {
      await expect(test.auth.generateTfa(user, 'wrong')).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
      const { secret, otpauth_url: url } = await test.auth.generateTfa(user, password)
      expect(url).toContain(`secret=${secret}`)
      await expect(test.auth.enableTfa({ user, secret, otp: '000000', facts })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      await test.auth.enableTfa({ user, secret, otp: code(secret), facts })
      await expect(login()).rejects.toMatchObject({ code: 'INVALID_OTP' })
      const old = totp(secret, new Date(test.platform.now().getTime() - 60_000))
      await expect(login(old)).rejects.toMatchObject({ code: 'INVALID_OTP' })
      await login(code(secret))
      await expect(login(code(secret)), 'a code logs in once').rejects.toMatchObject({ code: 'INVALID_OTP' })
      await expect(test.auth.generateTfa(user, password)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      await expect(test.auth.disableTfa({ user, otp: 'nope', facts })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      await test.auth.disableTfa({ user, otp: code(secret), facts })
      await login()
    })

    it('has recovery codes that work once, however they are typed, and go with the secret', async () => {
      const { secret } = await test.auth.generateTfa(user, password)
      await test.auth.enableTfa({ user, secret, otp: code(secret), facts })
      const [one = '', other = ''] = await test.auth.createRecoveryCodes({ user, otp: code(secret), facts })
      expect(JSON.stringify(await test.recto.selectFrom('recto_users').selectAll().where('id', '=', user).execute())).not.toContain(one)
      await login(` ${one.toUpperCase().replace('-', ' ')} `)
      await expect(login(one)).rejects.toMatchObject({ code: 'INVALID_OTP' })
      await test.auth.resetTfa(user, await test.auth.accountFor(null, facts))
      expect(await test.recto.selectFrom('recto_users').selectAll().where('id', '=', user).execute()).toMatchObject([
        { tfa_secret: null, recovery_codes: null },
      ])
      await test.auth.resetTfa(user, await test.auth.accountFor(null, facts))
      expect(other).not.toBe(one)
    })

    it('cannot be guessed: ten attempts in five minutes', async () => {
      const attempt = () => test.auth.generateTfa(user, 'wrong')
      const codes = await Promise.all(Array.from({ length: 11 }, () => attempt().catch((error: { code: string }) => error.code)))
      expect(codes).toContain('REQUESTS_EXCEEDED')
    })
  })
})
