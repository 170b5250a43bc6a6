import { compile, raw } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'
import { addTestUser } from './test-users.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }

const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } }

eachDatabase((database) => {
  describe('the model, as clients of the field read it', () => {
    let server: TestServer
    beforeAll(async () => {
      server = await testServer(database, environment)
      const title = { field: 'title', type: 'string', schema: { is_unique: true } }
      const author = { field: 'author', type: 'integer', schema: {} }
      await send('POST', '/collections', { collection: 'authors', schema: {}, meta: {}, fields: [id] })
      await send('POST', '/collections', { collection: 'books', schema: {}, meta: { versioning: true }, fields: [id, title, author] })
      await send('POST', '/relations', { collection: 'books', field: 'author', related_collection: 'authors', schema: {}, meta: {} })
      const motto = { field: 'motto', type: 'string', schema: {} }
      await send('POST', '/collections', { collection: 'garden', schema: {}, meta: { singleton: true }, fields: [id, motto] })
    })
    afterAll(() => server.close())

    const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, token = 'admin') =>
      server.send(method, url, { token, ...(body === undefined ? {} : { body }) })
    const data = async (...request: Parameters<typeof send>) => {
      const response = await send(...request)
      expect(response.statusCode, response.body).toBe(200)
      return response.json<{ data: Record<string, unknown> & readonly Record<string, unknown>[] }>().data
    }

    it.each(['/extensions', '/extensions/', '/deployments', '/deployments/'])('answers %s with an empty list', async (url) => {
      expect(await data('GET', url)).toEqual([])
    })

    it('lists no reverse field that nobody configured, and answers queries by it', async () => {
      const names = (await data('GET', '/fields/authors')).map(({ field }) => field)
      expect(names).toEqual(['id'])
      const document = (await send('GET', '/server/specs/oas')).json<{ components: { schemas: Record<string, { properties: object }> } }>()
      expect(Object.keys(document.components.schemas['ItemsAuthors']?.properties ?? {})).toEqual(['id'])
      expect(await data('GET', '/items/authors?fields=id,books.title')).toEqual([])
    })

    it('shows no column that is for the server alone', async () => {
      const fields = await data('GET', '/fields')
      const own = new Set(fields.map(({ collection, field }) => `${String(collection)}.${String(field)}`))
      const names = ['sessions.family', 'sessions.date_created', 'users.recovery_codes', 'collections.primary_key']
      for (const name of names) expect(own.has(`directus_${name}`), name).toBe(false)
      expect((await send('GET', '/server/specs/oas')).body).not.toMatch(/primary_key|recovery_codes/)
      expect(await data('GET', '/users/me?fields=*')).not.toHaveProperty('recovery_codes')
      expect((await send('GET', '/users?fields=recovery_codes')).statusCode).toBe(403)
      const snapshot = (await data('GET', '/schema/snapshot'))['systemFields']
      expect(JSON.stringify(await data('GET', '/schema/snapshot'))).not.toMatch(/"primary_key"/)
      // Where foreign keys bring an index, sessions are in it for these.
      expect(JSON.stringify(snapshot)).not.toMatch(/family|date_created|recovery_codes/)
    })

    it('shows a key that was declared as part of the structure, and takes it as metadata', async () => {
      const { connection, dialect } = server.platform
      await connection.execute(compile(dialect, raw('CREATE VIEW shelf AS SELECT id, title FROM books')))
      await send('POST', '/utils/cache/clear?system')
      await data('PATCH', '/collections/shelf', { meta: { primary_key: ['id'] } })
      const { id: book } = await data('POST', '/items/books', { title: 'Shelved' })
      expect(await data('GET', `/items/shelf/${String(book)}`)).toEqual({ id: book, title: 'Shelved' })
      for (const url of ['/collections/shelf', '/collections']) {
        const shown = [await data('GET', url)].flat().find(({ collection }) => collection === 'shelf')
        expect(shown?.['schema']).toMatchObject({ primary_key: ['id'] })
        expect(shown?.['meta']).not.toHaveProperty('primary_key')
      }
      await data('PATCH', '/collections/shelf', { meta: { primary_key: null } })
      expect((await send('GET', `/items/shelf/${String(book)}`)).statusCode).toBe(403)
    })

    it('lists the relation of fields to their group', async () => {
      const relations = await data('GET', '/relations')
      expect(relations).toContainEqual(
        expect.objectContaining({ collection: 'directus_fields', field: 'group', related_collection: 'directus_fields' }),
      )
    })

    it('shows a draft without its stamps after a change of its version', async () => {
      const { id: book } = await data('POST', '/items/books', { title: 'Emma' })
      const version = await data('POST', '/versions', { key: 'draft', name: 'Draft', collection: 'books', item: String(book) })
      expect(String(version['date_updated']) >= String(version['date_created'])).toBe(true)
      await data('POST', `/versions/${String(version['id'])}/save`, { title: 'Persuasion' })
      const changed = await data('PATCH', `/versions/${String(version['id'])}`, { name: 'Other' })
      expect(changed).toMatchObject({ name: 'Other', delta: { id: String(book), title: 'Persuasion' } })
      expect(changed['delta']).not.toHaveProperty('_user')
    })

    it('names the collection as it was asked for and the value that is taken', async () => {
      await data('POST', '/items/books', { title: 'Taken' })
      const taken = async (url: string, body: object) => (await send('POST', url, body)).json().errors[0].extensions
      const facts = { code: 'RECORD_NOT_UNIQUE', field: 'title', collection: 'books', value: 'Taken' }
      expect(await taken('/items/books', { title: 'Taken' })).toMatchObject(facts)
      expect(await taken('/items/books', [{ title: 'Twice' }, { title: 'Twice' }])).toMatchObject({ ...facts, value: 'Twice' })
      await data('POST', '/users', { email: 'a@example.com', external_identifier: '7', token: 'a-long-token' })
      const user = { code: 'RECORD_NOT_UNIQUE', collection: 'directus_users' }
      expect(await taken('/users', { external_identifier: '7' })).toMatchObject({ ...user, field: 'external_identifier', value: '7' })
      expect(await taken('/users', { token: 'a-long-token' })).toMatchObject({ ...user, field: 'token', value: null })
    })

    it('tells what an update of a singleton may hold, whether it is filled or not', async () => {
      const { token, policy } = await addTestUser(server.platform, 'gardener')
      const row = { policy, collection: 'garden', presets: { motto: 'grow' } }
      await data('POST', '/permissions', { ...row, action: 'create', fields: ['motto'] })
      await data('POST', '/permissions', { ...row, action: 'update', fields: ['id', 'motto'], permissions: { motto: { _eq: 'grow' } } })
      const update = async () => (await data('GET', '/permissions/me/garden', undefined, token))['update']
      expect(await update()).toEqual({ access: true, fields: ['motto'], presets: { motto: 'grow' } })
      await data('PATCH', '/items/garden', { motto: 'grow' })
      expect(await update()).toEqual({ access: true, fields: ['id', 'motto'], presets: { motto: 'grow' } })
      await data('PATCH', '/items/garden', { motto: 'rest' })
      expect(await update()).toEqual({ access: false })
      expect((await data('GET', '/permissions/me/garden'))['update']).toEqual({ access: true, fields: ['*'] })
    })
  })
})
