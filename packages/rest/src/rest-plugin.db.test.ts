import { randomUUID } from 'node:crypto'
import { compile, openDatabase } from '@recto/dialects'
import { notFoundPlugin } from '@recto/http'
import { httpServerOptions } from '@recto/http/server'
import { type Account, anonymous, openPipeline, type Platform, resolveAccount } from '@recto/pipeline'
import { migrate, publicPolicyId, type SystemDatabase, systemDatabase } from '@recto/system'
import { eachDatabase, loadBookshop, type TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import type { Insertable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const adminUser = randomUUID()
const clerkUser = randomUUID()
const clerkRole = randomUUID()

interface TestRestServer {
  readonly platform: Platform
  readonly app: FastifyInstance
  /** Asks as `admin`, `clerk` (reads some of the books, may use the studio) or `nobody`. */
  ask(who: 'admin' | 'clerk' | 'nobody', request: InjectOptions | string): Promise<LightMyRequestResponse>
}

async function openServer(database: TestDatabase): Promise<TestRestServer> {
  await loadBookshop(database)
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  await fillPolicies(platform)
  const app = fastify(httpServerOptions())
  await app.register(notFoundPlugin)
  const identities: Record<string, Partial<Account>> = { admin: { user: adminUser }, clerk: { user: clerkUser, role: clerkRole } }
  const accounts = new WeakMap<object, Account>()
  app.addHook('onRequest', async (request) => {
    accounts.set(
      request,
      await resolveAccount({ ...anonymous, ip: request.ip, ...identities[String(request.headers['x-test-user'])] }, platform),
    )
  })
  await app.register(restPlugin, { platform, accountOf: (request) => accounts.get(request) as Account, info: { version: '0.0.0' } })
  await app.ready()
  const ask: TestRestServer['ask'] = (who, request) => {
    const options = typeof request === 'string' ? { url: request } : request
    return app.inject({ ...options, headers: { ...options.headers, 'x-test-user': who } })
  }
  return { platform, app, ask }
}

async function fillPolicies(platform: Platform): Promise<void> {
  const recto = systemDatabase(platform)
  const admins = randomUUID()
  const clerks = randomUUID()
  await recto
    .insertInto('recto_users')
    .values({
      id: adminUser,
      email: 'ada@example.com',
      token: 'secret-token',
      password: 'hash',
      status: 'active',
      provider: 'default',
    })
    .execute()
  await recto.insertInto('recto_roles').values({ id: clerkRole, name: 'Clerk', icon: 'badge' }).execute()
  await recto
    .insertInto('recto_users')
    .values({
      id: clerkUser,
      email: 'carl@example.com',
      first_name: 'Carl',
      role: clerkRole,
      status: 'active',
      provider: 'default',
    })
    .execute()
  await recto
    .insertInto('recto_policies')
    .values({
      id: admins,
      name: 'Everything',
      icon: 'badge',
      admin_access: true,
      app_access: true,
      enforce_tfa: false,
    })
    .execute()
  await recto
    .insertInto('recto_policies')
    .values({ id: clerks, name: 'Clerks', icon: 'badge', admin_access: false, app_access: true, enforce_tfa: false })
    .execute()
  await recto.insertInto('recto_access').values({ id: randomUUID(), policy: admins, user: adminUser }).execute()
  await recto.insertInto('recto_access').values({ id: randomUUID(), policy: clerks, role: clerkRole }).execute()
  const permit = (
    policy: string,
    parts: Omit<Insertable<SystemDatabase['recto_permissions']>, 'policy' | 'action'> & { readonly action?: string },
  ) =>
    recto
      .insertInto('recto_permissions')
      .values({ policy, action: 'read', permissions: null, validation: null, presets: null, fields: null, ...parts })
      .execute()
  await permit(publicPolicyId, { collection: 'categories', fields: ['id', 'name'] })
  await permit(clerks, { collection: 'books', permissions: { in_print: { _eq: true } }, fields: ['id', 'title', 'in_print', 'category'] })
  await permit(clerks, { collection: 'books', permissions: { id: { _lte: 3 } }, fields: ['id', 'price'] })
  await permit(clerks, { collection: 'authors', permissions: { name: { _foo: 1 } }, fields: ['*'] })
  await permit(clerks, { collection: 'publishers', permissions: { city: { _eq: '$CURRENT_USER.first_name' } }, fields: ['*'] })
  await permit(clerks, {
    collection: 'books',
    action: 'update',
    permissions: { id: { _eq: 1 } },
    fields: ['title'],
    presets: { description: '$CURRENT_USER' },
  })
}

const codeOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().errors?.[0]?.extensions.code]

eachDatabase((database) => {
  let server: TestRestServer

  beforeAll(async () => {
    server = await openServer(database)
  })
  afterAll(async () => {
    await server.app.close()
    await server.platform.connection.close()
  })

  describe('items', () => {
    it('lists, filters, sorts, pages and counts', async () => {
      const answer = await server.ask('admin', '/items/books?fields=id,title&sort=-id&limit=2&filter[id][_lte]=10&meta=*')
      expect(answer.statusCode).toBe(200)
      expect(answer.json().data.map((book: { id: number }) => book.id)).toEqual([10, 9])
      expect(answer.json().meta.filter_count).toBe(10)
      expect(answer.json().meta.total_count).toBeGreaterThan(10)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'Origin, Cache-Control',
      })
    })

    it('reads one by key, with what belongs to it', async () => {
      const answer = await server.ask('admin', '/items/books/1?fields=id,category.name')
      expect(answer.json()).toEqual({ data: { id: 1, category: expect.objectContaining({ name: expect.any(String) }) } })
    })

    it.each([
      '/items/books/999999',
      '/items/books/abc',
      '/items/books/1?filter[id][_eq]=2',
      '/items/access_log/1',
      '/items/directus_users',
      '/items/recto_users',
    ])('answers %s as forbidden without a reason', async (url) => {
      const answer = await server.ask('admin', url)
      expect([answer.statusCode, answer.json()]).toEqual([
        403,
        { errors: [{ message: "You don't have permission to access this.", extensions: { code: 'FORBIDDEN' } }] },
      ])
    })

    it('says of an unknown collection what it says of one out of reach', async () => {
      const message = (name: string) => `You don't have permission to access collection "${name}" or it does not exist. Queried in root.`
      for (const [who, name] of [
        ['nobody', 'books'],
        ['nobody', 'nope'],
      ] as const) {
        expect((await server.ask(who, `/items/${name}`)).json()).toEqual({
          errors: [{ message: message(name), extensions: { reason: message(name), code: 'FORBIDDEN' } }],
        })
      }
    })

    it('says to an administrator that there is no such collection', async () => {
      const reason = 'There is no collection "nope".'
      expect((await server.ask('admin', '/items/nope')).json()).toEqual({
        errors: [{ message: reason, extensions: { reason, code: 'FORBIDDEN' } }],
      })
    })

    it('reads composite keys in either spelling', async () => {
      const [line] = (await server.ask('admin', '/items/order_lines?limit=1')).json().data
      const schema = server.platform.schemaCache.current()
      const parts = schema.collections.get('order_lines')?.primaryKey.map((name) => encodeURIComponent(String(line[name]))) ?? []
      expect(parts.length).toBeGreaterThan(1)
      expect((await server.ask('admin', `/items/order_lines/${parts.join(',')}`)).json()).toEqual({ data: line })
      expect((await server.ask('admin', `/items/order_lines/${encodeURIComponent(parts.join(','))}`)).json()).toEqual({ data: line })
    })

    it('reads every table and view there is', async () => {
      const { data } = (await server.ask('admin', '/collections')).json()
      const names = data.filter(
        (entry: { schema: unknown; collection: string }) => entry.schema !== null && !entry.collection.startsWith('directus_'),
      )
      expect(names.length).toBeGreaterThanOrEqual(15)
      for (const { collection } of names) {
        const answer = await server.ask('admin', `/items/${encodeURIComponent(collection)}?fields=*.*&limit=3&meta=*`)
        expect(answer.statusCode, `${collection}: ${answer.body.slice(0, 300)}`).toBe(200)
      }
    })

    it('streams what is long', async () => {
      const all = await server.ask('admin', '/items/books?limit=-1&fields=id&meta=total_count')
      expect(all.json().data).toHaveLength(all.json().meta.total_count)
      expect((await server.ask('admin', '/items/books?limit=-1&filter[id][_lt]=0')).json()).toEqual({ data: [] })
      expect(codeOf(await server.ask('admin', '/items/books?limit=-1&filter[id][_eq]=x'))).toEqual([400, 'INVALID_QUERY'])
    })

    it('aggregates', async () => {
      const answer = await server.ask('admin', '/items/books?aggregate[count]=*&filter[id][_lte]=3')
      expect(answer.json()).toEqual({ data: [{ count: 3 }] })
    })

    it('searches with a body', async () => {
      const search = (body: unknown) =>
        server.ask('admin', {
          method: 'SEARCH' as 'GET',
          url: '/items/books?fields=title',
          payload: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        })
      expect((await search({ query: { fields: ['id'], filter: { id: { _in: [3, 1] } }, sort: ['id'] } })).json()).toEqual({
        data: [{ id: 1 }, { id: 3 }],
      })
      expect((await search({ keys: [2, 1, 999999], query: { fields: 'id' } })).json()).toEqual({ data: [{ id: 1 }, { id: 2 }] })
      expect((await search({ keys: [] })).json()).toEqual({ data: [] })
      expect(codeOf(await search({ keys: ['x'] }))).toEqual([403, 'FORBIDDEN'])
      expect(codeOf(await search({ foo: 1 }))).toEqual([400, 'INVALID_PAYLOAD'])
      expect(codeOf(await search([1]))).toEqual([400, 'INVALID_PAYLOAD'])
    })

    it.each([
      '/items/books?limit=abc',
      '/items/books?filter={"id":{"_foo":1}}',
      '/items/books?filter={',
      '/server/info?limit=abc',
      '/items/books?filter[title][_some][x]=1',
    ])('refuses %s', async (url) => {
      const answer = await server.ask('admin', url)
      expect([400, 403]).toContain(answer.statusCode)
    })

    it('gives a tag, and nothing to who has it already', async () => {
      const first = await server.ask('admin', '/items/books?limit=1')
      expect(first.headers['etag']).toMatch(/^W\//)
      const second = await server.ask('admin', { url: '/items/books?limit=1', headers: { 'if-none-match': String(first.headers['etag']) } })
      expect([second.statusCode, second.body]).toEqual([304, ''])
    })
  })

  describe('permissions', () => {
    it('shows rows and fields as the policies say', async () => {
      const { data } = (await server.ask('clerk', '/items/books?limit=-1&sort=id')).json()
      const truth = (await server.ask('admin', '/items/books?limit=-1&sort=id&fields=id,title,in_print,price')).json().data
      const visible = truth.filter((book: { id: number; in_print: boolean }) => book.in_print || book.id <= 3)
      expect(data.map((book: { id: number }) => book.id)).toEqual(visible.map((book: { id: number }) => book.id))
      for (const book of data) {
        const real = truth.find((other: { id: number }) => other.id === book.id)
        expect(book.title).toBe(real.in_print ? real.title : null)
        expect(book.price).toBe(real.id <= 3 ? real.price : null)
      }
    })

    it('refuses fields out of reach', async () => {
      expect((await server.ask('clerk', '/items/books?fields=isbn')).json().errors[0].message).toBe(
        'You don\'t have permission to access field "isbn" in collection "books" or it does not exist. Queried in root.',
      )
      expect(codeOf(await server.ask('clerk', '/items/books?filter[isbn][_null]=true'))).toEqual([403, 'FORBIDDEN'])
      expect(codeOf(await server.ask('clerk', '/items/books?sort=isbn'))).toEqual([403, 'FORBIDDEN'])
    })

    it('fails closed where a rule is broken, and only there', async () => {
      expect((await server.ask('clerk', '/items/authors')).statusCode).toBeGreaterThanOrEqual(400)
      expect((await server.ask('clerk', '/items/books?limit=1&fields=id')).statusCode).toBe(200)
    })

    it('resolves variables with a path', async () => {
      expect((await server.ask('clerk', '/items/publishers')).json()).toEqual({ data: [] })
      const own = await server.ask(
        'clerk',
        `/users?filter=${encodeURIComponent(JSON.stringify({ first_name: { _eq: '$CURRENT_USER.first_name' } }))}&fields=first_name`,
      )
      expect(own.json()).toEqual({ data: [{ first_name: 'Carl' }] })
      expect(
        codeOf(
          await server.ask(
            'clerk',
            `/users?filter=${encodeURIComponent(JSON.stringify({ first_name: { _eq: '$CURRENT_USER.auth_data' } }))}`,
          ),
        ),
      ).toEqual([400, 'INVALID_QUERY'])
    })

    it('shows the public what is public', async () => {
      expect(Object.keys((await server.ask('nobody', '/items/categories?limit=1')).json().data[0])).toEqual(['id', 'name'])
      expect(codeOf(await server.ask('nobody', '/collections'))).toEqual([403, 'FORBIDDEN'])
      expect(codeOf(await server.ask('nobody', '/users'))).toEqual([403, 'FORBIDDEN'])
    })

    it('tells callers their own rights', async () => {
      const { data } = (await server.ask('clerk', '/permissions/me')).json()
      expect(data.books.read).toEqual({ access: 'partial', fields: ['id', 'title', 'in_print', 'category', 'price'] })
      expect(data.books.update).toEqual({ access: 'partial', fields: ['title'], presets: { description: clerkUser } })
      expect(data.books.delete).toEqual({ access: 'none' })
      expect((await server.ask('clerk', '/permissions/me/books/1')).json().data.update).toEqual({ access: true })
      expect((await server.ask('clerk', '/permissions/me/books/2')).json().data.update).toEqual({ access: false })
      expect((await server.ask('clerk', '/permissions/me/nope')).json().data.update).toEqual({ access: false })
      expect((await server.ask('admin', '/permissions/me')).json().data.books.delete).toEqual({ access: 'full', fields: ['*'] })
      expect(codeOf(await server.ask('nobody', '/permissions/me'))).toEqual([403, 'FORBIDDEN'])
      expect((await server.ask('clerk', '/policies/me/globals')).json()).toEqual({
        data: { app_access: true, admin_access: false, enforce_tfa: false },
      })
      expect((await server.ask('nobody', '/policies/me/globals')).json()).toEqual({ data: { app_access: false } })
      expect((await server.ask('clerk', '/roles/me?fields=id')).json()).toEqual({ data: [{ id: clerkRole }] })
      expect((await server.ask('clerk', '/users/me?fields=first_name,role')).json()).toEqual({
        data: { first_name: 'Carl', role: clerkRole },
      })
      expect((await server.ask('clerk', '/users/me?fields=auth_data')).json()).toEqual({ data: { id: clerkUser } })
      expect(codeOf(await server.ask('nobody', '/users/me'))).toEqual([401, 'INVALID_CREDENTIALS'])
    })

    it('never shows a secret', async () => {
      const answer = await server.ask('admin', `/users/${adminUser}?fields=*.*`)
      expect(answer.statusCode).toBe(200)
      expect(answer.json().data).toMatchObject({ token: '**********', password: '**********', tfa_secret: null })
      expect(answer.body).not.toContain('secret-token')
    })

    it('sees a changed policy with the next request', async () => {
      await systemDatabase(server.platform)
        .insertInto('recto_permissions')
        .values({
          policy: publicPolicyId,
          action: 'read',
          collection: 'publishers',
          permissions: null,
          validation: null,
          presets: null,
          fields: ['id'],
        })
        .execute()
      server.platform.accessCache.clear()
      expect((await server.ask('nobody', '/items/publishers?limit=1')).json()).toEqual({ data: [{ id: expect.any(Number) }] })
      await systemDatabase(server.platform)
        .deleteFrom('recto_permissions')
        .where('policy', '=', publicPolicyId)
        .where('collection', '=', 'publishers')
        .execute()
      server.platform.accessCache.clear()
      expect((await server.ask('nobody', '/items/publishers')).statusCode).toBe(403)
    })
  })

  describe('model, system collections and server', () => {
    it('shows the model', async () => {
      expect((await server.ask('admin', '/collections/books')).json().data).toMatchObject({
        collection: 'books',
        meta: null,
        schema: { name: 'books' },
      })
      expect((await server.ask('admin', '/fields/books/title')).json().data).toMatchObject({
        collection: 'books',
        field: 'title',
        type: 'string',
      })
      expect((await server.ask('admin', '/fields/books')).json().data.length).toBeGreaterThan(10)
      expect((await server.ask('admin', '/relations/books/category')).json().data).toMatchObject({ related_collection: 'categories' })
      for (const url of ['/collections/nope', '/fields/nope', '/fields/books/nope', '/relations/books/title']) {
        expect(codeOf(await server.ask('admin', url)), url).toEqual([403, 'FORBIDDEN'])
      }
    })

    it('shows others the part they may read', async () => {
      const collections = (await server.ask('clerk', '/collections')).json().data.map((entry: { collection: string }) => entry.collection)
      expect(collections).toContain('books')
      expect(collections).not.toContain('order_lines')
      const fields = (await server.ask('clerk', '/fields/books')).json().data.map((entry: { field: string }) => entry.field)
      expect([...fields].sort()).toEqual(['category', 'id', 'in_print', 'price', 'title'])
      expect(codeOf(await server.ask('clerk', '/fields/order_lines'))).toEqual([403, 'FORBIDDEN'])
    })

    it.each([
      '/access',
      '/activity',
      '/comments',
      '/dashboards',
      '/files',
      '/flows',
      '/folders',
      '/notifications',
      '/operations',
      '/panels',
      '/permissions',
      '/policies',
      '/presets',
      '/revisions',
      '/roles',
      '/shares',
      '/translations',
      '/users',
      '/versions',
    ])('lists %s', async (url) => {
      const answer = await server.ask('admin', `${url}?fields=*.*&meta=*`)
      expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200)
      expect(answer.json().data).toBeInstanceOf(Array)
    })

    it('gives the settings as one object', async () => {
      expect((await server.ask('clerk', '/settings?fields=project_name')).json()).toEqual({ data: { project_name: expect.any(String) } })
    })

    it('answers for itself', async () => {
      expect((await server.ask('nobody', '/server/ping')).body).toBe('pong')
      expect((await server.ask('nobody', '/server/info')).json().data).toEqual({
        project: expect.objectContaining({ project_name: expect.any(String) }),
        setupCompleted: true,
      })
      expect((await server.ask('clerk', '/server/info')).json().data).toMatchObject({
        version: '11.17.4',
        recto: { version: '0.0.0' },
        queryLimit: { default: 100, max: -1 },
      })
      expect((await server.ask('nobody', '/server/health')).json()).toEqual({ status: expect.stringMatching(/ok|warn/) })
      expect(Object.keys((await server.ask('admin', '/server/health')).json().checks)).toHaveLength(1)
      for (const url of ['/extensions', '/extensions/', '/deployments'])
        expect((await server.ask('clerk', url)).json(), url).toEqual({ data: [] })
      const first = await server.ask('clerk', '/server/specs/oas')
      expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String), vary: 'Authorization, Cookie' })
      expect((await server.ask('admin', '/server/specs/oas')).body).not.toBe(first.body)
      const document = (await server.ask('clerk', '/server/specs/oas')).json()
      expect(document.openapi).toBe('3.1.0')
      expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/items/books', '/items/books/{id}']))
    })
  })

  it('notices a change made behind its back', async () => {
    const { connection, dialect } = server.platform
    const { raw } = await import('@recto/dialects')
    await connection.execute(compile(dialect, raw('CREATE TABLE late (id INTEGER PRIMARY KEY, a INTEGER)')))
    await server.platform.schemaCache.refresh()
    expect((await server.ask('admin', '/items/late?fields=a')).json()).toEqual({ data: [] })
    await connection.execute(compile(dialect, raw('DROP TABLE late')))
    await connection.execute(compile(dialect, raw('CREATE TABLE late (id INTEGER PRIMARY KEY, b INTEGER)')))
    expect((await server.ask('admin', '/items/late')).json()).toEqual({ data: [] })
    expect(codeOf(await server.ask('admin', '/items/late?fields=a'))).toEqual([403, 'FORBIDDEN'])
  })
})
