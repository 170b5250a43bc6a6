import { randomUUID } from 'node:crypto'
import { compile, openDatabase, raw } from '@recto/dialects'
import {
  anonymous,
  type Context,
  createContext,
  type Input,
  openPipeline,
  type Platform,
  resolveAccount,
  runRequest,
} from '@recto/pipeline'
import { migrate, systemDatabase } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import type { NotificationMail } from '../notifications/notification-mail.ts'
import { registerContentHooks } from '../register-content-hooks.ts'

/** Who makes a request: an administrator, a reader who may read articles below 100 and share those below 50, or nobody. */
export type Caller = 'admin' | 'reader' | 'nobody'

/** Articles with versions, and people who work with them. */
export interface Content {
  readonly platform: Platform
  readonly admin: string
  readonly reader: string
  /** Mails sent so far. */
  readonly mails: NotificationMail[]
  contextOf(caller: Caller): Promise<Context>
  run<Data>(caller: Caller, input: Input): Promise<Data>
  create<Data = { readonly id: string }>(caller: Caller, collection: string, data: unknown): Promise<Data>
  close(): Promise<void>
}

const policy = randomUUID()

/** Opens an empty database with articles 1 and 2, which the reader may read and share, 60, which may only be read, and 100. */
export async function openContent(database: TestDatabase): Promise<Content> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  const table = 'CREATE TABLE articles (id INTEGER PRIMARY KEY, title VARCHAR(80), body VARCHAR(80), pin VARCHAR(80))'
  await open.connection.execute(compile(open.dialect, raw(table)))
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0, hashSecret: async (text) => `hash of ${text}` })
  const mails: NotificationMail[] = []
  registerContentHooks(platform, { publicUrl: 'https://recto.test', sendNotification: async (mail) => void mails.push(mail) })
  const [admin, reader] = await addUsers(platform)
  await platform.schemaCache.refresh()
  platform.accessCache.clear()
  const contextOf = async (caller: Caller): Promise<Context> => {
    if (caller === 'admin')
      return createContext(platform, { ...anonymous, user: admin, roles: [], policies: [], isAdmin: true, isApp: true })
    return createContext(platform, await resolveAccount({ ...anonymous, user: caller === 'reader' ? reader : null }, platform))
  }
  const run = async <Data>(caller: Caller, input: Input): Promise<Data> => {
    const result = await runRequest({ ...input, ...(input.kind === 'read' ? { isBuffered: true } : {}) }, await contextOf(caller))
    return (result?.kind === 'document' ? JSON.parse(result.data) : null) as Data
  }
  const create = <Data>(caller: Caller, collection: string, data: unknown): Promise<Data> =>
    run<Data>(caller, { kind: 'create', collection, query: {}, data })
  await create(
    'admin',
    'articles',
    [1, 2, 60, 100].map((id) => ({ id, title: `Article ${id}`, body: 'old', pin: 'secret' })),
  )
  const close = async (): Promise<void> => {
    platform.schemaCache.stop()
    await platform.events.settled()
    await open.connection.close()
  }
  return { platform, admin, reader, mails, contextOf, run, create, close }
}

async function addUsers(platform: Platform): Promise<readonly [admin: string, reader: string]> {
  const recto = systemDatabase(platform)
  const [admin, reader] = [randomUUID(), randomUUID()]
  const user = { status: 'active', provider: 'default', email_notifications: true } as const
  await recto
    .insertInto('recto_users')
    .values({ ...user, id: admin, email: 'admin@x.io', first_name: 'Ada', last_name: '<b>' })
    .execute()
  await recto
    .insertInto('recto_users')
    .values({ ...user, id: reader, email: 'reader@x.io', first_name: 'Rea' })
    .execute()
  const meta = { accountability: 'all', versioning: true } as const
  await recto
    .insertInto('recto_collections')
    .values({ collection: 'articles', ...meta })
    .execute()
  await recto
    .insertInto('recto_fields')
    .values({ collection: 'articles', field: 'pin', special: ['conceal'] })
    .execute()
  const rights = { admin_access: false, app_access: false, enforce_tfa: false }
  await recto
    .insertInto('recto_policies')
    .values({ id: policy, name: 'Readers', ...rights })
    .execute()
  await recto.insertInto('recto_access').values({ id: randomUUID(), policy, user: reader }).execute()
  const permit = async (collection: string, action: string, permissions: object | null = null): Promise<void> => {
    await recto
      .insertInto('recto_permissions')
      .values({ policy, collection, action, permissions, fields: ['*'] })
      .execute()
  }
  await permit('articles', 'read', { id: { _lt: 100 } })
  await permit('articles', 'share', { id: { _lt: 50 } })
  for (const name of ['comments', 'shares', 'versions', 'notifications'])
    for (const action of ['create', 'read', 'update', 'delete']) await permit(`directus_${name}`, action)
  return [admin, reader]
}
