import { compile, openDatabase, raw } from '@recto/dialects'
import { administrator, anonymous, type Context, createContext, openPipeline, type Platform, resolveAccount } from '@recto/pipeline'
import { migrate, type SystemDatabase, systemDatabase } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import type { Insertable } from 'kysely'
import { registerContentHooks } from '../register-content-hooks.ts'

type Permission = Omit<Insertable<SystemDatabase['recto_permissions']>, 'policy'>

/** Articles with remarks and an author, their versions, and readers with different rights. */
export interface Newsroom {
  readonly platform: Platform
  asAdministrator(): Context
  /** A user who may do this and nothing else. */
  as(user: keyof typeof people): Promise<Context>
  /** Gives a user other permissions. */
  permit(user: keyof typeof people, permissions: readonly Permission[]): Promise<void>
  rows(table: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  run(statement: string): Promise<void>
}

const people = {
  reader: '11111111-1111-4111-8111-111111111111',
  editor: '22222222-2222-4222-8222-222222222222',
}

const tables = [
  'CREATE TABLE writers (id INTEGER PRIMARY KEY, name VARCHAR(80), pin VARCHAR(80), code VARCHAR(20) UNIQUE)',
  'CREATE TABLE articles (id INTEGER PRIMARY KEY, title VARCHAR(80), status VARCHAR(20), memo VARCHAR(80), writer INTEGER REFERENCES writers (id), parent INTEGER REFERENCES articles (id))',
  'CREATE TABLE remarks (id INTEGER PRIMARY KEY, body VARCHAR(80), article INTEGER REFERENCES articles (id))',
]

const rows = [
  "INSERT INTO writers (id, name, pin, code) VALUES (1, 'Ada', '1234', 'a'), (2, 'Secret', '5678', 'taken')",
  "INSERT INTO articles (id, title, status, memo, writer) VALUES (1, 'Open', 'published', 'internal', 1), (2, 'Closed', 'draft', 'hidden memo', 2)",
  "INSERT INTO remarks (id, body, article) VALUES (1, 'on open', 1), (2, 'on closed', 2)",
]

export async function openNewsroom(database: TestDatabase): Promise<Newsroom> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  const run = (statement: string) => open.connection.execute(compile(open.dialect, raw(statement))).then(() => undefined)
  for (const statement of [...tables, ...rows]) await run(statement)
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  registerContentHooks(platform)
  await describe(platform)
  await platform.schemaCache.refresh()
  return {
    platform,
    asAdministrator: () => createContext(platform, administrator),
    as: async (user) => createContext(platform, await resolveAccount({ ...anonymous, user: people[user] }, platform)),
    permit: (user, permissions) => permit(platform, people[user], permissions),
    rows: (name) => platform.connection.rows(compile(platform.dialect, raw(`SELECT * FROM ${name} ORDER BY id`))),
    run,
  }
}

async function describe(platform: Platform): Promise<void> {
  const recto = systemDatabase(platform)
  for (const collection of ['articles', 'remarks', 'writers'])
    await recto.insertInto('recto_collections').values({ collection, accountability: 'all', versioning: true }).execute()
  const field = (collection: string, name: string, special: readonly string[]) =>
    recto.insertInto('recto_fields').values({ collection, field: name, special }).execute()
  await field('articles', 'remarks', ['o2m'])
  await field('articles', 'children', ['o2m'])
  await field('writers', 'pin', ['conceal'])
  for (const [many, key, one, alias] of [
    ['remarks', 'article', 'articles', 'remarks'],
    ['articles', 'parent', 'articles', 'children'],
    ['articles', 'writer', 'writers', null],
  ] as const)
    await recto
      .insertInto('recto_relations')
      .values({ many_collection: many, many_field: key, one_collection: one, one_field: alias })
      .execute()
  for (const [name, id] of Object.entries(people)) {
    await recto
      .insertInto('recto_users')
      .values({ id, email: `${name}@example.com`, status: 'active', provider: 'default' })
      .execute()
    const flags = { admin_access: false, app_access: false, enforce_tfa: false }
    await recto
      .insertInto('recto_policies')
      .values({ id, name, icon: 'badge', ...flags })
      .execute()
    await recto.insertInto('recto_access').values({ id, policy: id, user: id }).execute()
  }
}

async function permit(platform: Platform, policy: string, permissions: readonly Permission[]): Promise<void> {
  const recto = systemDatabase(platform)
  await recto.deleteFrom('recto_permissions').where('policy', '=', policy).execute()
  for (const permission of permissions)
    await recto
      .insertInto('recto_permissions')
      .values({ policy, ...permission })
      .execute()
  platform.accessCache.clear()
}
