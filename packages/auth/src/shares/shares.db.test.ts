import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../accounts/accounts.ts'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'

const refused = { code: 'INVALID_CREDENTIALS' }

interface ShareParts {
  readonly password?: string
  readonly max_uses?: number
  readonly date_start?: string
  readonly date_end?: string
}

eachDatabase((database) => {
  let test: TestAuth
  let admin: Caller
  let item: string

  beforeAll(async () => {
    test = await openAuth(database)
    await test.auth.createFirstAdmin({ email: 'admin@example.com', password: 'secret', token: 'static' })
    admin = await test.auth.accountFor('static', facts)
    item = await test.auth.createRole({ name: 'Shared' })
    await test.recto.insertInto('recto_collections').values({ collection: 'directus_roles' }).execute()
  })
  afterAll(() => test.close())

  const newShare = async (parts: ShareParts = {}): Promise<string> => {
    const id = randomUUID()
    const row = { id, collection: 'directus_roles', item, times_used: 0, ...parts }
    const password = parts.password === undefined ? null : await test.auth.passwords.hash(parts.password)
    await test.recto
      .insertInto('recto_shares')
      .values({ ...row, password })
      .execute()
    return id
  }
  const open = (share: string, password: string | null = null, from = facts) =>
    test.auth.loginToShare({ share, password, mode: 'json', facts: from })
  const timesUsed = async (id: string) =>
    (await test.recto.selectFrom('recto_shares').select('times_used').where('id', '=', id).executeTakeFirst())?.times_used
  const inOneMinute = () => new Date(test.platform.now().getTime() + 60_000).toISOString()

  describe('a share', () => {
    it('is opened with its password alone, and gives no rights but its own', async () => {
      const share = await newShare({ password: 'open' })
      for (const wrong of [null, '', 'Open']) await expect(open(share, wrong), String(wrong)).rejects.toMatchObject(refused)
      expect(await timesUsed(share)).toBe(0)
      const { accessToken } = await open(share, 'open')
      expect(await test.auth.accountFor(accessToken, facts)).toMatchObject({ share, user: null, isAdmin: false, isApp: false })
      expect(await timesUsed(share)).toBe(1)
    })

    it('without a password is opened by anybody', async () => {
      expect((await open(await newShare())).accessToken).not.toBe('')
    })

    it.each(['nothing', '00000000-0000-4000-8000-000000000000', '%'])('that is not there is not opened: %s', async (id) => {
      await expect(open(id)).rejects.toMatchObject(refused)
    })

    it('is opened as often as it may be, also at once', async () => {
      const share = await newShare({ max_uses: 2 })
      const all = await Promise.allSettled([1, 2, 3, 4].map(() => open(share)))
      expect(all.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
      expect(await timesUsed(share)).toBe(2)
    })

    it('is opened after it begins', async () => {
      const share = await newShare({ date_start: inOneMinute() })
      await expect(open(share)).rejects.toMatchObject(refused)
      test.advance(61_000)
      await open(share)
    })

    it('ends with its last day, for those who opened it before too', async () => {
      const share = await newShare({ date_end: inOneMinute() })
      const { accessToken, refreshToken } = await open(share)
      await test.auth.accountFor(accessToken, facts)
      test.advance(61_000)
      await expect(open(share)).rejects.toMatchObject(refused)
      await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject(refused)
      await expect(test.auth.refresh({ mode: 'json', token: refreshToken })).rejects.toMatchObject(refused)
    })

    it('is left by logging out, and refreshed like any login', async () => {
      const share = await newShare()
      const { refreshToken } = await open(share)
      const next = await test.auth.refresh({ mode: 'json', token: refreshToken })
      expect(await test.auth.accountFor(next.accessToken, facts)).toMatchObject({ share })
      await test.auth.logout(next.refreshToken, facts)
      test.auth.invalidate()
      await expect(test.auth.accountFor(next.accessToken, facts)).rejects.toMatchObject(refused)
    })

    it('is tried thirty times a minute from one address', async () => {
      const elsewhere = { ...facts, ip: '192.0.2.7' }
      const codes: string[] = []
      for (let count = 0; count < 31; count += 1)
        codes.push(
          await open('nothing', null, elsewhere)
            .catch((error: { code: string }) => error.code)
            .then(String),
        )
      expect(codes.slice(-2)).toEqual(['INVALID_CREDENTIALS', 'REQUESTS_EXCEEDED'])
    })
  })

  describe('the link of a share', () => {
    const mailsTo = (address: string) => test.mails.sent.filter(({ to }) => to.includes(address))

    it('is mailed by whom may share the item', async () => {
      const share = await newShare({ password: 'open' })
      await test.auth.inviteToShare({ share, emails: ['friend@example.com', 'other@example.com'] }, admin)
      expect(mailsTo('friend@example.com')[0]?.text).toContain(`http://localhost:8055/admin/shared/${share}`)
      expect(mailsTo('friend@example.com')[0]?.subject).toBe('Admin User shared something with you')
      expect(mailsTo('other@example.com')).toHaveLength(1)
    })

    it('is mailed by nobody else, and not where there is no share', async () => {
      const share = await newShare()
      const emails = ['stranger@example.com']
      const user = await test.auth.createUser({ email: 'user@example.com', password: 'secret', role: null })
      const anonymous = await test.auth.accountFor(null, facts)
      const attempts = [
        [{ share, emails }, anonymous],
        [
          { share, emails },
          { ...anonymous, user },
        ],
        [{ share: randomUUID(), emails }, admin],
      ] as const
      for (const [invitation, caller] of attempts)
        await expect(test.auth.inviteToShare(invitation, caller)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(mailsTo('stranger@example.com')).toEqual([])
    })
  })
})
