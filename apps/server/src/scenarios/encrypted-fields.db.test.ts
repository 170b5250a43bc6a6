import { compile, raw } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from './test-server.ts'

const environment = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'secret', ADMIN_TOKEN: 'admin' }
const mask = '**********'

eachDatabase((database) => {
  describe('encrypted fields', () => {
    let server: TestServer
    const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown) =>
      server.send(method, url, { token: 'admin', ...(body === undefined ? {} : { body }) })
    const stored = async (): Promise<(string | null)[]> => {
      const { dialect, connection } = server.platform
      const rows = await connection.rows<{ token: string | null }>(compile(dialect, raw('SELECT token FROM vault ORDER BY id')))
      return rows.map(({ token }) => token)
    }
    const opened = async (): Promise<(string | null)[]> =>
      (await stored()).map((text) => (text === null ? null : server.platform.cipher.decrypt(text)))

    beforeAll(async () => {
      server = await testServer(database, environment)
      const fields = [
        { field: 'id', type: 'integer', meta: {}, schema: { is_primary_key: true } },
        { field: 'token', type: 'text', meta: { special: ['encrypt'] }, schema: {} },
      ]
      expect((await ask('POST', '/collections', { collection: 'vault', meta: {}, schema: {}, fields })).statusCode).toBe(200)
    })
    afterAll(() => server.close())

    it('are written by create, update and import, and read as a mask', async () => {
      expect(
        (await ask('POST', '/items/vault', [{ id: 1, token: 'plain-1' }, { id: 2, token: 'plain-2' }, { id: 3 }])).json().data,
      ).toEqual([
        { id: 1, token: mask },
        { id: 2, token: mask },
        { id: 3, token: null },
      ])
      expect((await ask('PATCH', '/items/vault/2', { token: 'plain-two' })).json().data).toEqual({ id: 2, token: mask })
      const file = 'id,token\n3,plain-3\n4,"plain ü 書"'
      const form = `--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\nContent-Type: text/csv\r\n\r\n${file}\r\n--x--\r\n`
      const imported = await server.fastify.inject({
        method: 'POST',
        url: '/utils/import/vault',
        headers: { authorization: 'Bearer admin', 'content-type': 'multipart/form-data; boundary=x' },
        payload: form,
      })
      expect(imported.statusCode, imported.body).toBe(200)
      expect(await opened()).toEqual(['plain-1', 'plain-two', 'plain-3', 'plain ü 書'])
      for (const text of await stored()) expect(text).toMatch(/^recto:v1:[\w-]+$/)
      const shown = ['/items/vault', '/items/vault?export=csv', '/revisions?limit=-1', '/activity?limit=-1', '/items/vault?sort=token']
      for (const url of shown) expect((await ask('GET', url)).body, url).not.toContain('plain')
      expect((await ask('GET', '/revisions?limit=-1&filter[collection][_eq]=vault')).body).toContain(mask)
    })

    it('tell nothing of their content to a query', async () => {
      expect(errorCode(await ask('GET', '/items/vault?filter[token][_eq]=plain-1'))).toBe('400 INVALID_QUERY')
      expect((await ask('GET', '/items/vault?search=plain-1')).json().data).toEqual([])
      expect((await ask('GET', '/items/vault?filter[token][_nnull]=true&aggregate[count]=*')).json().data).toEqual([{ count: 4 }])
    })

    it('stay readable as a mask under another secret, and say why they cannot be opened', async () => {
      const [text = ''] = await stored()
      const other = await testServer(database, { ...environment, SECRET: 'another-secret-of-32-characters--' })
      try {
        expect((await other.send('GET', '/items/vault/1', { token: 'admin' })).json().data).toEqual({ id: 1, token: mask })
        expect(() => other.platform.cipher.decrypt(String(text))).toThrow(/another SECRET/)
        expect((await other.send('PATCH', '/items/vault/1', { token: 'admin', body: { token: 'again' } })).statusCode).toBe(200)
        expect(other.platform.cipher.decrypt(String((await stored())[0]))).toBe('again')
      } finally {
        await other.close()
      }
    })
  })
})
