import * as sdk from '@directus/sdk'
import { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SuiteDatabase, type TestServer, testServer } from '../test-server.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin-token' }
const nowhere = '00000000-0000-4000-8000-000000000000'

/** The client is used as its users do without types of their own. */
type Row = Record<string, unknown>

eachDatabase((database) => {
  describe('the commands of the official client', () => {
    let server: TestServer
    let ask: <Answer>(command: sdk.RestCommand<Answer, object>) => Promise<Answer>

    beforeAll(async () => {
      await createTables(database)
      server = await testServer(database, environment)
      await systemDatabase(server.platform)
        .insertInto('recto_collections')
        .values({
          collection: 'config',
          singleton: true,
          hidden: false,
          archive_app_filter: true,
          collapse: 'open',
          versioning: false,
        })
        .execute()
      await systemDatabase(server.platform)
        .insertInto('recto_collections')
        .values({
          collection: 'books',
          singleton: false,
          hidden: false,
          archive_app_filter: true,
          collapse: 'open',
          versioning: true,
          sort_field: 'position',
        })
        .execute()
      await server.platform.schemaCache.refresh()
      const url = await server.fastify.listen({ port: 0, host: '127.0.0.1' })
      const client = sdk.createDirectus<object>(url).with(sdk.staticToken('admin-token')).with(sdk.rest())
      ask = (command) => client.request(command)
    })
    afterAll(() => server.close())

    it('work on items', async () => {
      const books = 'books' as never
      const one = (await ask(sdk.createItem(books, { title: 'One' } as never))) as Row
      expect(one).toMatchObject({ id: expect.any(Number), title: 'One' })
      const [two, three] = (await ask(sdk.createItems(books, [{ title: 'Two' }, { title: 'Three' }] as never))) as Row[]
      expect(await ask(sdk.readItem(books, one['id'] as number))).toMatchObject({ title: 'One' })
      expect(await ask(sdk.readItems(books, { filter: { title: { _eq: 'Two' } }, fields: ['title'] } as never))).toEqual([{ title: 'Two' }])
      expect(await ask(sdk.aggregate(books, { aggregate: { count: '*' } } as never))).toEqual([{ count: 3 }])
      expect(await ask(sdk.updateItem(books, one['id'] as number, { title: 'Uno' } as never))).toMatchObject({ title: 'Uno' })
      const keys = [two?.['id'], three?.['id']] as number[]
      expect(await ask(sdk.updateItems(books, keys, { position: 5 } as never))).toMatchObject([{ position: 5 }, { position: 5 }])
      expect(await ask(sdk.updateItemsBatch(books, [{ id: keys[0], position: 6 }] as never))).toMatchObject([{ position: 6 }])
      await ask(sdk.utilitySort(books, keys[1] as never, keys[0] as never))
      await ask(sdk.deleteItem(books, one['id'] as number))
      await ask(sdk.deleteItems(books, keys))
      await expect(ask(sdk.readItem(books, keys[0] as number))).rejects.toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    })

    it('work on singletons', async () => {
      expect(await ask(sdk.updateSingleton('config' as never, { site: 'Mine' } as never))).toMatchObject({ site: 'Mine' })
      expect(await ask(sdk.readSingleton('config' as never))).toMatchObject({ site: 'Mine' })
    })

    it('work on roles, policies, access and permissions', async () => {
      const role = await ask(sdk.createRole({ name: 'Editor' }))
      const roles = await ask(sdk.createRoles([{ name: 'A' }, { name: 'B' }]))
      expect(await ask(sdk.readRole(role.id))).toMatchObject({ name: 'Editor', parent: null })
      expect(await ask(sdk.readRoles({ filter: { name: { _eq: 'Editor' } }, fields: ['name'] }))).toEqual([{ name: 'Editor' }])
      expect(await ask(sdk.updateRole(role.id, { icon: 'edit' }))).toMatchObject({ icon: 'edit' })
      expect(
        await ask(
          sdk.updateRoles(
            roles.map(({ id }) => id),
            { parent: role.id as never },
          ),
        ),
      ).toHaveLength(2)
      expect(await ask(sdk.updateRolesBatch(roles.map(({ id }) => ({ id, icon: 'x' }))))).toHaveLength(2)
      const policy = await ask(sdk.createPolicy({ name: 'Edit', roles: { create: [{ role: role.id }], update: [], delete: [] } as never }))
      const policies = await ask(sdk.createPolicies([{ name: 'P' }, { name: 'Q' }]))
      expect(await ask(sdk.readPolicy(policy.id, { fields: ['name', { roles: ['role'] }] as never }))).toEqual({
        name: 'Edit',
        roles: [{ role: role.id }],
      })
      expect((await ask(sdk.readPolicies())).length).toBeGreaterThanOrEqual(5)
      expect(await ask(sdk.updatePolicy(policy.id, { ip_access: ['127.0.0.1'] as never }))).toMatchObject({ ip_access: ['127.0.0.1'] })
      await ask(
        sdk.updatePolicies(
          policies.map(({ id }) => id),
          { icon: 'x' },
        ),
      )
      await ask(sdk.updatePoliciesBatch(policies.map(({ id }) => ({ id, icon: 'y' }))))
      const permission = await ask(sdk.createPermission({ policy: policy.id, collection: 'books', action: 'read', fields: ['*'] } as never))
      const more = await ask(
        sdk.createPermissions(
          ['create', 'update'].map((action) => ({ policy: policy.id, collection: 'books', action, fields: ['title'] })) as never,
        ),
      )
      expect(more.filter(({ id }) => id !== undefined)).toHaveLength(2)
      expect(await ask(sdk.readPermission(permission.id))).toMatchObject({ action: 'read', fields: ['*'], collection: 'books' })
      const listed = await ask(sdk.readPermissions({ filter: { collection: { _eq: 'books' } } }))
      expect(listed).toHaveLength(3)
      const all = (await ask(sdk.readPermissions())) as unknown as Row[]
      expect(all.filter((row) => row['system'] === true && row['id'] === undefined)).toHaveLength(19)
      expect(await ask(sdk.updatePermission(permission.id, { fields: ['id', 'title'] as never }))).toMatchObject({
        fields: ['id', 'title'],
      })
      const keys = more.flatMap(({ id }) => (id === undefined ? [] : [id]))
      await ask(sdk.updatePermissions(keys, { presets: { position: 1 } as never }))
      await ask(sdk.updatePermissionsBatch(keys.map((id) => ({ id, fields: ['title'] as never }))))
      expect(await ask(sdk.readUserPermissions())).toMatchObject({ books: { read: { access: 'full', fields: ['*'] } } })
      expect(await ask(sdk.readItemPermissions('books' as never, 1))).toMatchObject({ update: { access: true } })
      expect(await ask(sdk.readPolicyGlobals())).toMatchObject({ app_access: true, admin_access: true })
      expect(await ask(sdk.readRolesMe({ fields: ['name'] }))).toMatchObject([{ name: 'Administrator' }])
      await ask(sdk.deletePermission(permission.id))
      await ask(sdk.deletePermissions(keys))
      await ask(sdk.deletePolicy(policy.id))
      await ask(sdk.deletePolicies(policies.map(({ id }) => id)))
      await ask(sdk.deleteRole(role.id))
      expect(await ask(sdk.readRole(roles[0]?.id ?? nowhere, { fields: ['parent'] }))).toEqual({ parent: null })
      await ask(sdk.deleteRoles(roles.map(({ id }) => id)))
    })

    it('work on users', async () => {
      const user = await ask(sdk.createUser({ email: 'ed@example.com', first_name: 'Ed', password: 'very secret' }))
      expect(user).toMatchObject({ email: 'ed@example.com', password: '**********', status: 'active' })
      const users = await ask(sdk.createUsers([{ email: 'a@example.com' }, { email: 'b@example.com' }]))
      expect(await ask(sdk.readUser(user.id, { fields: ['first_name'] }))).toEqual({ first_name: 'Ed' })
      expect(await ask(sdk.readUsers({ filter: { email: { _in: ['a@example.com', 'b@example.com'] } } }))).toHaveLength(2)
      expect(await ask(sdk.updateUser(user.id, { last_name: 'Norton' }))).toMatchObject({ last_name: 'Norton' })
      expect(
        await ask(
          sdk.updateUsers(
            users.map(({ id }) => id),
            { language: 'de-DE' },
          ),
        ),
      ).toHaveLength(2)
      expect(await ask(sdk.updateUsersBatch(users.map(({ id }) => ({ id, title: 'x' }))))).toHaveLength(2)
      expect(await ask(sdk.readMe({ fields: ['email'] }))).toEqual({ email: 'admin@example.com' })
      expect(await ask(sdk.updateMe({ title: 'Boss' }))).toMatchObject({ title: 'Boss' })
      await ask(sdk.deleteUser(user.id))
      await ask(sdk.deleteUsers(users.map(({ id }) => id)))
    })

    it('work on settings', async () => {
      expect(await ask(sdk.readSettings())).toMatchObject({ project_name: expect.any(String), public_registration: false })
      expect(await ask(sdk.updateSettings({ project_name: 'Shop' }))).toMatchObject({ project_name: 'Shop' })
    })

    it('work on presets', async () => {
      const preset = await ask(
        sdk.createPreset({ collection: 'books', bookmark: 'Mine', layout_query: { tabular: { fields: ['title'] } } as never }),
      )
      const presets = await ask(sdk.createPresets([{ collection: 'books' }, { collection: 'books' }] as never))
      expect(await ask(sdk.readPreset(preset.id))).toMatchObject({
        bookmark: 'Mine',
        layout: 'tabular',
        layout_query: { tabular: { fields: ['title'] } },
      })
      expect(await ask(sdk.readPresets({ filter: { collection: { _eq: 'books' } } }))).toHaveLength(3)
      await ask(sdk.updatePreset(preset.id, { icon: 'x' }))
      await ask(
        sdk.updatePresets(
          presets.map(({ id }) => id),
          { icon: 'y' },
        ),
      )
      await ask(sdk.updatePresetsBatch(presets.map(({ id }) => ({ id, icon: 'z' }))))
      await ask(sdk.deletePreset(preset.id))
      await ask(sdk.deletePresets(presets.map(({ id }) => id)))
    })

    it('work on comments and notifications', async () => {
      const me = await ask(sdk.readMe({ fields: ['id'] }))
      const comment = (await ask(sdk.createComment({ collection: 'books', item: '1', comment: `Look, @${me.id}` } as never))) as Row
      expect(comment).toMatchObject({ user_created: me.id, collection: 'books', item: '1' })
      const comments = (await ask(sdk.createComments([{ collection: 'books', item: '1', comment: 'x' }] as never))) as Row[]
      expect(await ask(sdk.readComment(comment['id'] as never))).toMatchObject({ item: '1' })
      expect(await ask(sdk.readComments())).toHaveLength(2)
      expect(await ask(sdk.updateComment(comment['id'] as never, { comment: 'Changed' } as never))).toMatchObject({ comment: 'Changed' })
      await ask(sdk.updateComments(comments.map((row) => row['id']) as never, { comment: 'y' } as never))
      await ask(sdk.deleteComment(comment['id'] as never))
      await ask(sdk.deleteComments(comments.map((row) => row['id']) as never))
      const note = await ask(sdk.createNotification({ recipient: me.id as never, subject: 'Hello' }))
      expect(note).toMatchObject({ status: 'inbox', subject: 'Hello' })
      const notes = await ask(sdk.createNotifications([{ recipient: me.id as never, subject: 'More' }]))
      expect(await ask(sdk.readNotification(note.id))).toMatchObject({ recipient: me.id })
      expect((await ask(sdk.readNotifications())).length).toBeGreaterThanOrEqual(2)
      expect(await ask(sdk.updateNotification(note.id, { status: 'archived' }))).toMatchObject({ status: 'archived' })
      await ask(
        sdk.updateNotifications(
          notes.map(({ id }) => id),
          { status: 'archived' },
        ),
      )
      await ask(sdk.updateNotificationsBatch(notes.map(({ id }) => ({ id, status: 'inbox' }))))
      await ask(sdk.deleteNotification(note.id))
      await ask(sdk.deleteNotifications(notes.map(({ id }) => id)))
    })

    it('work on folders, dashboards, panels, flows, operations and translations', async () => {
      const folder = await ask(sdk.createFolder({ name: 'Pictures' }))
      const folders = await ask(sdk.createFolders([{ name: 'Old', parent: folder.id }] as never))
      expect(await ask(sdk.readFolder(folder.id))).toMatchObject({ name: 'Pictures', parent: null })
      expect(await ask(sdk.readFolders())).toHaveLength(2)
      await ask(sdk.updateFolder(folder.id, { name: 'Photos' }))
      await ask(
        sdk.updateFolders(
          folders.map(({ id }) => id),
          { name: 'Older' },
        ),
      )
      await ask(sdk.updateFoldersBatch(folders.map(({ id }) => ({ id, name: 'Oldest' }))))
      await ask(sdk.deleteFolders(folders.map(({ id }) => id)))
      await ask(sdk.deleteFolder(folder.id))
      const dashboard = await ask(sdk.createDashboard({ name: 'Numbers' }))
      const place = { type: 'label', position_x: 1, position_y: 1, width: 4, height: 4 }
      const panel = await ask(sdk.createPanel({ dashboard: dashboard.id, ...place } as never))
      expect(await ask(sdk.readDashboard(dashboard.id, { fields: ['panels'] as never }))).toEqual({ panels: [panel.id] })
      expect(await ask(sdk.updatePanel(panel.id, { width: 6 }))).toMatchObject({ width: 6 })
      await ask(sdk.deleteDashboard(dashboard.id))
      expect(await ask(sdk.readPanels())).toEqual([])
      const flow = await ask(
        sdk.createFlow({
          name: 'Greet',
          trigger: 'manual',
          operations: [{ key: 'log', type: 'log', position_x: 1, position_y: 1 }],
        } as never),
      )
      const [operation] = (await ask(sdk.readOperations({ fields: ['id', 'flow'] }))) as Row[]
      expect(operation).toMatchObject({ flow: flow.id })
      const next = await ask(sdk.createOperation({ flow: flow.id, key: 'next', type: 'log', position_x: 2, position_y: 1 } as never))
      await ask(sdk.updateOperation(operation?.['id'] as string, { resolve: next.id } as never))
      await ask(sdk.updateFlow(flow.id, { operation: operation?.['id'] } as never))
      await ask(sdk.deleteFlow(flow.id))
      expect(await ask(sdk.readOperations())).toEqual([])
      const word = await ask(sdk.createTranslation({ key: 'hello', language: 'de-DE', value: 'Hallo' } as never))
      await expect(ask(sdk.createTranslation({ key: 'hello', language: 'de-DE', value: 'Na' } as never))).rejects.toMatchObject({
        errors: [{ message: 'Invalid payload. Duplicate key and language combination.' }],
      })
      expect(await ask(sdk.updateTranslation(word.id, { key: 'hello', language: 'de-DE', value: 'Moin' } as never))).toMatchObject({
        value: 'Moin',
      })
      await ask(sdk.deleteTranslation(word.id))
    })

    it('work on versions', async () => {
      const books = 'books' as never
      const book = (await ask(sdk.createItem(books, { title: 'Main' } as never))) as Row
      const item = String(book['id'])
      const version = (await ask(sdk.createContentVersion({ key: 'draft', name: 'Draft', collection: 'books', item } as never))) as Row
      expect(version).toMatchObject({ key: 'draft', item, delta: null, hash: expect.stringMatching(/^[0-9a-f]{40}$/) })
      const id = version['id'] as string
      expect(await ask(sdk.saveToContentVersion(id, { title: 'Changed' } as never))).toMatchObject({ title: 'Changed' })
      expect(await ask(sdk.readItem(books, item, { version: 'draft' } as never))).toMatchObject({ id: book['id'], title: 'Changed' })
      expect(await ask(sdk.readItem(books, item))).toMatchObject({ title: 'Main' })
      await expect(ask(sdk.readItem(books, item, { version: 'nope' } as never))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      })
      const compared = (await ask(sdk.compareContentVersion(id))) as Row
      expect(compared).toMatchObject({ outdated: false, current: { id: item, title: 'Changed' }, main: { title: 'Main' } })
      await ask(sdk.promoteContentVersion(id, compared['mainHash'] as string))
      expect(await ask(sdk.readItem(books, item))).toMatchObject({ title: 'Changed' })
      expect(await ask(sdk.compareContentVersion(id))).toMatchObject({ outdated: true })
      await expect(ask(sdk.promoteContentVersion(id, 'stale'))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'VERSION_HASH_MISMATCH' } }],
      })
      await ask(sdk.deleteContentVersion(id))
    })

    it('work on activity and revisions', async () => {
      const book = (await ask(sdk.createItem('books' as never, { title: 'Watched' } as never))) as Row
      const filter = { collection: { _eq: 'books' }, item: { _eq: String(book['id']) } }
      const [activity] = (await ask(sdk.readActivities({ filter }))) as Row[]
      expect(activity).toMatchObject({ action: 'create', item: String(book['id']), revisions: [expect.any(Number)] })
      expect(await ask(sdk.readActivity(activity?.['id'] as number))).toMatchObject({ action: 'create' })
      const [revision] = (await ask(sdk.readRevisions({ filter } as never))) as Row[]
      expect(revision).toMatchObject({ data: { title: 'Watched' } })
      expect(await ask(sdk.readRevision(revision?.['id'] as number))).toMatchObject({ activity: activity?.['id'] })
      expect((await server.send('POST', '/activity', { token: 'admin-token', body: {} })).statusCode).toBe(404)
      expect((await server.send('DELETE', `/revisions/${revision?.['id']}`, { token: 'admin-token' })).statusCode).toBe(404)
    })

    it('work on utilities', async () => {
      const hash = await ask(sdk.generateHash('text'))
      expect(await ask(sdk.verifyHash('text', hash))).toBe(true)
      expect(await ask(sdk.verifyHash('other', hash))).toBe(false)
      expect(await ask(sdk.randomString(12))).toMatch(/^[\w-]{12}$/)
      await ask(sdk.clearCache())
    })
  })
})

async function createTables(database: SuiteDatabase): Promise<void> {
  const { dialect, connection } = await openDatabase(database.name as never, database.config)
  const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }
  const tables: Record<string, readonly ColumnDefinition[]> = {
    books: [id, { name: 'title', type: 'string' }, { name: 'position', type: 'integer' }],
    config: [id, { name: 'site', type: 'string' }],
  }
  for (const [name, columns] of Object.entries(tables)) {
    for (const statement of dialect.alter({ kind: 'create-table', table: { schema: null, name }, columns, primaryKey: ['id'] }))
      await connection.execute(statement)
  }
  await connection.close()
}
