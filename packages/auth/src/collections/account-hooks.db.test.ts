import { type Account, createContext, runRequest } from '@recto/pipeline'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, openAuth, type TestAuth } from '../testing/open-auth.ts'

const password = 'correct horse battery staple'

eachDatabase((database) => {
  let test: TestAuth
  let admin: Account
  let clerk: Account
  let adminRole: string

  beforeAll(async () => {
    test = await openAuth(database)
    await test.auth.createFirstAdmin({ email: 'admin@example.com', password, token: 'admin' })
    admin = await test.auth.accountFor('admin', facts)
    adminRole = String(admin.role)
    const role = await test.auth.createRole({ name: 'Clerk' })
    const id = await test.auth.createUser({ email: 'clerk@example.com', password, role })
    await test.recto.updateTable('recto_users').set({ token: 'clerk' }).where('id', '=', id).execute()
    const { policy } = await test.recto.selectFrom('recto_access').select('policy').where('role', '=', role).executeTakeFirstOrThrow()
    for (const collection of ['directus_users', 'directus_roles', 'directus_policies', 'directus_access', 'directus_permissions']) {
      for (const action of ['create', 'read', 'update', 'delete']) {
        const row = { policy, collection, action, fields: ['*'], permissions: {}, validation: {} }
        await test.recto.insertInto('recto_permissions').values(row).execute()
      }
    }
    clerk = await test.auth.accountFor('clerk', facts)
  })
  afterAll(() => test.close())

  const create = (collection: string, data: object, account = admin) =>
    runRequest({ kind: 'create', collection, data, query: {} }, createContext(test.platform, account))
  const update = (collection: string, key: string, data: object, account = admin) =>
    runRequest({ kind: 'update', collection, keys: [key], data, query: {} }, createContext(test.platform, account))
  const keyOf = (name: string) => test.recto.selectFrom('recto_users').select('id').where('email', '=', name).executeTakeFirstOrThrow()

  describe('users', () => {
    it('have an address of their own, in any case of its letters', async () => {
      await expect(create('directus_users', { email: 'CLERK@example.com' })).rejects.toMatchObject({ code: 'RECORD_NOT_UNIQUE' })
      await expect(create('directus_users', { email: 'nothing' })).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
      const { id } = await keyOf('clerk@example.com')
      await update('directus_users', id, { email: 'Clerk@example.com' })
      await update('directus_users', id, { email: 'clerk@example.com' })
    })

    it('keep one administrator', async () => {
      const { id } = await keyOf('admin@example.com')
      for (const data of [{ status: 'suspended' }, { role: null }])
        await expect(update('directus_users', id, data)).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
      const deletion = runRequest(
        { kind: 'delete', collection: 'directus_users', keys: [id], query: {} },
        createContext(test.platform, admin),
      )
      await expect(deletion).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
    })

    it('are logged out by a new password, a new address and a status that is not active', async () => {
      const id = await test.auth.createUser({ email: 'moving@example.com', password, role: null })
      for (const data of [{ password: 'another password' }, { email: 'moved@example.com' }, { status: 'draft' }]) {
        await test.auth.setPassword({ email: 'moving@example.com', password })
        const email = 'moving@example.com'
        const { accessToken } = await test.auth.login({ credentials: { email, password }, facts })
        await update('directus_users', id, data)
        await expect(test.auth.accountFor(accessToken, facts)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' })
        await update('directus_users', id, { email, status: 'active' })
      }
    })

    it('are not changed above the one who changes them, and have secrets that nobody sets', async () => {
      const { id } = await keyOf('admin@example.com')
      await expect(update('directus_users', id, { password: 'mine now' }, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(update('directus_users', id, { tfa_secret: 'x' })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      await expect(update('directus_users', id, { provider: 'x' }, clerk)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    })
  })

  describe('who manages users', () => {
    const credentials = [{ password: 'mine now' }, { token: 'mine' }, { email: 'mine@example.com' }, { status: 'draft' }, { role: null }]

    it('takes over nobody who may more', async () => {
      const publisher = await test.auth.createRole({ name: 'Publisher' })
      const { policy } = await test.recto
        .selectFrom('recto_access')
        .select('policy')
        .where('role', '=', publisher)
        .executeTakeFirstOrThrow()
      const row = { policy, collection: 'directus_files', action: 'delete', fields: null, permissions: {}, validation: {} }
      await test.recto.insertInto('recto_permissions').values(row).execute()
      const byRole = await test.auth.createUser({ email: 'by-role@example.com', password, role: publisher })
      const direct = await test.auth.createUser({ email: 'direct@example.com', password, role: null })
      await create('directus_access', { user: direct, policy })
      for (const id of [byRole, direct])
        for (const data of credentials) {
          await expect(update('directus_users', id, data, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' })
          const nested = { users: { create: [], update: [{ id, ...data }], delete: [] } }
          await expect(update('directus_roles', String(clerk.role), nested, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' })
        }
      await update('directus_users', byRole, { first_name: 'Pat' }, clerk)
    })

    it('sets the password of who may no more', async () => {
      const id = await test.auth.createUser({ email: 'colleague@example.com', password, role: clerk.role })
      await update('directus_users', id, { password: 'a new password' }, clerk)
    })
  })

  describe('nobody gives more than they have', () => {
    it.each<[string, () => [string, object]]>([
      ['a role of administrators to a user', () => ['directus_users', { email: 'new@example.com', role: adminRole }]],
      ['a role below administrators', () => ['directus_roles', { name: 'Under', parent: adminRole }]],
      ['a policy with admin_access', () => ['directus_policies', { name: 'All', admin_access: true }]],
      ['a policy with app_access', () => ['directus_policies', { name: 'App', app_access: true }]],
      [
        'a permission of their own making',
        () => {
          const policy = clerk.policies[0]
          return ['directus_permissions', { policy, collection: 'directus_files', action: 'read', fields: ['*'], permissions: {} }]
        },
      ],
    ])('not %s', async (_name, request) => {
      const [collection, data] = request()
      await expect(create(collection, data, clerk)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('but what they have, they may', async () => {
      const policy = clerk.policies.at(-1)
      await create('directus_permissions', { policy, collection: 'directus_roles', action: 'read', fields: ['id'], permissions: {} }, clerk)
    })
  })

  it('guarded fields are let through where they change nothing', async () => {
    const data = { email: 'exported@example.com', tfa_secret: null, recovery_codes: null, auth_data: null, provider: 'default' }
    await create('directus_users', data, admin)
    const { id } = await keyOf('exported@example.com')
    await update('directus_users', id, { tfa_secret: null, auth_data: null, provider: 'default', external_identifier: null }, clerk)
    await test.recto.updateTable('recto_users').set({ tfa_secret: 'SECRET' }).where('id', '=', id).execute()
    for (const data of [{ tfa_secret: null }, { tfa_secret: 'SECRET' }, { tfa_secret: '**********' }])
      await expect(update('directus_users', id, data)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })

  it.each([
    { action: 'red' },
    { collection: 'nothing' },
    { fields: ['id', 'nothing'] },
    { presets: { nothing: 1 } },
    { permissions: { nothing: { _eq: 1 } } },
    { permissions: { role: { nothing: { _eq: 1 } } } },
    { permissions: { email: { _like: 'x' } } },
    { permissions: 'not JSON' },
    { validation: { _and: [{ nothing: { _eq: 1 } }] } },
    { validation: { email: { _regex: String.raw`(.)\1` } } },
  ])('a permission with %j is refused when it is written', async (part) => {
    const policy = clerk.policies[0]
    const row = { policy, collection: 'directus_users', action: 'read', fields: ['id'], permissions: {}, ...part }
    await expect(create('directus_permissions', row)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    const { id } = await test.recto.selectFrom('recto_permissions').select('id').executeTakeFirstOrThrow()
    await expect(update('directus_permissions', String(id), part)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })

  it('roles make no circles', async () => {
    const child = await test.auth.createRole({ name: 'Child' })
    await update('directus_roles', child, { parent: adminRole })
    await expect(update('directus_roles', adminRole, { parent: child })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(update('directus_roles', child, { parent: child })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})
