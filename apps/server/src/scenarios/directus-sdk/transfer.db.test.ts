import { setTimeout as wait } from 'node:timers/promises'
import * as sdk from '@directus/sdk'
import { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, type TestServer, testServer } from '../test-server.ts'
import { addTestUser } from '../test-users.ts'

const environment = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'secret',
  ADMIN_TOKEN: 'admin-token',
  PUBLIC_URL: 'https://recto.test',
}
const books = 'books' as never

eachDatabase((database) => {
  describe('imports and exports of the official client', () => {
    let server: TestServer
    let ask: <Answer>(command: sdk.RestCommand<Answer, object>) => Promise<Answer>

    beforeAll(async () => {
      const { dialect, connection } = await openDatabase(database.name, database.config)
      const columns: ColumnDefinition[] = [
        { name: 'id', type: 'integer', isNullable: false },
        { name: 'title', type: 'string' },
      ]
      for (const statement of dialect.alter({ kind: 'create-table', table: { schema: null, name: 'books' }, columns, primaryKey: ['id'] }))
        await connection.execute(statement)
      await connection.close()
      server = await testServer(database, environment)
      const url = await server.fastify.listen({ port: 0, host: '127.0.0.1' })
      const client = sdk.createDirectus<object>(url).with(sdk.staticToken('admin-token')).with(sdk.rest())
      ask = (command) => client.request(command)
    })
    afterAll(() => server.close())

    const formOf = (text: string, type: string): FormData => {
      const form = new FormData()
      form.append('file', new File([text], 'books', { type }))
      return form
    }
    /** Waits for the notification of an export that ended, and takes it away. */
    const endedExport = async (subject = 'Your export of books is ready') => {
      for (;;) {
        const [found] = await ask(sdk.readNotifications({ filter: { subject: { _eq: subject } } }))
        if (found !== undefined) {
          await ask(sdk.deleteNotification(found.id))
          return { collection: found.collection, item: found.item, message: String(found.message) }
        }
        await wait(20)
      }
    }
    const titles = () => ask(sdk.readItems(books, { sort: ['id'] } as never))

    it('brings rows in, all or none', async () => {
      await ask(sdk.utilsImport(books, formOf('id,title\n1,Emma\n2,Middlemarch', 'text/csv')))
      await ask(sdk.utilsImport(books, formOf('[{"id":2,"title":"Jane Eyre"}]', 'application/json')))
      const rows = [
        { id: 1, title: 'Emma' },
        { id: 2, title: 'Jane Eyre' },
      ]
      expect(await titles()).toEqual(rows)
      await expect(ask(sdk.utilsImport(books, formOf('id,title\n1,New\nx,Y', 'text/csv')))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'INVALID_PAYLOAD', field: 'id', rows: [{ type: 'lines', rows: [2] }] } }],
      })
      await expect(ask(sdk.utilsImport(books, formOf('id', 'image/png')))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
      })
      expect(await titles()).toEqual(rows)
    })

    it('writes rows into a file of the library, and notifies of it', async () => {
      const folder = await ask(sdk.createFolder({ name: 'Exports' } as never))
      const folderKey = (folder as { readonly id: string }).id
      await ask(sdk.utilsExport(books, 'csv', { sort: ['id'], filter: { id: { _lt: 2 } } } as never, { folder: folderKey } as never))
      const { collection, item, message } = await endedExport()
      expect(collection).toBe('directus_files')
      expect(message).toContain(`<a href="https://recto.test/admin/files/${item}">`)
      expect(await ask(sdk.readFile(item as never))).toMatchObject({
        folder: folderKey,
        storage: 'local',
        type: 'text/csv',
        title: expect.stringMatching(/^export-books-\d{8}-\d{6}$/),
        filename_download: expect.stringMatching(/^export-books-\d{8}-\d{6}\.csv$/),
        filesize: '21',
      })
      expect((await server.send('GET', `/assets/${item}`, { token: 'admin-token' })).body).toBe('"id","title"\n1,"Emma"')
    })

    it('gives the file the fields that its caller chose', async () => {
      const file = { title: 'Novels', filename_download: 'novels.json', description: 'All of them' }
      await ask(sdk.utilsExport(books, 'json', { fields: ['id'] } as never, file as never))
      const { item } = await endedExport()
      expect(await ask(sdk.readFile(item as never))).toMatchObject({ ...file, type: 'application/json' })
    })

    it('refuses at once, or notifies of what fails later', async () => {
      const wrong = async (format: string, query: object, file: object) =>
        ask(sdk.utilsExport(books, format as never, query as never, file as never))
      await expect(wrong('exe', {}, {})).rejects.toMatchObject({ errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }] })
      const { token } = await addTestUser(server.platform, 'reader', {
        permissions: [{ collection: 'books', action: 'read', fields: ['*'] }],
      })
      const body = { query: {}, format: 'csv' }
      expect(errorCode(await server.send('POST', '/utils/export/books', { token, body }))).toBe('403 FORBIDDEN')
      expect((await server.send('POST', '/utils/export/books?background=true', { token, body })).statusCode).toBe(202)
      const before = await ask(sdk.readFiles())
      await wrong('csv', {}, { folder: '00000000-0000-4000-8000-000000000000' })
      expect(await endedExport('Your export of books failed')).toMatchObject({ collection: null, item: null })
      await wrong('csv', {}, { storage: 'elsewhere' })
      await endedExport('Your export of books failed')
      expect(await ask(sdk.readFiles())).toEqual(before)
    })
  })
})
