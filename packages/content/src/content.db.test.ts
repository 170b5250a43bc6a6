import { randomUUID } from 'node:crypto'
import { rawStatement } from '@recto/dialects'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notify } from './notifications/notification-hooks.ts'
import { revertItem } from './revisions/revert-item.ts'
import { readShareInfo } from './shares/share-info.ts'
import { type Content, openContent } from './testing/open-content.ts'

const forbidden = { code: 'FORBIDDEN' }
const refused = { code: 'INVALID_PAYLOAD' }

eachDatabase((database) => {
  let content: Content
  beforeAll(async () => {
    content = await openContent(database)
  })
  afterAll(() => content.close())
  beforeEach(async () => {
    content.mails.length = 0
    await systemDatabase(content.platform).deleteFrom('recto_notifications').execute()
  })

  const inbox = () => systemDatabase(content.platform).selectFrom('recto_notifications').selectAll().execute()
  const update = (caller: 'admin' | 'reader', collection: string, key: string, data: object) =>
    content.run(caller, { kind: 'update', collection, query: {}, keys: [key], data, isOne: true })

  describe('comments', () => {
    it('are made by users, about items they may read', async () => {
      const about = (item: string) => ({ collection: 'articles', item, comment: 'Good' })
      await content.create('reader', 'directus_comments', about('60'))
      for (const item of ['100', '999', 'x'])
        await expect(content.create('reader', 'directus_comments', about(item)), item).rejects.toMatchObject(forbidden)
      await expect(content.create('reader', 'directus_comments', { ...about('1'), collection: 'nothing' })).rejects.toMatchObject(forbidden)
      await expect(content.create('nobody', 'directus_comments', about('1'))).rejects.toMatchObject(forbidden)
      for (const missing of ['collection', 'item', 'comment'])
        await expect(content.create('admin', 'directus_comments', { ...about('1'), [missing]: '' })).rejects.toMatchObject(refused)
    })

    it('keep their author, and do not move to an item the caller can not read', async () => {
      const { id } = await content.create('reader', 'directus_comments', { collection: 'articles', item: '1', comment: 'Good' })
      await expect(update('reader', 'directus_comments', id, { user_created: content.admin })).rejects.toMatchObject(refused)
      await expect(update('reader', 'directus_comments', id, { item: '100' })).rejects.toMatchObject(forbidden)
      await update('reader', 'directus_comments', id, { item: '2', comment: 'Better' })
    })

    it('are not deleted by nobody, even where the public may delete them', async () => {
      const recto = systemDatabase(content.platform)
      const { id } = await content.create('reader', 'directus_comments', { collection: 'articles', item: '1', comment: 'Good' })
      const { id: policy } = await recto.selectFrom('recto_policies').select('id').where('name', '=', 'Readers').executeTakeFirstOrThrow()
      const access = randomUUID()
      await recto.insertInto('recto_access').values({ id: access, policy }).execute()
      content.platform.accessCache.clear()
      const deleted = content.run('nobody', { kind: 'delete', collection: 'directus_comments', query: {}, keys: [id] })
      await expect(deleted).rejects.toMatchObject(forbidden)
      await recto.deleteFrom('recto_access').where('id', '=', access).execute()
      content.platform.accessCache.clear()
      expect(await recto.selectFrom('recto_comments').select('id').where('id', '=', id).execute()).toEqual([{ id }])
    })

    it('notify and mail whom they mention, without trust in their text', async () => {
      const comment = `@${content.reader} look at <script>\nnow`
      await content.create('admin', 'directus_comments', { collection: 'articles', item: '60', comment })
      await content.platform.events.settled()
      await expect.poll(inbox).toMatchObject([
        {
          recipient: content.reader,
          sender: content.admin,
          subject: 'You were mentioned in articles',
          collection: 'articles',
          item: '60',
          status: 'inbox',
        },
      ])
      // The mail is sent after the commit, and nobody waits for it.
      await expect.poll(() => content.mails.length, { timeout: 10_000 }).toBe(1)
      const [mail] = content.mails
      expect(mail).toMatchObject({ to: 'reader@x.io', recipient: { id: content.reader, hasStudio: false } })
      expect(mail?.message).toContain('Ada &lt;b&gt; has mentioned you in a comment:')
      expect(mail?.message).toContain('> <em>Rea</em> look at &lt;script&gt;\n> now')
      expect(mail?.message).toContain('<a href="https://recto.test/admin/content/articles/60">')
    })

    it('do not name other users whom the mentioned one may not see', async () => {
      const comment = `@${content.reader} and @${content.admin}`
      await content.create('admin', 'directus_comments', { collection: 'articles', item: '60', comment })
      const toReader = (await inbox()).find(({ recipient }) => recipient === content.reader)
      expect(toReader?.message).toContain('> <em>Rea</em> and @Unknown User\n')
      await expect.poll(() => content.mails.length, { timeout: 10_000 }).toBe(1)
    })

    it('notify nobody about items they can not read, and no suspended user', async () => {
      const comment = `@${content.reader}`
      await content.create('admin', 'directus_comments', { collection: 'articles', item: '100', comment })
      const users = systemDatabase(content.platform).updateTable('recto_users').where('id', '=', content.reader)
      await users.set({ status: 'suspended' }).execute()
      await content.create('admin', 'directus_comments', { collection: 'articles', item: '1', comment })
      await content.platform.events.settled()
      await users.set({ status: 'active' }).execute()
      expect([await inbox(), content.mails]).toEqual([[], []])
    })
  })

  describe('notifications', () => {
    const message = { subject: 'Hello', message: 'Text', collection: null, item: null, sender: null }

    it('are mailed to recipients who want mail and have an address', async () => {
      const send = async (mail: (typeof content.mails)[number]) => void content.mails.push(mail)
      const context = await content.contextOf('admin')
      await notify({ ...message, recipient: content.reader }, context, send)
      expect(content.mails).toMatchObject([{ to: 'reader@x.io', subject: 'Hello', message: 'Text' }])
      const users = systemDatabase(content.platform).updateTable('recto_users').where('id', '=', content.reader)
      await users.set({ email_notifications: false }).execute()
      await notify({ ...message, recipient: content.reader }, context, send)
      await users.set({ email_notifications: true, email: null }).execute()
      await notify({ ...message, recipient: content.reader }, context, send)
      await users.set({ email: 'reader@x.io' }).execute()
      expect([content.mails.length, (await inbox()).length]).toEqual([1, 3])
    })
  })

  describe('shares', () => {
    const share = (item: string) => ({ collection: 'articles', item, name: 'For you' })

    it('are of items the caller may share', async () => {
      const { id } = await content.create('reader', 'directus_shares', share('1'))
      await expect(content.create('reader', 'directus_shares', share('60'))).rejects.toMatchObject(forbidden)
      await expect(update('reader', 'directus_shares', id, { item: '60' })).rejects.toMatchObject(forbidden)
      await expect(update('reader', 'directus_shares', id, { user_created: content.admin })).rejects.toMatchObject(refused)
      await update('reader', 'directus_shares', id, { item: '2' })
    })

    it('give metadata to a collection without any, once', async () => {
      const { connection, schemaCache } = content.platform
      await connection.execute(rawStatement('CREATE TABLE letters (id INTEGER PRIMARY KEY)'))
      await schemaCache.refresh()
      await content.create('admin', 'letters', { id: 1 })
      const letter = { collection: 'letters', item: '1', name: 'For you' }
      await content.create('admin', 'directus_shares', [letter, letter])
      await content.create('admin', 'directus_shares', letter)
      const found = systemDatabase(content.platform).selectFrom('recto_collections').select('collection')
      expect(await found.where('collection', '=', 'letters').execute()).toEqual([{ collection: 'letters' }])
      await expect.poll(() => schemaCache.current().collections.get('letters')?.meta).not.toBeNull()
      const system = { ...letter, collection: 'directus_users', item: content.admin }
      await expect(content.create('admin', 'directus_shares', system)).rejects.toMatchObject(refused)
    })

    it('tell the public what it may know, between their dates', async () => {
      const context = await content.contextOf('nobody')
      const { id } = await content.create('admin', 'directus_shares', { ...share('1'), password: 'secret' })
      expect(await readShareInfo(id, context)).toMatchObject({ id, collection: 'articles', item: '1', password: '**********' })
      const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
      for (const dates of [{ date_start: at(1) }, { date_start: null, date_end: at(-1) }]) {
        await update('admin', 'directus_shares', id, dates)
        await expect(readShareInfo(id, context), JSON.stringify(dates)).rejects.toMatchObject(forbidden)
      }
      await update('admin', 'directus_shares', id, { date_start: at(-2), date_end: at(1) })
      expect(await readShareInfo(id, context)).toMatchObject({ id })
      await expect(readShareInfo(randomUUID(), context)).rejects.toMatchObject(forbidden)
    })
  })

  describe('folders, translations and operations', () => {
    it('make no circles of folders', async () => {
      const [a, b] = [randomUUID(), randomUUID()]
      await content.create('admin', 'directus_folders', { id: a, name: 'a' })
      await content.create('admin', 'directus_folders', { id: b, name: 'b', parent: a })
      for (const parent of [a, b, { id: b }])
        await expect(update('admin', 'directus_folders', a, { parent })).rejects.toMatchObject(refused)
      await update('admin', 'directus_folders', b, { parent: null })
      await update('admin', 'directus_folders', a, { parent: b })
    })

    it('have one translation for each key and language', async () => {
      const row = (key: string, language = 'de-DE') => ({ key, language, value: 'x' })
      const { id } = await content.create('admin', 'directus_translations', row('yes'))
      await content.create('admin', 'directus_translations', [row('yes', 'en-US'), row('no')])
      await expect(content.create('admin', 'directus_translations', row('yes'))).rejects.toMatchObject(refused)
      await expect(content.create('admin', 'directus_translations', [row('both'), row('both')])).rejects.toMatchObject(refused)
      await expect(update('admin', 'directus_translations', id, { key: 'no' })).rejects.toMatchObject(refused)
      await update('admin', 'directus_translations', id, { value: 'y', key: 'yes' })
    })

    it('let operations go that others refer to', async () => {
      const [flow, first, second] = [randomUUID(), randomUUID(), randomUUID()]
      await content.create('admin', 'directus_flows', { id: flow, name: 'Flow', trigger: 'manual' })
      const operation = { flow, type: 'log', position_x: 1, position_y: 1 }
      await content.create('admin', 'directus_operations', { ...operation, id: second, key: 'second' })
      await content.create('admin', 'directus_operations', { ...operation, id: first, key: 'first', resolve: second })
      await update('admin', 'directus_flows', flow, { operation: first })
      await content.run('admin', { kind: 'delete', collection: 'directus_operations', query: {}, keys: [second] })
      expect(await content.run('admin', { kind: 'read', collection: 'directus_operations', query: { fields: 'key,resolve' } })).toEqual([
        { key: 'first', resolve: null },
      ])
      await content.run('admin', { kind: 'delete', collection: 'directus_operations', query: {}, keys: [first] })
      const flows = { kind: 'read', collection: 'directus_flows', query: { fields: 'operation' } } as const
      expect(await content.run('admin', flows)).toEqual([{ operation: null }])
      await content.create('admin', 'directus_operations', { ...operation, id: first, key: 'first' })
      await content.run('admin', { kind: 'delete', collection: 'directus_flows', query: {}, keys: [flow] })
      expect(await content.run('admin', { kind: 'read', collection: 'directus_operations', query: {} })).toEqual([])
    })
  })

  describe('revertItem', () => {
    it('restores what a revision recorded, without secrets, with the rights of the caller', async () => {
      const pin = () =>
        systemDatabase(content.platform)
          .selectFrom('recto_revisions')
          .select(['id', 'data'])
          .where('item', '=', '2')
          .orderBy('id')
          .execute()
      const [{ id = 0 } = {}] = await pin()
      await update('admin', 'articles', '2', { title: 'Changed', body: 'new', pin: 'another' })
      await revertItem(String(id), await content.contextOf('admin'))
      const { connection } = content.platform
      const [row] = await connection.rows(rawStatement('SELECT title, body, pin FROM articles WHERE id = 2'))
      expect(row).toEqual({ title: 'Article 2', body: 'old', pin: 'another' })
      await expect(revertItem(String(id), await content.contextOf('reader'))).rejects.toMatchObject(forbidden)
      await expect(revertItem('999999', await content.contextOf('admin'))).rejects.toMatchObject(forbidden)
    })

    it('leaves columns that the database computes', async () => {
      const { connection, schemaCache } = content.platform
      const computed = 'CREATE TABLE sums (id INTEGER PRIMARY KEY, n INTEGER, twice INTEGER GENERATED ALWAYS AS (n * 2) STORED)'
      await connection.execute(rawStatement(computed))
      await schemaCache.refresh()
      await content.create('admin', 'sums', { id: 1, n: 2 })
      await update('admin', 'sums', '1', { n: 5 })
      const revisions = systemDatabase(content.platform).selectFrom('recto_revisions').select('id')
      const [first] = await revisions.where('collection', '=', 'sums').orderBy('id').execute()
      await revertItem(String(first?.id), await content.contextOf('admin'))
      expect(await connection.rows(rawStatement('SELECT n, twice FROM sums'))).toEqual([{ n: 2, twice: 4 }])
    })
  })
})
