import { randomUUID } from 'node:crypto'
import type { Connection, Dialect } from '@recto/dialects'
import { applyChange, readDone } from './apply-change.ts'
import { createTableChanges, physicalTable } from './create-table-changes.ts'
import { systemDatabase } from './database/open-system-database.ts'
import type { Migration, MigrationContext } from './migration.ts'
import { withMigrationLock } from './migration-lock.ts'
import { initial } from './migrations/0001-initial.ts'
import { unfinishedChanges } from './migrations/0002-unfinished-changes.ts'
import { schemaChangeLogTable } from './migrations/0003-schema-change-log.ts'
import { operationKeys } from './migrations/0004-operation-keys.ts'
import { fileContentTables } from './migrations/0005-file-contents.ts'
import { migrations as migrationsTable } from './tables/migrations.ts'

/** All migrations in their order. */
export const migrations: readonly Migration[] = [initial, unfinishedChanges, schemaChangeLogTable, operationKeys, fileContentTables]

export interface MigrateOptions {
  readonly connection: Connection
  readonly dialect: Dialect
  /** @default the platform's random identifiers */
  readonly uuid?: () => string
}

export interface MigrationState {
  readonly version: string
  readonly name: string
  readonly isApplied: boolean
}

/** Which migrations there are and which have been applied. Writes nothing. */
export async function migrationStatus(options: MigrateOptions): Promise<readonly MigrationState[]> {
  const applied = new Set(await readApplied(options))
  return migrations.map(({ version, name }) => ({ version, name, isApplied: applied.has(version) }))
}

/**
 * Brings Recto's tables up to date and answers with the versions that were applied. Any number of processes may call it
 * at once; each migration runs once. When nothing is pending nothing is written.
 * @throws {RectoError} SERVICE_UNAVAILABLE when another process holds the lock for too long
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const status = await migrationStatus(options)
  if (status.every((state) => state.isApplied)) return []
  await createMigrationsTable(options)
  return withMigrationLock(options, async (locked) => {
    const applied = new Set(await readApplied(locked))
    const pending = migrations.filter((migration) => !applied.has(migration.version))
    for (const migration of pending) {
      await migration.up(await contextOf(locked))
      const row = { version: migration.version, name: migration.name }
      await systemDatabase(locked).insertInto('recto_migrations').values(row).execute()
    }
    return pending.map((migration) => migration.version)
  })
}

/**
 * Undoes the newest migration, and answers with its version, or `null` when none was left. Undoing the first one removes
 * everything Recto has stored and leaves the database as it was found.
 */
export async function migrateDown(options: MigrateOptions): Promise<string | null> {
  if ((await readApplied(options)).length === 0) return null
  const undone = await withMigrationLock(options, async (locked) => {
    const applied = new Set(await readApplied(locked))
    const newest = migrations.findLast((migration) => applied.has(migration.version))
    if (newest === undefined) return null
    await newest.down(await contextOf(locked))
    await systemDatabase(locked).deleteFrom('recto_migrations').where('version', '=', newest.version).execute()
    return newest.version
  })
  if ((await readApplied(options)).length === 0)
    await (await contextOf(options)).apply({ kind: 'drop-table', table: physicalTable('migrations') })
  return undone
}

async function readApplied(options: MigrateOptions): Promise<readonly string[]> {
  try {
    const rows = await systemDatabase(options).selectFrom('recto_migrations').select('version').execute()
    const known = new Set(rows.map((row) => row.version))
    return migrations.map((migration) => migration.version).filter((version) => known.has(version))
  } catch (error) {
    if (options.dialect.isSchemaStale(error)) return []
    throw error
  }
}

/** Two processes may find the table missing at the same time: losing that race is no error. */
async function createMigrationsTable(options: MigrateOptions): Promise<void> {
  const context = await contextOf(options)
  try {
    for (const change of createTableChanges(migrationsTable)) await context.apply(change)
  } catch (error) {
    const done = await readDone(options)
    if (!done.tables.has(physicalTable('migrations').name)) throw error
  }
}

async function contextOf(options: MigrateOptions): Promise<MigrationContext> {
  const done = await readDone(options)
  return { uuid: randomUUID, ...options, apply: (change) => applyChange(options, { change, done }) }
}
