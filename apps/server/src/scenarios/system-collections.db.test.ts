import { randomUUID } from 'node:crypto'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import type { LightMyRequestResponse } from 'fastify'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'
import { addTestUser, type TestUser } from './test-users.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }

eachDatabase((database) => {
  describe('system collections', () => {
    let server: TestServer
    let admin: string

    beforeAll(async () => {
      server = await testServer(database, environment)
      admin = await only('users', { email: 'admin@example.com' })
    })
    afterAll(() => server.close())

    /** Any table is read here, so that the rows have no type in common. */
    const rows = async (table: string, matches: Readonly<Record<string, string>>) => {
      const recto = systemDatabase(server.platform) as unknown as Kysely<Record<string, Record<string, unknown>>>
      const conditions = Object.entries(matches)
      const query = recto.selectFrom(`recto_${table}`).selectAll()
      return await query.where((builder) => builder.and(conditions.map(([column, value]) => builder(column, '=', value)))).execute()
    }
    async function only(table: string, matches: Readonly<Record<string, string>>): Promise<string> {
      return String((await rows(table, matches))[0]?.['id'])
    }
    /** `request` is a method and a path: `GET /users`. */
    const send = (request: string, body?: unknown, token = 'admin'): Promise<LightMyRequestResponse> => {
      const [method = '', url = ''] = request.split(' ')
      return server.send(method as 'GET', url, { token, ...(body === undefined ? {} : { body }) })
    }
    async function made(url: string, body: unknown): Promise<string> {
      const response = await send(`POST ${url}`, body)
      expect(response.statusCode, response.body).toBe(200)
      return String(response.json<{ data: { id: unknown } }>().data.id)
    }
    const message = (response: LightMyRequestResponse): string | undefined =>
      response.json<{ errors?: readonly { message: string }[] }>().errors?.[0]?.message

    describe('the last administrator', () => {
      const refusal = '422 UNPROCESSABLE_CONTENT'

      it.each<[string, () => Promise<LightMyRequestResponse>]>([
        ['is not deleted', () => send(`DELETE /users/${admin}`)],
        ['is not suspended', () => send(`PATCH /users/${admin}`, { status: 'suspended' })],
        ['keeps the role', () => send(`PATCH /users/${admin}`, { role: null })],
        [
          'keeps the role when it is asked for of the role',
          async () => send(`PATCH /roles/${await only('roles', { name: 'Administrator' })}`, { users: [] }),
        ],
        ['keeps the policy', async () => send(`DELETE /policies/${await only('policies', { name: 'Administrator' })}`)],
        [
          'keeps the power of the policy',
          async () => send(`PATCH /policies/${await only('policies', { name: 'Administrator' })}`, { admin_access: false }),
        ],
        ['keeps the role itself', async () => send(`DELETE /roles/${await only('roles', { name: 'Administrator' })}`)],
        [
          'keeps what attaches the policy',
          async () => send(`DELETE /access/${await only('access', { policy: await only('policies', { name: 'Administrator' }) })}`),
        ],
        [
          'keeps it when it is asked for of the policy',
          async () => send(`PATCH /policies/${await only('policies', { name: 'Administrator' })}`, { roles: [] }),
        ],
      ])('%s', async (_name, ask) => {
        const response = await ask()
        expect(errorCode(response)).toBe(refusal)
        expect(message(response)).toBe("Can't process content. Cannot remove the last admin user from the system.")
        expect((await send('GET /users/me')).statusCode).toBe(200)
      })

      it('may go when there is another, by a role above or a policy of the own', async () => {
        const parent = await only('roles', { name: 'Administrator' })
        const child = await made('/roles', { name: 'Below', parent })
        const second = await made('/users', { email: 'second@example.com', role: child, token: 'second' })
        expect((await send(`PATCH /users/${admin}`, { status: 'draft' }, 'second')).statusCode).toBe(200)
        expect(errorCode(await send(`PATCH /roles/${child}`, { parent: null }, 'second'))).toBe(refusal)
        expect((await send(`PATCH /users/${admin}`, { status: 'active' }, 'second')).statusCode).toBe(200)
        expect((await send(`DELETE /users/${second}`)).statusCode).toBe(204)
      })

      it('is counted by two at once', async () => {
        const role = await only('roles', { name: 'Administrator' })
        const other = await made('/users', { email: 'other@example.com', role, token: 'other' })
        const answers = await Promise.all([
          send(`PATCH /users/${admin}`, { role: null }),
          send(`PATCH /users/${other}`, { role: null }, 'other'),
        ])
        expect(answers.map(({ statusCode }) => statusCode).filter((status) => status < 300)).toHaveLength(1)
        const left = (await rows('users', { role })).map((user) => user['token'])
        expect(left).toHaveLength(1)
        if (left[0] !== 'admin') await send(`PATCH /users/${admin}`, { role }, String(left[0]))
        await send(`DELETE /users/${other}`)
      })
    })

    describe('users', () => {
      it.each<[string, unknown, string]>([
        ['an address that is none', { email: 'nobody' }, '400 FAILED_VALIDATION'],
        ['an address somebody has in other letters', { email: 'ADMIN@Example.com' }, '400 RECORD_NOT_UNIQUE'],
        ['one address twice', [{ email: 'x@example.com' }, { email: 'X@example.com' }], '400 RECORD_NOT_UNIQUE'],
        ['a secret of the second factor', { email: 'y@example.com', tfa_secret: 'x' }, '400 INVALID_PAYLOAD'],
        ['recovery codes', { email: 'y@example.com', recovery_codes: ['x'] }, '400 INVALID_PAYLOAD'],
        ['an empty password', { email: 'y@example.com', password: '' }, '400 FAILED_VALIDATION'],
      ])('are not created with %s', async (_name, body, expected) => {
        expect(errorCode(await send('POST /users', body))).toBe(expected)
        expect(await rows('users', { email: 'y@example.com' })).toEqual([])
      })

      it('may have no address at all', async () => {
        const id = await made('/users', { first_name: 'Robot' })
        await send(`DELETE /users/${id}`)
      })

      it('have passwords as the project wants them, which no error repeats', async () => {
        await send('PATCH /settings', { auth_password_policy: '/^.{8,}$/' })
        const response = await send('POST /users', { email: 'p@example.com', password: 'short-1' })
        expect(errorCode(response)).toBe('400 FAILED_VALIDATION')
        expect(response.body).not.toContain('short-1')
        await send('PATCH /settings', { auth_password_policy: null })
        expect(errorCode(await send('PATCH /settings', { auth_password_policy: '(' }))).toBe('400 INVALID_PAYLOAD')
      })

      it('are logged out when they may not log in any more, or their password is another', async () => {
        const { user } = await addTestUser(server.platform, 'logged-in')
        const session = async () => {
          const expires = new Date(Date.now() + 60_000).toISOString()
          await systemDatabase(server.platform).insertInto('recto_sessions').values({ token: randomUUID(), user, expires }).execute()
        }
        const remaining = async () => (await rows('sessions', { user })).length
        for (const change of [{ status: 'suspended' }, { status: 'active', password: 'another one' }, { email: 'elsewhere@example.com' }]) {
          await session()
          expect((await send(`PATCH /users/${user}`, change)).statusCode).toBe(200)
          expect(await remaining(), JSON.stringify(change)).toBe(0)
        }
        await session()
        await send(`PATCH /users/${user}`, { email: 'elsewhere@example.com', title: 'x' })
        expect(await remaining()).toBe(1)
      })

      it('leave what they wrote behind', async () => {
        const { user, token } = await addTestUser(server.platform, 'leaving', { flags: { admin_access: true } })
        const comment = String(
          (await send('POST /comments', { collection: 'directus_users', item: admin, comment: 'x' }, token)).json<{
            data: { id: string }
          }>().data.id,
        )
        await send(`PATCH /comments/${comment}`, { comment: 'y' }, token)
        await send('POST /notifications', { recipient: admin, sender: user, subject: 'x' })
        expect((await send(`DELETE /users/${user}`)).statusCode).toBe(204)
        expect(await rows('comments', { id: comment })).toMatchObject([{ user_created: null, user_updated: null, comment: 'y' }])
        await send(`DELETE /comments/${comment}`)
      })
    })

    describe('roles', () => {
      it('make no circles', async () => {
        const top = await made('/roles', { name: 'Top' })
        const below = await made('/roles', { name: 'Below', parent: top })
        expect(message(await send(`PATCH /roles/${top}`, { parent: top }))).toBe('Invalid payload. A role cannot be a parent of itself.')
        expect(message(await send(`PATCH /roles/${top}`, { parent: below }))).toBe(
          'Invalid payload. A role cannot have a parent that is already a descendant of itself.',
        )
      })

      it('suspend their users and let their children go when deleted', async () => {
        const role = await made('/roles', { name: 'Gone' })
        const child = await made('/roles', { name: 'Child', parent: role })
        const { user, token } = await addTestUser(server.platform, 'orphan', { role })
        await made('/presets', { role, collection: 'x' })
        expect((await send(`DELETE /roles/${role}`)).statusCode).toBe(204)
        expect(await rows('users', { id: user })).toMatchObject([{ role: null, status: 'suspended' }])
        expect(await rows('roles', { id: child })).toMatchObject([{ parent: null }])
        expect(await rows('presets', { role })).toEqual([])
        expect(errorCode(await send('GET /users/me', undefined, token))).toBe('401 INVALID_CREDENTIALS')
      })
    })

    it('refuse addresses of policies that mean nothing', async () => {
      for (const ip_access of [['10.0.0.0/255.0.0.0'], ['1.2.3.*'], 'x', [1]])
        expect(errorCode(await send('POST /policies', { name: 'x', ip_access }))).toBe('400 INVALID_PAYLOAD')
      await made('/policies', { name: 'x', ip_access: ['10.0.0.0/8', '192.168.0.1-192.168.0.9', '::1'] })
    })

    describe('nobody gives away more than they have', () => {
      let clerk: TestUser
      const everything = (collection: string) =>
        ['create', 'read', 'update', 'delete'].map((action) => ({ collection, action, fields: ['*'] }))

      beforeAll(async () => {
        const managed = ['users', 'roles', 'policies', 'access', 'permissions'].flatMap((name) => everything(`directus_${name}`))
        const permissions = [...managed, { collection: 'directus_folders', action: 'read', fields: ['id'] }]
        clerk = await addTestUser(server.platform, 'clerk', { permissions })
      })

      it.each<[string, () => Promise<LightMyRequestResponse>]>([
        [
          'a permission of their own policy',
          () =>
            send(
              'POST /permissions',
              { policy: clerk.policy, collection: 'directus_settings', action: 'update', fields: ['*'] },
              clerk.token,
            ),
        ],
        [
          'a field more',
          () =>
            send(
              'POST /permissions',
              { policy: clerk.policy, collection: 'directus_folders', action: 'read', fields: ['id', 'name'] },
              clerk.token,
            ),
        ],
        [
          'a wider permission',
          async () =>
            send(
              `PATCH /permissions/${await only('permissions', { policy: clerk.policy, collection: 'directus_folders' })}`,
              { fields: ['*'] },
              clerk.token,
            ),
        ],
        ['a policy that administers', () => send('POST /policies', { name: 'x', admin_access: true }, clerk.token)],
        ['a policy that opens the studio', () => send(`PATCH /policies/${clerk.policy}`, { app_access: true }, clerk.token)],
        [
          'the administrators’ policy',
          async () => send('POST /access', { policy: await only('policies', { name: 'Administrator' }), user: clerk.user }, clerk.token),
        ],
        [
          'the administrators’ policy, nested',
          async () =>
            send(`PATCH /users/${clerk.user}`, { policies: [{ policy: await only('policies', { name: 'Administrator' }) }] }, clerk.token),
        ],
        [
          'the administrators’ role',
          async () => send(`PATCH /users/${clerk.user}`, { role: await only('roles', { name: 'Administrator' }) }, clerk.token),
        ],
        [
          'the administrators’ role to somebody new',
          async () => send('POST /users', { email: 'new@example.com', role: await only('roles', { name: 'Administrator' }) }, clerk.token),
        ],
        [
          'a role below the administrators’',
          async () => send('POST /roles', { name: 'x', parent: await only('roles', { name: 'Administrator' }) }, clerk.token),
        ],
        ['an administrator’s password', () => send(`PATCH /users/${admin}`, { password: 'mine now' }, clerk.token)],
        ['an administrator’s token', () => send(`PATCH /users/${admin}`, { token: 'mine now' }, clerk.token)],
      ])('not %s', async (_name, ask) => {
        expect(errorCode(await ask())).toBe('403 FORBIDDEN')
      })

      it('but what they have', async () => {
        const role = await made('/roles', { name: 'Clerks' })
        const policy = (await send('POST /policies', { name: 'Folders' }, clerk.token)).json<{ data: { id: string } }>().data.id
        const row = { policy, collection: 'directus_folders', action: 'read', fields: ['id'], permissions: { name: { _eq: 'x' } } }
        expect((await send('POST /permissions', row, clerk.token)).statusCode).toBe(200)
        expect((await send('POST /access', { policy, role }, clerk.token)).statusCode).toBe(200)
        expect((await send(`PATCH /users/${clerk.user}`, { role }, clerk.token)).statusCode).toBe(200)
      })
    })

    describe('comments', () => {
      it('tell whom they mention, if the item is theirs to read', async () => {
        const reading = [{ collection: 'directus_folders', action: 'read', fields: ['*'] }]
        const reader = await addTestUser(server.platform, 'reader', { permissions: reading })
        const stranger = await addTestUser(server.platform, 'stranger')
        const folder = await made('/folders', { name: 'Letters' })
        const comment = `hi @${reader.user}\nand @${stranger.user} <b>`
        await made('/comments', { collection: 'directus_folders', item: folder, comment })
        const found = await eventually(() => rows('notifications', { recipient: reader.user }))
        expect(found).toMatchObject([{ sender: admin, subject: 'You were mentioned in directus_folders', item: folder, status: 'inbox' }])
        expect(found[0]?.['message']).toContain('> hi <em>reader</em>\n> and @Unknown User &lt;b&gt;')
        expect(await rows('notifications', { recipient: stranger.user })).toEqual([])
      })

      it('are of users, about what they may read', async () => {
        const permissions = [{ collection: 'directus_comments', action: 'create', fields: ['*'] }]
        const { token } = await addTestUser(server.platform, 'commenter', { permissions })
        const body = { collection: 'directus_folders', item: randomUUID(), comment: 'x' }
        expect(errorCode(await send('POST /comments', body, token))).toBe('403 FORBIDDEN')
        expect(errorCode(await server.send('POST', '/comments', { body }))).toBe('403 FORBIDDEN')
      })

      async function eventually<Row>(find: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
        for (let turn = 0; turn < 50; turn++) {
          const found = await find()
          if (found.length > 0) return found
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        return []
      }
    })

    it('track pages and answer for oneself', async () => {
      const { token, user } = await addTestUser(server.platform, 'walker')
      expect(errorCode(await send('PATCH /users/me/track/page', {}, token))).toBe('400 INVALID_PAYLOAD')
      expect((await send('PATCH /users/me/track/page', { last_page: '/content' }, token)).statusCode).toBe(204)
      expect(await rows('users', { id: user })).toMatchObject([{ last_page: '/content' }])
      expect(errorCode(await send('PATCH /users/me', { title: 'x' }, token))).toBe('403 FORBIDDEN')
      expect(errorCode(await server.send('PATCH', '/users/me', { body: { title: 'x' } }))).toBe('401 INVALID_CREDENTIALS')
    })

    it('conceal the secrets of settings', async () => {
      const response = await send('PATCH /settings', { ai_openai_api_key: 'sk-very-secret' })
      expect(response.statusCode, response.body).toBe(200)
      expect(response.body).not.toContain('sk-very-secret')
      expect((await send('GET /revisions?limit=-1')).body).not.toContain('sk-very-secret')
      expect((await send('GET /settings?fields=ai_openai_api_key')).json().data).toEqual({ ai_openai_api_key: '**********' })
      expect((await send('GET /activity?limit=-1')).body).not.toContain('sk-very-secret')
    })

    it('keep what is encrypted unreadable in the tables, but not to Recto', async () => {
      await send('PATCH /settings', { ai_openai_api_key: 'sk-1', ai_google_api_key: 'sk-1', ai_anthropic_api_key: '' })
      const [{ ai_openai_api_key: one, ai_google_api_key: two, ai_anthropic_api_key: none } = {}] = await rows('settings', {})
      expect([String(one), String(two), none]).toEqual([expect.stringMatching(/^recto:v1:/), expect.stringMatching(/^recto:v1:/), ''])
      expect(one).not.toBe(two)
      expect([one, two].map((value) => server.platform.cipher.decrypt(String(value)))).toEqual(['sk-1', 'sk-1'])
      expect((await send('GET /settings?filter[ai_openai_api_key][_nnull]=true&fields=id')).statusCode).toBe(200)
      await send('PATCH /settings', { ai_openai_api_key: null, ai_google_api_key: null, ai_anthropic_api_key: null })
      expect((await send('GET /settings?fields=ai_openai_api_key')).json().data).toEqual({ ai_openai_api_key: null })
    })

    it('know who answers for the project', async () => {
      const { token } = await addTestUser(server.platform, 'bystander')
      const owner = { project_owner: 'owner@example.com', project_usage: 'commercial', org_name: 'Example', product_updates: false }
      expect((await send('POST /settings/owner', { ...owner, ai_openai_api_key: 'x' })).statusCode).toBe(204)
      const fields = 'project_owner,project_usage,org_name,product_updates,ai_openai_api_key'
      expect((await send(`GET /settings?fields=${fields}`)).json().data).toEqual({ ...owner, ai_openai_api_key: null })
      expect(errorCode(await send('POST /settings/owner', { project_owner: 'nobody' }))).toBe('400 INVALID_PAYLOAD')
      expect(errorCode(await send('POST /settings/owner', {}))).toBe('400 INVALID_PAYLOAD')
      expect(errorCode(await send('POST /settings/owner', owner, token))).toBe('403 FORBIDDEN')
    })
  })
})
