import { compile, openDatabase, raw } from '@recto/dialects'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin-token' }

eachDatabase((database) => {
  describe('several processes starting on an empty database', () => {
    const servers: TestServer[] = []
    afterAll(() => Promise.all(servers.map((server) => server.close())))

    it('make its tables once and its administrator once', async () => {
      servers.push(...(await Promise.all([1, 2, 3].map(() => testServer(database, environment)))))
      const [server] = servers
      if (server === undefined) return
      expect(await systemDatabase(server.platform).selectFrom('recto_users').selectAll().execute()).toHaveLength(1)
      expect(await systemDatabase(server.platform).selectFrom('recto_roles').selectAll().execute()).toHaveLength(1)
      expect(await systemDatabase(server.platform).selectFrom('recto_settings').selectAll().execute()).toHaveLength(1)
      for (const { send } of servers) expect((await send('GET', '/users?fields=email', { token: 'admin-token' })).statusCode).toBe(200)
    })
  })
})

eachDatabase(
  (database) => {
    describe('a server whose database goes away for a moment', () => {
      it('says so and goes on', async () => {
        const server = await testServer(database, environment)
        const { dialect, connection } = await openDatabase('pg', database.config)
        const cut = raw(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        )
        const ask = async () => (await server.send('GET', '/users?fields=email', { token: 'admin-token' })).statusCode
        expect(await ask()).toBe(200)
        await connection.rows(compile(dialect, cut))
        await new Promise((resolve) => setTimeout(resolve, 200))
        const statuses = [await ask(), await ask(), await ask()]
        expect(statuses.at(-1)).toBe(200)
        await connection.close()
        await server.close()
      })
    })

    describe('a user who may not create tables, on an empty database', () => {
      it('gets an error that says what to do', async () => {
        const poor = `recto_poor_${process.pid}`
        const { dialect, connection } = await openDatabase('pg', database.config)
        const run = async (statement: string) => void (await connection.execute(compile(dialect, raw(statement))))
        for (const table of [
          'DROP SCHEMA public CASCADE',
          'CREATE SCHEMA public',
          `CREATE ROLE ${poor} LOGIN PASSWORD 'x'`,
          `GRANT USAGE ON SCHEMA public TO ${poor}`,
        ])
          await run(table)
        const url = new URL(database.config.url ?? '')
        url.username = poor
        url.password = 'x'
        await expect(testServer({ ...database, config: { url: url.href } })).rejects.toThrow(
          /^Recto's tables are missing and can't be created\. .*permission denied.* Run "recto bootstrap" as a user who may create tables\.$/,
        )
        for (const statement of [`DROP OWNED BY ${poor}`, `DROP ROLE ${poor}`]) await run(statement)
        await connection.close()
      })
    })
  },
  ['postgres'],
)

eachDatabase(
  (database) => {
    describe("a first visit after somebody removed the administrators' role", () => {
      it('makes a new one', async () => {
        const server = await testServer(database)
        const recto = systemDatabase(server.platform)
        await recto.deleteFrom('recto_access').execute()
        await recto.deleteFrom('recto_policies').where('admin_access', '=', true).execute()
        await recto.deleteFrom('recto_roles').execute()
        const body = { project_owner: 'a@b.co', password: 'x' }
        expect((await server.send('POST', '/server/setup', { body })).statusCode).toBe(204)
        const { data } = (await server.send('POST', '/auth/login', { body: { email: 'a@b.co', password: 'x' } })).json<{
          data: { access_token: string }
        }>()
        const roles = await server.send('GET', '/roles?fields=name,users.email', { token: data.access_token })
        expect(roles.json()).toEqual({ data: [{ name: 'Administrator', users: [{ email: 'a@b.co' }] }] })
        await server.close()
      })
    })

    describe('properties of the HTTP server', () => {
      it('are set where Node has them, and nothing else is', async () => {
        const server = await testServer(database, { SERVER_KEEP_ALIVE_TIMEOUT: '1234', SERVER_CLOSE: '1', SERVER_LISTEN: 'x' })
        expect(server.fastify.server.keepAliveTimeout).toBe(1234)
        await server.close()
      })
    })
  },
  ['sqlite'],
)
