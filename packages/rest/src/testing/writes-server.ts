import { randomUUID } from 'node:crypto'
import { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import { httpServerOptions } from '@recto/http/server'
import { type Account, anonymous, openPipeline, type Platform, resolveAccount } from '@recto/pipeline'
import { migrate, systemDatabase } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { restPlugin } from '../index.ts'

/** A user with every right. */
export const adminUser = randomUUID()
/** A user with some. */
export const clerkUser = randomUUID()
const json = { 'content-type': 'application/json' }

/** A REST server with books, authors, chapters, lines and a singleton behind it. */
export interface WritesServer {
  readonly platform: Platform
  readonly app: FastifyInstance
  /** `request` is a method and a path: `GET /items/books`. */
  send(
    who: 'admin' | 'clerk' | 'nobody',
    request: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>
}

const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }

async function createTables(open: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  interface Keys {
    readonly references?: Readonly<Record<string, string>>
    readonly primaryKey?: readonly string[]
  }
  const create = async (name: string, columns: readonly ColumnDefinition[], { references = {}, primaryKey = ['id'] }: Keys = {}) => {
    const foreignKeys = Object.entries(references).map(([column, target]) => ({
      name: `${name}_${column}_fk`,
      columns: [column],
      referencedTable: { schema: null, name: target },
      referencedColumns: ['id'],
    }))
    const statements = open.dialect.alter({ kind: 'create-table', table: { schema: null, name }, columns, primaryKey, foreignKeys })
    for (const statement of statements) await open.connection.execute(statement)
  }
  // Keys that count up are unsigned on some engines, and what refers to them has to be too.
  const referring = open.dialect.columnTypes.toNativeType(id).includes('unsigned') ? { nativeType: 'int unsigned' } : {}
  await create('tickets', [id])
  await create('authors', [id, { name: 'name', type: 'string', isNullable: false }, { name: 'email', type: 'string' }])
  const unique = open.dialect.alter({
    kind: 'add-index',
    table: { schema: null, name: 'authors' },
    name: 'authors_email_unique',
    columns: ['email'],
    isUnique: true,
  })
  for (const statement of unique) await open.connection.execute(statement)
  await create(
    'books',
    [
      { name: 'id', type: 'uuid', isNullable: false },
      { name: 'title', type: 'string', maxLength: 50, isNullable: false },
      { name: 'status', type: 'string' },
      { name: 'pages', type: 'integer' },
      { name: 'meta', type: 'json' },
      { name: 'published', type: 'date' },
      { name: 'author', type: 'integer', ...referring },
      { name: 'secret', type: 'hash' },
      { name: 'created', type: 'timestamp' },
      { name: 'changed_by', type: 'uuid' },
    ],
    { references: { author: 'authors' } },
  )
  await create('chapters', [id, { name: 'title', type: 'string' }, { name: 'position', type: 'integer' }, { name: 'book', type: 'uuid' }], {
    references: { book: 'books' },
  })
  await create(
    'lines',
    [
      { name: 'a', type: 'integer', isNullable: false },
      { name: 'b', type: 'string', maxLength: 20, isNullable: false },
      { name: 'n', type: 'integer' },
    ],
    { primaryKey: ['a', 'b'] },
  )
  await create('config', [id, { name: 'site', type: 'string', defaultValue: { literal: 'My site' } }])
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

/** Opens it on a database of its own. */
export async function openWritesServer(database: TestDatabase): Promise<WritesServer> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  await createTables(open)
  const platform = await openPipeline(open, {
    schemaPollIntervalMs: 0,
    hashSecret: async (text) => `$hashed$${text.length}`,
    limits: { batchMutationMax: 2000 },
  })
  await fill(platform)
  await platform.schemaCache.refresh()
  const app = fastify(httpServerOptions({ bodyLimitBytes: 5_000_000 }))
  const accounts = new WeakMap<object, Account>()
  app.addHook('onRequest', async (request) => {
    const user = { admin: adminUser, clerk: clerkUser }[String(request.headers['x-test-user'])] ?? null
    accounts.set(request, await resolveAccount({ ...anonymous, user, ip: request.ip, userAgent: 'test' }, platform))
  })
  await app.register(restPlugin, { platform, accountOf: (request) => accounts.get(request) as Account, info: { version: '0.0.0' } })
  await app.ready()
  return {
    platform,
    app,
    send: (who, request, body, headers = {}) =>
      app.inject({
        method: request.slice(0, request.indexOf(' ')) as 'GET',
        url: request.slice(request.indexOf(' ') + 1),
        headers: { 'x-test-user': who, ...headers, ...(body === undefined ? {} : json) },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      }),
  }
}
