import { randomUUID } from 'node:crypto'
import { openDatabase } from '@recto/dialects'
import type { JsonObject } from '@recto/protocol'
import { migrate, systemDatabase } from '@recto/system'
import type { eachDatabase } from '@recto/testing'
import { anonymous, resolveAccount } from '../access/resolve-account.ts'
import { collectItems } from '../collect-items.ts'
import { type Context, createContext } from '../context.ts'
import type { Input } from '../input.ts'
import { openPipeline } from '../open-pipeline.ts'
import type { Platform } from '../platform.ts'
import { runRequest } from '../run-request.ts'
import { createBooksTables } from './books-tables.ts'

type TestDatabase = Parameters<Parameters<typeof eachDatabase>[0]>[0]
type Caller = 'admin' | 'clerk' | 'nobody'

/** A user with every right. */
export const adminUser = randomUUID()
/** A user who may read the books that are not hidden, create books, and change and delete drafts. */
const clerkUser = randomUUID()

/** A database of books, authors, chapters, lines, tickets and a singleton, with two users. */
export interface Books {
  readonly platform: Platform
  contextOf(who: Caller): Promise<Context>
  /** The data of an answer; `null` when there is nothing to show. */
  ask<Data = unknown>(who: Caller, input: Input): Promise<Data>
  /** Creates as the administrator: an object for one item, a list for several. */
  create<Data = unknown>(collection: string, data: unknown, query?: JsonObject): Promise<Data>
  /** Changes one item as the administrator. */
  update<Data = unknown>(collection: string, key: string | number, data: unknown, query?: JsonObject): Promise<Data>
  /** Every item that the query finds, as the administrator. */
  list<Data = JsonObject>(collection: string, query?: JsonObject): Promise<readonly Data[]>
  count(collection: string): Promise<number>
  /** Deletes books, authors, chapters and lines. */
  clear(): Promise<void>
}

async function fill(platform: Platform): Promise<void> {
  const recto = systemDatabase(platform)
  const everything = randomUUID()
  const clerks = randomUUID()
  for (const [user, policy] of [
    [adminUser, everything],
    [clerkUser, clerks],
  ] as const) {
    await recto
      .insertInto('recto_users')
      .values({ id: user, email: `${user}@example.com`, status: 'active', provider: 'default' })
      .execute()
    await recto
      .insertInto('recto_policies')
      .values({
        id: policy,
        name: 'p',
        icon: 'badge',
        admin_access: policy === everything,
        app_access: false,
        enforce_tfa: false,
      })
      .execute()
    await recto.insertInto('recto_access').values({ id: randomUUID(), policy, user }).execute()
  }
  const permit = (action: string, parts: object) =>
    recto
      .insertInto('recto_permissions')
      .values({
        policy: clerks,
        collection: 'books',
        action,
        permissions: null,
        validation: null,
        presets: null,
        fields: null,
        ...parts,
      })
      .execute()
  await permit('read', { permissions: { status: { _neq: 'hidden' } }, fields: ['id', 'title', 'status', 'chapters'] })
  await permit('create', {
    fields: ['title', 'pages', 'status', 'author'],
    presets: { status: 'draft' },
    validation: { pages: { _lt: 1000 } },
  })
  await permit('update', { permissions: { status: { _eq: 'draft' } }, fields: ['title', 'status'] })
  await permit('update', { permissions: { pages: { _lt: 10 } }, fields: ['pages'] })
  await permit('delete', { permissions: { status: { _eq: 'draft' } } })
  const field = (name: string, parts: object) =>
    recto
      .insertInto('recto_fields')
      .values({ collection: 'books', field: name, readonly: false, hidden: false, searchable: true, ...parts })
      .execute()
  await field('id', { special: ['uuid'] })
  await field('secret', { special: ['hash', 'conceal'] })
  await field('created', { special: ['date-created'] })
  await field('changed_by', { special: ['user-updated'] })
  await field('meta', { special: ['cast-json'] })
  await field('chapters', { special: ['o2m'] })
  await field('title', { validation: { title: { _neq: 'forbidden' } } })
  await recto
    .insertInto('recto_relations')
    .values({
      many_collection: 'chapters',
      many_field: 'book',
      one_collection: 'books',
      one_field: 'chapters',
      sort_field: 'position',
      one_deselect_action: 'nullify',
    })
    .execute()
  await recto
    .insertInto('recto_collections')
    .values({
      collection: 'config',
      singleton: true,
      hidden: false,
      accountability: 'all',
      archive_app_filter: true,
      collapse: 'open',
      versioning: false,
    })
    .execute()
}

/** Opens them in an empty database. A request may write 2000 items. */
export async function openBooks(database: TestDatabase): Promise<Books> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  await createBooksTables(open)
  const platform = await openPipeline(open, {
    schemaPollIntervalMs: 0,
    hashSecret: async (text) => `$hashed$${text.length}`,
    limits: { batchMutationMax: 2000 },
  })
  await fill(platform)
  await platform.schemaCache.refresh()
  const users = { admin: adminUser, clerk: clerkUser, nobody: null }
  const contextOf = async (who: Caller) =>
    createContext(platform, await resolveAccount({ ...anonymous, user: users[who], ip: '127.0.0.1', userAgent: 'test' }, platform))
  const ask: Books['ask'] = async (who, input) => dataOf(await runRequest(input, await contextOf(who))) as never
  const list: Books['list'] = (collection, query = {}) => ask('admin', { kind: 'read', collection, query: { limit: -1, ...query } })
  return {
    platform,
    contextOf,
    ask,
    list,
    create: (collection, data, query = {}) => ask('admin', { kind: 'create', collection, query, data }),
    update: (collection, key, data, query = {}) => ask('admin', { kind: 'update', collection, query, keys: [key], isOne: true, data }),
    async count(collection) {
      const [row] = await list<{ readonly count: number }>(collection, { aggregate: { count: '*' } })
      return Number(row?.count)
    },
    async clear() {
      for (const collection of ['chapters', 'books', 'authors', 'lines'])
        await ask('admin', { kind: 'delete', collection, query: {}, selection: { limit: -1 } })
    },
  }
}

async function dataOf(result: Awaited<ReturnType<typeof runRequest>>): Promise<unknown> {
  if (result === null) return null
  return result.kind === 'document' ? (JSON.parse(result.data) as unknown) : await collectItems(result.items)
}
