import { memoryTransport } from '@recto/mail'
import { administrator, createContext, runRequest } from '@recto/pipeline'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenPlatform, openPlatform } from './open-platform.ts'

eachDatabase((database) => {
  const connection = { client: database.name, connection: database.config }

  describe('openPlatform', () => {
    const mail = memoryTransport()
    let opened: OpenPlatform

    beforeAll(async () => {
      opened = await openPlatform({
        ...connection,
        publicUrl: 'https://recto.example/',
        auth: { hashing: { memoryCost: 8, timeCost: 1, parallelism: 1 } },
        mail: { transport: mail, from: 'recto@example.com' },
        schemaPollIntervalMs: 0,
      })
    })
    afterAll(() => opened.close())

    const read = (collection: string) =>
      runRequest({ kind: 'read', collection, query: { fields: 'id' } }, createContext(opened.platform, administrator))

    it('has run the migrations: system collections answer', async () => {
      expect(await read('directus_roles')).toMatchObject({ kind: 'document', data: expect.stringMatching(/^\[.*\]$/) })
    })

    it('registers collection hooks once: a role cannot be its own parent, and a mail goes out once', async () => {
      const id = 'f3a0c1de-8a1b-4f5e-9c55-0d9b8a1f2c3d'
      const user = await opened.auth.createFirstAdmin({
        email: 'admin@example.com',
        password: 'a-long-password',
        token: null,
        settings: {},
      })
      const run = (input: Parameters<typeof runRequest>[0]) => runRequest(input, createContext(opened.platform, administrator))
      await run({ kind: 'create', collection: 'directus_roles', data: { id, name: 'Editors' }, query: {} })
      const change = run({ kind: 'update', collection: 'directus_roles', keys: [id], data: { parent: id }, query: {} })
      await expect(change).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
      await run({ kind: 'create', collection: 'directus_notifications', data: { recipient: user, subject: 'Hello' }, query: {} })
      await opened.platform.events.settled()
      await expect.poll(() => mail.sent.length).toBe(1)
      expect(mail.sent[0]?.html).toContain(`https://recto.example/admin/users/${user}`)
    })

    it('opens a database that has its tables already', async () => {
      const other = await openPlatform({ ...connection, schemaPollIntervalMs: 0 })
      await other.close()
    })

    it('refuses a client that no engine has', async () => {
      await expect(openPlatform({ client: 'dbase', connection: {} })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    })
  })
})
