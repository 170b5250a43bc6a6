import { setTimeout as wait } from 'node:timers/promises'
import * as sdk from '@directus/sdk'
import { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../test-server.ts'

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

    it('writes rows into a file, and notifies of it', async () => {
      await ask(sdk.utilsExport(books, 'csv', { sort: ['id'], filter: { id: { _lt: 2 } } } as never, {} as never))
      const unread = () => ask(sdk.readNotifications({ filter: { subject: { _eq: 'Your export of books is ready' } } }))
      while ((await unread()).length === 0) await wait(20)
      const link = /href="https:\/\/recto\.test([^"]+)"/.exec(String((await unread())[0]?.message))?.[1] ?? ''
      expect((await server.send('GET', link, { token: 'admin-token' })).body).toBe('"id","title"\n1,"Emma"')
      await expect(ask(sdk.utilsExport(books, 'exe' as never, {}, {} as never))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }],
      })
    })
  })
})
