import { randomUUID } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmtpTestServer, startSmtpServer } from './smtp-server.ts'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { addTestUser, type TestUser } from './test-users.ts'

const adminToken = 'admin-token'

eachDatabase((database) => {
  let server: TestServer
  let post: SmtpTestServer
  let ada: TestUser
  const recto = () => systemDatabase(server.platform)
  const send = (url: string, body: object, token = adminToken) => server.send('POST', url, { body, token })

  beforeAll(async () => {
    post = await startSmtpServer()
    server = await testServer(database, {
      ...post.environment,
      PUBLIC_URL: 'https://shop.example/base/',
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'secret',
      ADMIN_TOKEN: adminToken,
    })
    const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } }
    for (const collection of ['letters', 'diaries'])
      await send('/collections', { collection, meta: {}, schema: {}, fields: [key, { field: 'title', type: 'string' }] })
    for (const collection of ['letters', 'diaries'])
      expect((await send(`/items/${collection}`, { title: 'Hello' })).json()).toEqual({ data: { id: 1, title: 'Hello' } })
    ada = await addTestUser(server.platform, 'ada', {
      flags: { app_access: true },
      permissions: [
        { collection: 'letters', action: 'share' },
        { collection: 'letters', action: 'read', fields: ['*'] },
        { collection: 'diaries', action: 'read', fields: ['*'] },
      ],
    })
  })
  afterAll(async () => {
    await server.close()
    await post.close()
  })

  describe('an invitation to a share', () => {
    const shareOf = async (collection: string, user: string | null, password: string | null = null) => {
      const id = randomUUID()
      await recto().insertInto('recto_shares').values({ id, collection, item: '1', user_created: user, password, times_used: 0 }).execute()
      return id
    }

    it('arrives at every address once, with a link that opens the share', async () => {
      const share = await shareOf('letters', ada.user)
      const emails = ['one@example.com', 'two@example.com', 'ONE@example.com']
      expect((await send('/shares/invite', { share, emails }, ada.token)).statusCode).toBe(204)
      const mail = await post.next('two@example.com')
      expect(mail.raw).toMatch(/^Subject: ada shared something with you\r$/m)
      expect(mail.link).toBe(`https://shop.example/base/admin/shared/${share}`)
      expect(mail.text).not.toContain('password')
      expect(post.mails.flatMap(({ to }) => to).toSorted()).toEqual(['ONE@example.com', 'two@example.com'])
      const opened = await server.send('POST', '/shares/auth', { body: { share: mail.link.split('/').at(-1) } })
      expect(opened.statusCode).toBe(200)
    })

    it('says so when there is a password, without telling it', async () => {
      const share = await shareOf('letters', ada.user, await server.auth.passwords.hash('open sesame'))
      await send('/shares/invite', { share, emails: ['three@example.com'] }, ada.token)
      const { text } = await post.next('three@example.com')
      expect(text).toContain('password')
      expect(text).not.toMatch(/sesame|argon/)
    })

    it('is sent by those only who see the share and may share its item', async () => {
      const emails = ['nobody@example.com']
      const count = post.mails.length
      for (const share of [await shareOf('letters', null), await shareOf('diaries', ada.user), randomUUID(), 'x']) {
        expect(errorCode(await send('/shares/invite', { share, emails }, ada.token))).toBe('403 FORBIDDEN')
      }
      const body = { share: await shareOf('letters', ada.user), emails }
      expect(errorCode(await server.send('POST', '/shares/invite', { body }))).toBe('403 FORBIDDEN')
      expect(post.mails.length).toBe(count)
    })

    it.each([{}, { share: 'x' }, { emails: ['a@example.com'] }, { share: 'x', emails: [] }, { share: 'x', emails: ['no address'] }])(
      'needs what it needs: %j',
      async (body) => {
        expect(errorCode(await send('/shares/invite', body))).toBe('400 INVALID_PAYLOAD')
      },
    )
  })

  describe('a notification', () => {
    it('goes by mail to who wants that', async () => {
      await recto().updateTable('recto_users').set({ email_notifications: true }).where('id', '=', ada.user).execute()
      const message = 'It is **done**.\n\n<a href="https://shop.example/x">See</a> <script>alert(1)</script>{{ projectName }}'
      const answer = await send('/notifications', { recipient: ada.user, subject: 'News & more', message })
      expect(answer.statusCode).toBe(200)
      const mail = await post.next('ada@example.com')
      expect(mail.raw).toMatch(/^Subject: News & more\r$/m)
      expect(mail.text).toMatch(/It is \*\*done\*\*\.\s+See \[https:\/\/shop\.example\/x\]\s+\{\{ projectName \}\}/)
      expect(mail.text).toContain(`https://shop.example/base/admin/users/${ada.user}`)
      expect(mail.raw).not.toContain('<script')
    })

    it('stays in the inbox of who does not', async () => {
      await recto().updateTable('recto_users').set({ email_notifications: false }).where('id', '=', ada.user).execute()
      const count = post.mails.length
      expect((await send('/notifications', { recipient: ada.user, subject: 'Quiet' })).statusCode).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(post.mails.length).toBe(count)
    })
  })
})
