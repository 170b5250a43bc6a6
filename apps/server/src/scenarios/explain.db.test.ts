import { randomUUID } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { addTestUser, type TestUser } from './test-users.ts'

const environment = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'secret',
  ADMIN_TOKEN: 'admin',
  USERS_APP_ACCESS_LIMIT: '2',
}

eachDatabase((database) => {
  describe('the explainer', () => {
    let server: TestServer
    let person: TestUser
    const [own, foreign] = [randomUUID(), randomUUID()]

    beforeAll(async () => {
      server = await testServer(database, environment)
      const rule = { name: { _eq: 'Own' } }
      person = await addTestUser(server.platform, 'asked', {
        permissions: [
          { collection: 'directus_folders', action: 'read', fields: ['id'], permissions: null },
          { collection: 'directus_folders', action: 'read', fields: ['name'], permissions: rule },
          { collection: 'directus_folders', action: 'delete', permissions: rule },
          { collection: 'directus_folders', action: 'create', fields: ['name'] },
        ],
      })
      await systemDatabase(server.platform).insertInto('recto_folders').values({ id: own, name: 'Own' }).execute()
      await systemDatabase(server.platform).insertInto('recto_folders').values({ id: foreign, name: 'Foreign' }).execute()
    })
    afterAll(() => server.close())

    const explain = async (question: object) => {
      const response = await server.send('POST', '/permissions/explain', { token: 'admin', body: question })
      expect(response.statusCode, response.body).toBe(200)
      return response.json<{
        data: { allowed: boolean; reason: string; clauses: unknown[]; sql: { text: string } | null; subject: unknown }
      }>().data
    }
    const collection = 'directus_folders'

    it.each<[string, object, boolean]>([
      ['a field that is everywhere', { action: 'read', field: 'id', item: foreign }, true],
      ['a field of own items', { action: 'read', field: 'name', item: own }, true],
      ['a field of other items', { action: 'read', field: 'name', item: foreign }, false],
      ['a field nobody gave', { action: 'read', field: 'parent' }, false],
      ['an item that is not there', { action: 'read', item: randomUUID() }, false],
      ['to delete the own', { action: 'delete', item: own }, true],
      ['to delete another', { action: 'delete', item: foreign }, false],
      ['to create with a name', { action: 'create', field: 'name' }, true],
      ['to create with a parent', { action: 'create', field: 'parent' }, false],
      ['to update', { action: 'update' }, false],
      ['to share', { action: 'share', item: own }, false],
    ])('says of %s what the API then does', async (_name, question, allowed) => {
      const answer = await explain({ user: person.user, collection, ...question })
      expect(answer.allowed, answer.reason).toBe(allowed)
      const { action, item, field } = question as { action: string; item?: string; field?: string }
      if (action === 'read' && item !== undefined) {
        const read = await server.send('GET', `/folders/${item}?fields=${field ?? '*'}`, { token: person.token })
        expect(read.statusCode === 200).toBe(allowed)
      }
    })

    it('names the policy, the clause and the statement that decide', async () => {
      const answer = await explain({ user: person.user, action: 'read', collection, item: own, field: 'name' })
      expect(answer).toMatchObject({
        reason: 'Permitted by asked.',
        subject: { user: person.user, isAdmin: false, policies: [{ name: '$t:public_label' }, { id: person.policy, name: 'asked' }] },
        clauses: [
          { policy: { name: 'asked' }, fields: ['id'], givesField: false, matchesItem: true, permits: false },
          { permissions: { name: { _eq: 'Own' } }, fields: ['name'], givesField: true, matchesItem: true, permits: true },
        ],
      })
      expect(answer.sql?.text).toContain('recto_folders')
    })

    it('answers for roles, for policies and for nobody', async () => {
      const [administrator] = await systemDatabase(server.platform)
        .selectFrom('recto_roles')
        .selectAll()
        .where('name', '=', 'Administrator')
        .execute()
      expect(await explain({ role: administrator?.['id'], action: 'delete', collection })).toMatchObject({ allowed: true })
      expect(await explain({ policies: [person.policy], action: 'read', collection, item: foreign, field: 'id' })).toMatchObject({
        allowed: true,
      })
      expect(await explain({ action: 'read', collection })).toMatchObject({ allowed: false, subject: { user: null } })
      expect(await explain({ action: 'read', collection: 'nothing' })).toMatchObject({ allowed: false, clauses: [], sql: null })
    })

    it('answers administrators alone', async () => {
      const ask = (token: string, body: unknown) => server.send('POST', '/permissions/explain', { token, body })
      expect(errorCode(await ask(person.token, { action: 'read', collection }))).toBe('403 FORBIDDEN')
      for (const body of [
        {},
        { action: 'read' },
        { action: 'look', collection },
        [],
        { action: 'read', collection, user: randomUUID() },
        { action: 'read', collection, field: 1 },
      ])
        expect(errorCode(await ask('admin', body)), JSON.stringify(body)).toBe('400 INVALID_PAYLOAD')
    })

    it('and users are counted', async () => {
      const user = (email: string) =>
        server.send('POST', '/users', { token: 'admin', body: { email, policies: [{ policy: { name: 'App', app_access: true } }] } })
      expect((await user('one@example.com')).statusCode).toBe(200)
      expect(errorCode(await user('two@example.com'))).toBe('403 LIMIT_EXCEEDED')
    })
  })
})
