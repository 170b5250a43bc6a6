import { randomUUID } from 'node:crypto'
import { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type SuiteDatabase, type TestServer, testServer } from './test-server.ts'
import { addTestUser, type TestUser } from './test-users.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }

/** Classes of holes that platforms of this kind have had, one test each or more. */
eachDatabase((database) => {
  describe('advisories', () => {
    let server: TestServer
    let reader: TestUser

    beforeAll(async () => {
      await createTables(database)
      server = await testServer(database, environment)
      reader = await addTestUser(server.platform, 'reader', {
        permissions: [
          { collection: 'directus_users', action: 'read', fields: ['*'] },
          { collection: 'letters', action: 'read', fields: ['id', 'title', 'box'], permissions: { title: { _neq: 'hidden' } } },
          { collection: 'letters', action: 'update', fields: ['title'], permissions: { title: { _neq: 'hidden' } } },
          { collection: 'letters', action: 'delete', permissions: { title: { _neq: 'hidden' } } },
          { collection: 'boxes', action: 'read', fields: ['id'] },
        ],
      })
      await server.platform.schemaCache.refresh()
      for (const [id, title] of Object.entries({ 1: 'first', 77001: 'hidden', 77005: 'third' }))
        expect((await send('POST /items/letters', { id: Number(id), title, body: `body ${id}` })).statusCode).toBe(200)
    })
    afterAll(() => server.close())

    /** `request` is a method and a path: `GET /users`. */
    const send = (request: string, body?: unknown, token: string | null = 'admin'): Promise<LightMyRequestResponse> => {
      const [method = '', url = ''] = request.split(' ')
      return server.send(method as 'GET', url, { ...(token === null ? {} : { token }), ...(body === undefined ? {} : { body }) })
    }
    const recto = () => systemDatabase(server.platform)

    it('concealed values are not reached by search, sort, filter, aggregate, group, alias or export', async () => {
      const [first, second] = [await addTestUser(server.platform, 'aaa'), await addTestUser(server.platform, 'bbb')]
      const ids = `filter[id][_in]=${first.user},${second.user}`
      const queries = [
        `${ids}&fields=*`,
        `${ids}&fields=id&search=token-of-aaa`,
        `${ids}&fields=id,token&search=zzz`,
        `${ids}&fields=id&sort=token`,
        `${ids}&fields=id&sort=-token,id`,
        `${ids}&aggregate[min]=token`,
        `${ids}&aggregate[max]=token`,
        `${ids}&aggregate[countDistinct]=token`,
        `${ids}&groupBy=token&aggregate[count]=*`,
        `${ids}&alias[x]=token&fields=id,x`,
        `${ids}&fields=id,token&export=csv`,
        `${ids}&fields=id,token&export=json`,
        ...['_eq=zzz', '_neq=zzz', '_starts_with=z', '_in=zzz', '_gt=m', '_contains=z', '_regex=z'].map(
          (test) => `fields=id&filter[token][${test.replace('=', ']=')}`,
        ),
        `fields=id&filter[_and][0][token][_lt]=m`,
        `${ids}&fields=id&filter[token][_null]=true`,
      ]
      const answers = async (token: string): Promise<readonly string[]> => {
        const bodies: string[] = []
        for (const query of queries) bodies.push((await send(`GET /users?${query}`, undefined, token)).body)
        return bodies
      }
      for (const token of ['admin', reader.token]) {
        await recto().updateTable('recto_users').set({ token: 'aaa' }).where('id', '=', first.user).execute()
        await recto().updateTable('recto_users').set({ token: 'zzz' }).where('id', '=', second.user).execute()
        const before = await answers(token)
        await recto().updateTable('recto_users').set({ token: 'mmm' }).where('id', '=', first.user).execute()
        await recto().updateTable('recto_users').set({ token: 'bbb' }).where('id', '=', second.user).execute()
        const after = await answers(token)
        for (const [index, query] of queries.entries()) expect(after[index], query).toBe(before[index])
        expect(before[0]).toContain('**********')
      }
    })

    it.each([[{ id: { _in: [] } }], [{ _and: [{ id: { _in: [] } }] }], [{ _or: [{ id: { _in: [] } }] }]])(
      'a rule %j permits nothing',
      async (rule) => {
        const { token } = await addTestUser(server.platform, randomUUID(), {
          permissions: ['read', 'update', 'delete'].map((action) => ({ collection: 'letters', action, fields: ['*'], permissions: rule })),
        })
        const read = await send('GET /items/letters', undefined, token)
        expect(read.statusCode === 200 ? read.json() : { data: [] }).toEqual({ data: [] })
        for (const request of ['PATCH /items/letters/1', 'DELETE /items/letters/1'])
          expect((await send(request, request.startsWith('PATCH') ? { title: 'x' } : undefined, token)).statusCode).toBeGreaterThanOrEqual(
            400,
          )
        expect((await send('GET /items/letters/1')).json()).toMatchObject({ data: { title: 'first' } })
      },
    )

    it('a permission to a field does not outlive it', async () => {
      expect((await send('POST /fields/letters', { field: 'extra', type: 'string' })).statusCode).toBe(200)
      const { token, policy } = await addTestUser(server.platform, 'stale', {
        permissions: [{ collection: 'letters', action: 'read', fields: ['id', 'extra'] }],
      })
      expect((await send('GET /items/letters?fields=extra', undefined, token)).statusCode).toBe(200)
      expect((await send('DELETE /fields/letters/extra')).statusCode).toBe(204)
      expect(await recto().selectFrom('recto_permissions').selectAll().where('policy', '=', policy).execute()).toMatchObject([
        { fields: ['id'] },
      ])
      await send('POST /fields/letters', { field: 'extra', type: 'string' })
      expect(errorCode(await send('GET /items/letters?fields=extra', undefined, token))).toBe('403 FORBIDDEN')
    })

    it('nobody assigns what is not theirs to assign', async () => {
      const other = await addTestUser(server.platform, 'other')
      const permissions = [
        { collection: 'directus_users', action: 'update', fields: ['first_name'], permissions: { id: { _eq: '$CURRENT_USER' } } },
        { collection: 'directus_shares', action: 'create', fields: ['*'] },
        { collection: 'directus_shares', action: 'read', fields: ['*'] },
        { collection: 'letters', action: 'share' },
        { collection: 'letters', action: 'read', fields: ['*'] },
      ]
      const person = await addTestUser(server.platform, 'assigner', { permissions, flags: { app_access: true } })
      for (const field of ['role', 'status', 'token', 'provider', 'policies', 'email', 'tfa_secret', 'auth_data'])
        expect(errorCode(await send('PATCH /users/me', { first_name: 'x', [field]: null }, person.token)), field).toBe('403 FORBIDDEN')
      const comment = { collection: 'letters', item: '1', comment: 'x', user_created: other.user }
      const created = await send('POST /comments', comment, person.token)
      expect(created.json()).toMatchObject({ data: { user_created: person.user } })
      expect(
        errorCode(await send(`PATCH /comments/${created.json<{ data: { id: string } }>().data.id}`, { user_created: other.user })),
      ).toBe('400 INVALID_PAYLOAD')
      await recto()
        .insertInto('recto_collections')
        .values({
          collection: 'letters',
          singleton: false,
          hidden: false,
          archive_app_filter: true,
          collapse: 'open',
          versioning: false,
        })
        .execute()
      const share = await send('POST /shares', { collection: 'letters', item: '1', user_created: other.user }, person.token)
      expect(share.json()).toMatchObject({ data: { user_created: person.user } })
      expect(errorCode(await send('PATCH /users/me', { recovery_codes: [] }))).toBe('400 INVALID_PAYLOAD')
    })

    it('filters and sorts over relations reach no secrets', async () => {
      const { token } = await addTestUser(server.platform, 'prober', {
        permissions: [
          { collection: 'directus_comments', action: 'read', fields: ['*'] },
          { collection: 'letters', action: 'read', fields: ['id', 'box'] },
        ],
      })
      for (const query of [
        'filter[user_created][token][_starts_with]=a',
        'filter[user_created][password][_nnull]=true',
        'filter[user_created][email][_eq]=admin@example.com',
        'sort=user_created.email',
        'sort=user_created.token',
        'fields=user_created.email&filter[user_created][role][name][_eq]=x',
        'aggregate[count]=*&groupBy=user_created.email',
      ]) {
        const status = (await send(`GET /comments?${query}`, undefined, token)).statusCode
        expect([400, 403], query).toContain(status)
      }
      expect(errorCode(await send('GET /items/letters?filter[box][name][_eq]=x', undefined, token))).toBe('403 FORBIDDEN')
      expect(errorCode(await send('GET /items/letters?sort=box.name', undefined, token))).toBe('403 FORBIDDEN')
    })

    it('revisions hold no secrets, in clear or hashed', async () => {
      const response = await send('POST /users', { email: 'kept@example.com', password: 'a clear password', token: 'a clear token' })
      const { id } = response.json<{ data: { id: string } }>().data
      await send(`PATCH /users/${id}`, { password: 'another password', token: 'another token', title: 'x' })
      const { password } = (await recto().selectFrom('recto_users').selectAll().where('id', '=', id).execute())[0] ?? {}
      expect(password).toMatch(/^\$argon2/)
      const revisions = await send(`GET /revisions?filter[item][_eq]=${id}`)
      expect(revisions.json<{ data: unknown[] }>().data).toHaveLength(2)
      for (const secret of ['a clear', 'another', '$argon2']) expect(revisions.body).not.toContain(secret)
    })

    it('what is hidden and what is not there look the same', async () => {
      const asked: readonly (readonly [string, unknown?])[] = [
        ['GET /items/letters/KEY'],
        ['GET /items/letters/KEY?fields=id'],
        ['PATCH /items/letters/KEY', { title: 'x' }],
        ['PATCH /items/letters', { keys: ['KEY'], data: { title: 'x' } }],
        ['DELETE /items/letters/KEY'],
        ['DELETE /items/letters', ['KEY']],
        ['GET /permissions/me/letters/KEY'],
        ['POST /comments', { collection: 'letters', item: 'KEY', comment: 'x' }],
        ['POST /utils/sort/letters', { item: 'KEY', to: 1 }],
        ['SEARCH /items/letters', { keys: ['KEY'] }],
      ]
      const answer = async ([request, body]: readonly [string, unknown?], key: string): Promise<string> => {
        const sent: unknown = JSON.parse(JSON.stringify(body ?? null).replaceAll('KEY', key))
        const response = await send(request.replaceAll('KEY', key), sent ?? undefined, reader.token)
        return `${response.statusCode} ${response.body}`.replaceAll(key, 'KEY')
      }
      for (const one of asked) expect(await answer(one, '77001'), one[0]).toBe(await answer(one, '77009'))
      const named = async (field: string) =>
        (await send(`GET /items/letters?fields=${field}`, undefined, reader.token)).body.replaceAll(field, 'FIELD')
      expect(await named('body')).toBe(await named('nope'))
      const collection = async (name: string) => (await send(`GET /items/${name}`, undefined, reader.token)).body.replaceAll(name, 'NAME')
      expect(await collection('drawers')).toBe(await collection('nothing'))
      const share = randomUUID()
      await recto().updateTable('recto_collections').set({ note: null }).where('collection', '=', 'letters').execute()
      await recto()
        .insertInto('recto_shares')
        .values({ id: share, collection: 'letters', item: '1', date_end: '2020-01-01T00:00:00.000Z' })
        .execute()
      expect((await send(`GET /shares/info/${share}`, undefined, null)).body).toBe(
        (await send(`GET /shares/info/${randomUUID()}`, undefined, null)).body,
      )
    })

    it('what one caller was answered, another with other rights is not', async () => {
      const role = (await send('POST /roles', { name: 'Shared' })).json<{ data: { id: string } }>().data.id
      const wide = await addTestUser(server.platform, 'wide', { permissions: [{ collection: 'letters', action: 'read', fields: ['*'] }] })
      await recto().insertInto('recto_access').values({ id: randomUUID(), role, policy: wide.policy }).execute()
      server.platform.accessCache.clear()
      const admin = String((await recto().selectFrom('recto_users').selectAll().where('token', '=', 'admin').execute())[0]?.['id'])
      const share = async (item: string): Promise<string> => {
        const id = randomUUID()
        await recto()
          .insertInto('recto_shares')
          .values({ id, collection: 'letters', item, role, user_created: admin, times_used: 0 })
          .execute()
        const login = await send('POST /shares/auth', { share: id }, null)
        expect(login.statusCode, login.body).toBe(200)
        return login.json<{ data: { access_token: string } }>().data.access_token
      }
      const [one, three] = [await share('1'), await share('77005')]
      const expected = new Map<string | null, unknown>([
        ['admin', ['first', 'hidden', 'third']],
        [one, ['first']],
        [null, 'FORBIDDEN'],
        [three, ['third']],
        [reader.token, ['first', 'third']],
        [wide.token, ['first', 'hidden', 'third']],
      ])
      for (let turn = 0; turn < 3; turn++) {
        for (const [token, titles] of expected) {
          const response = await send('GET /items/letters?fields=title&sort=id', undefined, token)
          const { data, errors } = response.json<{ data?: { title: string }[]; errors?: { extensions: { code: string } }[] }>()
          expect(data?.map(({ title }) => title) ?? errors?.[0]?.extensions.code).toEqual(titles)
        }
      }
      await recto().deleteFrom('recto_access').where('role', '=', role).where('policy', '=', wide.policy).execute()
      server.platform.accessCache.clear()
      expect((await send('GET /items/letters?fields=title', undefined, one)).statusCode).toBe(403)
    })
  })
})

async function createTables(database: SuiteDatabase): Promise<void> {
  const { dialect, connection } = await openDatabase(database.name as never, database.config)
  const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }
  const text = (name: string): ColumnDefinition => ({ name, type: 'string' })
  const referring = dialect.columnTypes.toNativeType(id).includes('unsigned') ? { nativeType: 'int unsigned' } : {}
  const create = async (name: string, columns: readonly ColumnDefinition[], references: string | null = null) => {
    const foreignKeys =
      references === null
        ? []
        : [{ name: `${name}_fk`, columns: [references], referencedTable: { schema: null, name: 'boxes' }, referencedColumns: ['id'] }]
    const change = { kind: 'create-table', table: { schema: null, name }, columns, primaryKey: ['id'], foreignKeys } as const
    for (const statement of dialect.alter(change)) await connection.execute(statement)
  }
  await create('boxes', [id, text('name')])
  await create('drawers', [id, text('name')])
  await create('letters', [id, text('title'), text('body'), { name: 'box', type: 'integer', ...referring }], 'box')
  await connection.close()
}
