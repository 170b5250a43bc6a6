import { compile, openDatabase, raw } from '@recto/dialects'
import { migrate, type SystemDatabase, systemDatabase } from '@recto/system'
import type { eachDatabase } from '@recto/testing'
import type { Insertable } from 'kysely'
import { administrator, anonymous, resolveAccount } from '../access/resolve-account.ts'
import { type Context, createContext } from '../context.ts'
import { openPipeline } from '../open-pipeline.ts'
import type { Platform } from '../platform.ts'

type TestDatabase = Parameters<Parameters<typeof eachDatabase>[0]>[0]

/** A library of authors and books, with full rights and with those of a visitor. */
export interface Library {
  readonly platform: Platform
  asAdministrator(): Context
  /** A caller who is not logged in. */
  asVisitor(): Promise<Context>
  /** The rows of a table, in the order of their keys. */
  rows(table: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  clear(): Promise<void>
}

const policy = '7f0a1c52-6d0e-4b1b-9a53-51d2b7a4c0de'

const tables = [
  'CREATE TABLE authors (id VARCHAR(36) PRIMARY KEY, name VARCHAR(80) NOT NULL, pin VARCHAR(200))',
  'CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(80) NOT NULL, status VARCHAR(20), author VARCHAR(36) REFERENCES authors (id))',
  'CREATE TABLE shelves (id INTEGER PRIMARY KEY, place INTEGER, name VARCHAR(20))',
]

/** Opens the library in an empty database. `permissions`: what a visitor may do. */
export async function openLibrary(
  database: TestDatabase,
  permissions: readonly Omit<Insertable<SystemDatabase['recto_permissions']>, 'policy'>[],
): Promise<Library> {
  const open = await openDatabase(database.name, database.config)
  await migrate(open)
  for (const table of tables) await open.connection.execute(compile(open.dialect, raw(table)))
  const platform = await openPipeline(open, { schemaPollIntervalMs: 0, now: () => new Date('2026-11-30T08:00:00.000Z') })
  const recto = systemDatabase(platform)
  for (const collection of ['authors', 'books'])
    await recto.insertInto('recto_collections').values({ collection, accountability: 'all' }).execute()
  await recto.insertInto('recto_collections').values({ collection: 'shelves', accountability: 'all', sort_field: 'place' }).execute()
  await recto
    .insertInto('recto_fields')
    .values({ collection: 'authors', field: 'books', special: ['o2m'] })
    .execute()
  await recto
    .insertInto('recto_fields')
    .values({ collection: 'authors', field: 'id', special: ['uuid'] })
    .execute()
  await recto
    .insertInto('recto_fields')
    .values({ collection: 'authors', field: 'pin', special: ['conceal'] })
    .execute()
  await recto
    .insertInto('recto_relations')
    .values({ many_collection: 'books', many_field: 'author', one_collection: 'authors', one_field: 'books' })
    .execute()
  await recto
    .insertInto('recto_policies')
    .values({ id: policy, name: 'Visitors', admin_access: false, app_access: false, enforce_tfa: false })
    .execute()
  await recto.insertInto('recto_access').values({ id: policy, policy }).execute()
  for (const permission of permissions)
    await recto
      .insertInto('recto_permissions')
      .values({ policy, ...permission })
      .execute()
  await platform.schemaCache.refresh()
  platform.accessCache.clear()
  return {
    platform,
    asAdministrator: () => createContext(platform, administrator),
    asVisitor: async () => createContext(platform, await resolveAccount(anonymous, platform)),
    rows: (name) => platform.connection.rows(compile(platform.dialect, raw(`SELECT * FROM ${name} ORDER BY id`))),
    async clear() {
      // Nested revisions refer to those of their parents: MySQL and MariaDB check that row by row.
      await platform.connection.execute(compile(platform.dialect, raw('UPDATE recto_revisions SET parent = NULL')))
      for (const name of ['books', 'authors', 'shelves', 'recto_revisions', 'recto_activity'])
        await platform.connection.execute(compile(platform.dialect, raw(`DELETE FROM ${name}`)))
    },
  }
}
