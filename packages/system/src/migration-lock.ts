import { setTimeout as delay } from 'node:timers/promises'
import type { Connection, Dialect } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { physicalTable } from './create-table-changes.ts'
import { systemDatabase } from './database/open-system-database.ts'

interface Database {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** The primary key of the lock's row, so that there can be only one. */
const lockVersion = 'lock'
const pollMs = 250
const maxWaitMs = 120_000
/** A holder whose heartbeat is older than this has died. */
const staleMs = 60_000
const heartbeatMs = 10_000

/**
 * Runs `work` while no other process migrates. Where DDL is transactional, all of it is one transaction under the engine's
 * lock, and a crash leaves nothing. Elsewhere a row is the lock, with a heartbeat that tells a slow holder from a dead one:
 * an engine's lock needs a second session, which a pool of one does not have, and some engines lock the very table that
 * migrations write to.
 */
export function withMigrationLock<Value>(database: Database, work: (locked: Database) => Promise<Value>): Promise<Value> {
  const { connection, dialect } = database
  if (!dialect.supports.transactionalDdl) return withLockRow(database, work)
  return dialect.withLock(connection, physicalTable('migrations'), (session) => work({ dialect, connection: session }))
}

async function withLockRow<Value>(database: Database, work: (locked: Database) => Promise<Value>): Promise<Value> {
  await acquire(database)
  const heartbeat = setInterval(() => {
    // A missed heartbeat is no failure: the next one comes before the lock counts as stale.
    writeHeartbeat(database).catch(() => undefined)
  }, heartbeatMs)
  heartbeat.unref()
  try {
    return await work(database)
  } finally {
    clearInterval(heartbeat)
    await systemDatabase(database).deleteFrom('recto_migrations').where('version', '=', lockVersion).execute()
  }
}

async function acquire(database: Database): Promise<void> {
  const deadline = Date.now() + maxWaitMs
  while (!(await tryInsert(database))) {
    await deleteStale(database)
    if (Date.now() > deadline) {
      throw new RectoError('SERVICE_UNAVAILABLE', {
        extensions: { service: 'migrations', reason: 'Another process is migrating the database' },
      })
    }
    await delay(pollMs)
  }
}

async function tryInsert(database: Database): Promise<boolean> {
  try {
    await systemDatabase(database)
      .insertInto('recto_migrations')
      .values({ version: lockVersion, name: String(Date.now()) })
      .execute()
    return true
  } catch (error) {
    const known = error instanceof RectoError ? error : database.dialect.toRectoError(error)
    if (known?.code === 'RECORD_NOT_UNIQUE') return false
    throw error
  }
}

/** Deletes the row only as it was read, so that a heartbeat in between keeps it. */
async function deleteStale(database: Database): Promise<void> {
  const recto = systemDatabase(database)
  const row = await recto.selectFrom('recto_migrations').select('name').where('version', '=', lockVersion).executeTakeFirst()
  if (row === undefined || Date.now() - Number(row.name) < staleMs) return
  await recto.deleteFrom('recto_migrations').where('version', '=', lockVersion).where('name', '=', row.name).execute()
}

async function writeHeartbeat(database: Database): Promise<void> {
  const name = String(Date.now())
  await systemDatabase(database).updateTable('recto_migrations').set({ name }).where('version', '=', lockVersion).execute()
}
