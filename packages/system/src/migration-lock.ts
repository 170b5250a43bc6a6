import { setTimeout as delay } from 'node:timers/promises'
import { bind, type Connection, compile, type Dialect, type Sql, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { physicalTable } from './create-table-changes.ts'
import { insertStatement } from './insert-statement.ts'
import { migrations } from './tables/migrations.ts'

interface Database {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** The primary key of the lock's row: there can be only one. */
const lockVersion = 'lock'
const pollMs = 250
const patienceMs = 120_000
/** A holder that has not been heard of for so long has died. */
const staleMs = 60_000
const beatMs = 10_000

/**
 * Runs `work` while no other process migrates. Where DDL is transactional everything happens in one transaction whose
 * first act is to insert the lock's row: others wait for it, and a crash leaves nothing. Elsewhere the row is really
 * there for the time being, with a heartbeat that tells a slow holder from a dead one.
 */
export async function withMigrationLock<Value>(database: Database, work: (locked: Database) => Promise<Value>): Promise<Value> {
  if (!database.dialect.supports.transactionalDdl) return withLockRow(database, work)
  return database.connection.transaction(async (session) => {
    const locked = { ...database, connection: session }
    await insertLock(locked)
    const value = await work(locked)
    await run(locked, deleteLock(locked))
    return value
  })
}

async function withLockRow<Value>(database: Database, work: (locked: Database) => Promise<Value>): Promise<Value> {
  await acquire(database)
  const beat = setInterval(() => {
    // A missed beat is no failure: the next one comes before the lock counts as stale.
    run(database, updateLock(database)).catch(() => undefined)
  }, beatMs)
  beat.unref()
  try {
    return await work(database)
  } finally {
    clearInterval(beat)
    await run(database, deleteLock(database))
  }
}

async function acquire(database: Database): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await tryInsert(database))) {
    await removeStale(database)
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
    await insertLock(database)
    return true
  } catch (error) {
    const meant = error instanceof RectoError ? error : database.dialect.toRectoError(error)
    if (meant?.code === 'RECORD_NOT_UNIQUE') return false
    throw error
  }
}

/** Deletes the row only as it was read, so that a holder's beat in between keeps it. */
async function removeStale({ connection, dialect }: Database): Promise<void> {
  const { identifier, table } = dialect.expressions
  const lock = sql`${table(physicalTable('migrations'))} WHERE ${identifier('version')} = ${bind(lockVersion)}`
  const [row] = await connection.rows<{ name: string }>(compile(dialect, sql`SELECT ${identifier('name')} FROM ${lock}`))
  if (row === undefined || Date.now() - Number(row.name) < staleMs) return
  await connection.execute(compile(dialect, sql`DELETE FROM ${lock} AND ${identifier('name')} = ${bind(row.name)}`))
}

async function insertLock(database: Database): Promise<void> {
  await run(database, insertStatement(database.dialect, migrations, { version: lockVersion, name: String(Date.now()) }))
}

function updateLock({ dialect }: Database): Sql {
  const { identifier, table } = dialect.expressions
  return sql`UPDATE ${table(physicalTable('migrations'))} SET ${identifier('name')} = ${bind(String(Date.now()))} WHERE ${identifier('version')} = ${bind(lockVersion)}`
}

function deleteLock({ dialect }: Database): Sql {
  const { identifier, table } = dialect.expressions
  return sql`DELETE FROM ${table(physicalTable('migrations'))} WHERE ${identifier('version')} = ${bind(lockVersion)}`
}

async function run({ connection, dialect }: Database, statement: Sql): Promise<void> {
  await connection.execute(compile(dialect, statement))
}
