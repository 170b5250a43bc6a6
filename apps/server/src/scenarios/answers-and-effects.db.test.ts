import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { addTestUser, type TestUser } from './test-users.ts'

const environment = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'secret',
  ADMIN_TOKEN: 'admin',
  EMAIL_TRANSPORT: 'smtp',
  EMAIL_SMTP_HOST: '127.0.0.1',
  EMAIL_SMTP_PORT: '1',
}

const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } }
const moment = (field: string, special: string) => ({ field, type: 'timestamp', meta: { special: [special] }, schema: {} })
const key = { field: 'bid', type: 'integer', schema: {} }

/** What an answer says has happened when it arrives, whatever becomes of the mails. */
eachDatabase(
  (database) => {
    let server: TestServer
    let reader: TestUser
    let writer: TestUser
    beforeAll(async () => {
      server = await testServer(database, environment)
      const moments = [moment('date_created', 'date-created'), moment('date_updated', 'date-updated')]
      const title = { field: 'title', type: 'string', schema: {} }
      await data('POST', '/collections', { collection: 'bids', schema: {}, meta: { versioning: true }, fields: [id, title, ...moments] })
      await data('POST', '/collections', { collection: 'sheds', schema: {}, meta: {}, fields: [id, key, title] })
      const relation = { collection: 'sheds', field: 'bid', related_collection: 'bids', schema: {}, meta: { one_field: 'sheds' } }
      await data('POST', '/relations', relation)
      reader = await addTestUser(server.platform, 'reader', {
        flags: { app_access: true },
        permissions: [
          { collection: 'bids', action: 'read', fields: ['id', 'title'] },
          { collection: 'sheds', action: 'read', fields: ['*'] },
        ],
      })
      const own = { title: { _neq: 'hidden' } }
      writer = await addTestUser(server.platform, 'writer', {
        flags: { app_access: true },
        permissions: [
          { collection: 'bids', action: 'read', fields: ['*'] },
          { collection: 'bids', action: 'update', fields: ['*'] },
          { collection: 'sheds', action: 'read', fields: ['*'], permissions: own },
          { collection: 'sheds', action: 'update', fields: ['*'], permissions: own },
          { collection: 'sheds', action: 'delete', fields: ['*'], permissions: own },
        ],
      })
    })
    afterAll(() => server.close())

    type Row = Readonly<Record<string, unknown>>
    const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object, token = 'admin') =>
      server.send(method, url, { token, ...(body === undefined ? {} : { body }) })
    const data = async (...request: Parameters<typeof send>): Promise<Row> => {
      const response = await send(...request)
      expect(response.statusCode, response.body).toBe(200)
      return response.json<{ data: Row }>().data
    }
    const list = async (url: string, token = 'admin') => (await data('GET', url, undefined, token)) as unknown as readonly Row[]

    it('invites all addresses though no mail can be sent', async () => {
      const [role] = await list('/roles')
      const email = ['one@example.com', 'two@example.com']
      expect((await send('POST', '/users/invite', { email, role: role?.['id'] })).statusCode).toBe(204)
      const invited = await list('/users?filter[email][_in]=one@example.com,two@example.com&fields=status')
      expect(invited).toEqual([{ status: 'invited' }, { status: 'invited' }])
      const { id: bid } = await data('POST', '/items/bids', { title: 'shared' })
      const share = await data('POST', '/shares', { collection: 'bids', item: String(bid) })
      expect((await send('POST', '/shares/invite', { share: share['id'], emails: email })).statusCode).toBe(204)
    })

    it('has notified whom a comment mentions when the comment is answered', async () => {
      const { id: bid } = await data('POST', '/items/bids', { title: 'mentioned' })
      for (let count = 1; count <= 12; count += 1) {
        await data('POST', '/comments', { collection: 'bids', item: String(bid), comment: `@${reader.user} number ${count}` })
        expect(await list('/notifications?fields=id', reader.token)).toHaveLength(count)
      }
    })

    it('created everything before it updated it', async () => {
      const isOrdered = ({ date_created: created, date_updated: updated }: Row): boolean => String(updated) >= String(created)
      const { id: bid } = await data('POST', '/items/bids', { title: 'dated' })
      expect(await data('PATCH', `/items/bids/${String(bid)}`, { title: 'again' })).toSatisfy(isOrdered)
      for (let count = 0; count < 5; count += 1) {
        const comment = await data('POST', '/comments', { collection: 'bids', item: String(bid), comment: 'Good' })
        expect(comment).toSatisfy(isOrdered)
        expect(await data('PATCH', `/comments/${String(comment['id'])}`, { comment: 'Better' })).toSatisfy(isOrdered)
      }
      const version = await data('POST', '/versions', { key: 'draft', name: 'Draft', collection: 'bids', item: String(bid) })
      expect(version).toSatisfy(isOrdered)
      if (database.name === 'mariadb') return
      // MariaDB keeps whole seconds in these columns.
      const stamps = (await list('/comments?fields=date_created')).map(({ date_created: stamp }) => String(stamp))
      expect(stamps.some((stamp) => !stamp.endsWith('.000Z'))).toBe(true)
    })

    it('shows no relation whose reverse field may not be read', async () => {
      expect(errorCode(await send('GET', '/relations/sheds/bid', undefined, reader.token))).toBe('403 FORBIDDEN')
      expect(await list('/relations', reader.token)).not.toContainEqual(expect.objectContaining({ collection: 'sheds' }))
      expect(await data('GET', '/relations/sheds/bid')).toMatchObject({ meta: { one_field: 'sheds' } })
      expect(await data('GET', '/relations/sheds/bid', undefined, writer.token)).toMatchObject({ collection: 'sheds' })
    })

    it('says the same of a hidden child and of none in a detailed list', async () => {
      const { id: bid } = await data('POST', '/items/bids', { title: 'parent', sheds: [{ title: 'hidden' }, { title: 'seen' }] })
      const hidden = (await list(`/items/sheds?filter[bid]=${String(bid)}&filter[title]=hidden`))[0]?.['id']
      for (const change of ['delete', 'update'] as const) {
        const answer = async (child: unknown) => {
          const item = change === 'delete' ? child : { id: child, title: 'changed' }
          const sheds = { create: [], update: [], delete: [], [change]: [item] }
          const response = await send('PATCH', `/items/bids/${String(bid)}?fields=title`, { sheds }, writer.token)
          return `${response.statusCode} ${response.body.replace(new RegExp(`\\b${String(child)}\\b`, 'g'), 'KEY')}`
        }
        expect(await answer(hidden), change).toBe(await answer(999_999))
      }
      expect(await list(`/items/sheds?filter[bid]=${String(bid)}&filter[title]=hidden`)).toHaveLength(1)
    })

    describe('an Idempotency-Key', () => {
      const batch = (token: string | null) =>
        server.fastify.inject({
          method: 'POST',
          url: '/batch',
          headers: { 'idempotency-key': 'once', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
          payload: { operations: [{ action: 'update', collection: 'bids', key: 1, data: { title: 'by batch' } }] },
        })

      it('is for callers who have an account, and none gets the answer of another', async () => {
        expect(errorCode(await batch(null))).toBe('400 INVALID_PAYLOAD')
        expect((await batch(writer.token)).statusCode).toBe(200)
        expect(errorCode(await batch(reader.token))).toBe('403 FORBIDDEN')
      })

      it('repeats no answer whose rights were taken away', async () => {
        const first = await batch(writer.token)
        await data('PATCH', '/items/bids/1', { title: 'since changed' })
        expect((await batch(writer.token)).body).toBe(first.body)
        const rights = await list(`/permissions?filter[policy]=${writer.policy}&filter[collection]=bids&fields=id`)
        expect((await send('DELETE', '/permissions', rights.map(({ id: right }) => right) as object)).statusCode).toBe(204)
        const response = await batch(writer.token)
        expect(errorCode(response)).toBe('403 FORBIDDEN')
        expect(response.body).not.toContain('by batch')
      })
    })

    it('mails no more than a few links for a reset to one recipient', async () => {
      const mails: string[] = []
      const stop = server.platform.events.onFilter('email.send', (mail) => {
        mails.push(JSON.stringify(mail))
        return mail
      })
      for (let count = 0; count < 12; count += 1) {
        const { statusCode } = await server.send('POST', '/auth/password/request', { body: { email: 'admin@example.com' } })
        expect([200, 204, 429]).toContain(statusCode)
      }
      await server.platform.events.settled()
      stop()
      expect(mails.length).toBeGreaterThan(0)
      expect(mails.length).toBeLessThanOrEqual(5)
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
