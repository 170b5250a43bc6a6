import { randomUUID } from 'node:crypto'
import type { NotificationMail } from '@recto/content'
import { openDatabase } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import { anonymous, createContext, openPipeline, type Platform } from '@recto/pipeline'
import { migrate, systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { notifyOfJob } from './job-notification.ts'

const ada = randomUUID()
const failure = (count: number) => {
  const errors = Array.from({ length: count }, (_, index) => invalidPayload(`<reason ${index + 1}>`))
  return Object.assign(errors[0] ?? invalidPayload(''), { all: errors })
}

eachDatabase((database) => {
  let platform: Platform
  const mails: NotificationMail[] = []
  const inbox = () => systemDatabase(platform).selectFrom('recto_notifications').selectAll().execute()
  const end = (
    kind: 'import' | 'export',
    error: unknown,
    { user = ada, file = null }: { user?: string | null; file?: string | null } = {},
  ) => {
    const context = createContext(platform, { ...anonymous, user, roles: [], policies: [], isAdmin: false, isApp: true })
    const job = { kind, collection: 'a<b', file, outcome: { id: 'job-1', error, hasResult: error === null } }
    const options = { publicUrl: 'https://recto.test', sendNotification: async (mail: NotificationMail) => void mails.push(mail) }
    return notifyOfJob(job as Parameters<typeof notifyOfJob>[0], context, options)
  }

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await migrate(open)
    platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
    const user = { id: ada, email: 'ada@x.io', first_name: '<Ada>', status: 'active', provider: 'default', email_notifications: true }
    await systemDatabase(platform).insertInto('recto_users').values(user).execute()
  })
  afterAll(() => platform.connection.close())
  beforeEach(async () => {
    mails.length = 0
    await systemDatabase(platform).deleteFrom('recto_notifications').execute()
  })

  it.each([
    ['import', null, 'Your import has been successful', /^Hello &lt;Ada&gt;,\n\nYour import in a&lt;b has been successful\.\n$/],
    ['import', failure(2), 'Your import has failed', /has failed\.\n\n[^\n]*&lt;reason 1&gt;[^\n]*\n\n[^\n]*&lt;reason 2&gt;/],
    ['export', null, 'Your export of a<b is ready', /<a href="https:\/\/recto\.test\/utils\/jobs\/job-1\/result">/],
    ['export', failure(1), 'Your export of a<b failed', /^Please contact your system administrator/],
  ] as const)('tells of an %s that ended with %s', async (kind, error, subject, message) => {
    await end(kind, error)
    expect(await inbox()).toMatchObject([{ recipient: ada, sender: ada, subject, collection: null, status: 'inbox' }])
    expect(mails).toMatchObject([{ to: 'ada@x.io', subject }])
    expect(mails[0]?.message).toMatch(message)
  })

  it('leads to the file that an export made in the library', async () => {
    const file = randomUUID()
    await end('export', null, { file })
    expect(await inbox()).toMatchObject([{ collection: 'directus_files', item: file, subject: 'Your export of a<b is ready' }])
    expect(mails[0]?.message).toContain(`<a href="https://recto.test/admin/files/${file}">Click here to view.</a>`)
  })

  it('tells at most twenty reasons', async () => {
    await end('import', failure(30))
    expect(mails[0]?.message.match(/&lt;reason/g)).toHaveLength(20)
  })

  it('tells nobody of jobs without a user, or of a user who is gone', async () => {
    await end('import', null, { user: null })
    await end('import', null, { user: randomUUID() })
    expect([await inbox(), mails]).toEqual([[], []])
  })
})
