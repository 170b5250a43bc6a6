import { compile, openDatabase, raw } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer } from './test-server.ts'
import { addTestUser } from './test-users.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }
const tables = 60

/** What costs more with each table there is, and is done once for all who ask. */
eachDatabase(
  (database) => {
    let server: TestServer
    beforeAll(async () => {
      const { connection, dialect } = await openDatabase(database.name, database.config)
      for (let index = 0; index < tables; index += 1)
        await connection.execute(compile(dialect, raw(`CREATE TABLE t${index} (id INTEGER PRIMARY KEY, name VARCHAR(40))`)))
      await connection.close()
      server = await testServer(database, environment)
    })
    afterAll(() => server.close())
    const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, token = 'admin') =>
      server.send(method, url, { token, ...(body === undefined ? {} : { body }) })
    const document = async (token = 'admin') => (await send('GET', '/server/specs/oas', undefined, token)).body

    it('makes the OpenAPI document once for everybody with the same rights, and again after a change', async () => {
      const permissions = [{ collection: 't1', action: 'read', fields: ['id'] }] as const
      const { token } = await addTestUser(server.platform, 'reader', { permissions: [{ ...permissions[0], fields: ['id'] }] })
      await Promise.all([document(), document(token)])
      const stringify = vi.spyOn(JSON, 'stringify')
      const [first, second, reader] = await Promise.all([document(), document(), document(token)])
      const made = stringify.mock.results.filter(({ value }) => value === first || value === reader)
      stringify.mockRestore()
      expect(made).toEqual([])
      expect(second).toBe(first)
      expect(reader).not.toContain('ItemsT2')
      await send('PATCH', '/collections/t2', { meta: { note: 'What is in t2' } })
      expect(await document()).toContain('What is in t2')
      await send('POST', '/fields/t3', { field: 'added', type: 'string', schema: {} })
      expect(await document()).toContain('added')
    })

    it('reads no catalog for a change of metadata, and the catalog for one of the structure', async () => {
      const introspect = vi.spyOn(server.platform.dialect, 'introspect')
      const readings = async (work: () => Promise<{ readonly statusCode: number; readonly body: string }>) => {
        introspect.mockClear()
        const { statusCode, body } = await work()
        expect(statusCode, body).toBe(200)
        return introspect.mock.calls.length
      }
      expect(await readings(() => send('PATCH', '/collections/t4', { meta: { note: 'Noted' } }))).toBe(0)
      expect(await readings(() => send('PATCH', '/fields/t4/name', { meta: { note: 'A name' } }))).toBe(0)
      expect(await readings(() => send('POST', '/fields/t4', { field: 'more', type: 'integer', schema: {} }))).toBe(1)
      introspect.mockRestore()
      expect((await send('GET', '/collections/t4')).json().data.meta.note).toBe('Noted')
      expect((await send('GET', '/fields/t4/name')).json().data.meta.note).toBe('A name')
      expect((await send('POST', '/items/t4', { id: 1, more: 5 })).json().data).toEqual({ id: 1, name: null, more: 5 })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
