import { authentication, createDirectus, readMe, readRoles, rest, staticToken } from '@directus/sdk'
import { compile, openDatabase, raw } from '@recto/dialects'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin-token', PROJECT_NAME: 'Shop' }

eachDatabase((database) => {
  describe('an unchanged Directus client', () => {
    let server: TestServer
    let url: string

    beforeAll(async () => {
      server = await testServer(database, environment)
      url = await server.fastify.listen({ port: 0, host: '127.0.0.1' })
    })
    afterAll(() => server.close())

    it('logs in, reads, refreshes and logs out', async () => {
      const client = createDirectus(url).with(authentication('json')).with(rest())
      const first = await client.login({ email: 'admin@example.com', password: 'secret' })
      expect(first).toMatchObject({ expires: 900_000, access_token: expect.any(String), refresh_token: expect.any(String) })
      expect(await client.request(readMe({ fields: ['email'] }))).toEqual({ email: 'admin@example.com' })
      expect((await client.refresh()).refresh_token).not.toBe(first.refresh_token)
      await client.logout()
      await expect(client.request(readMe())).rejects.toMatchObject({ errors: [{ extensions: { code: 'INVALID_CREDENTIALS' } }] })
      await expect(client.login({ email: 'admin@example.com', password: 'wrong' })).rejects.toMatchObject({
        errors: [{ message: 'Invalid user credentials.', extensions: { code: 'INVALID_CREDENTIALS' } }],
      })
    })

    it('comes with a static token', async () => {
      const client = createDirectus(url).with(staticToken('admin-token')).with(rest())
      expect(await client.request(readRoles({ fields: ['name'] }))).toEqual([{ name: 'Administrator' }])
    })
  })
})

eachDatabase(
  (database) => {
    describe('a database user who may only read', () => {
      const reader = `recto_reader_${process.pid}`
      let server: TestServer

      beforeAll(async () => {
        const owner = await testServer(database, environment)
        await systemDatabase(owner.platform).updateTable('recto_settings').set({ project_name: 'Read only' }).execute()
        await owner.close()
        await asOwner(
          `CREATE ROLE ${reader} LOGIN PASSWORD 'x'`,
          `GRANT USAGE ON SCHEMA public TO ${reader}`,
          `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}`,
        )
        const url = new URL(database.config.url ?? '')
        url.username = reader
        url.password = 'x'
        server = await testServer({ ...database, config: { url: url.href } }, environment)
      })
      afterAll(async () => {
        await server.close()
        await asOwner(`DROP OWNED BY ${reader}`, `DROP ROLE ${reader}`)
      })

      it('serves what can be read', async () => {
        const response = await server.send('GET', '/users?fields=email', { token: 'admin-token' })
        expect(response.json()).toEqual({ data: [{ email: 'admin@example.com' }] })
      })

      async function asOwner(...statements: readonly string[]): Promise<void> {
        const { dialect, connection } = await openDatabase('pg', database.config)
        for (const statement of statements) await connection.execute(compile(dialect, raw(statement)))
        await connection.close()
      }
    })
  },
  ['postgres'],
)
