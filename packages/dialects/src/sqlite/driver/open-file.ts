import { RectoError } from '@recto/errors'
import type { Database, Options, Statement as Prepared } from 'better-sqlite3'
import QuickLRU from 'quick-lru'
import { createMutex, type Mutex } from '../../connection/mutex.ts'
import type { ConnectionConfig } from '../../connection.ts'
import type { Statement } from '../../sql.ts'
import { Checkpoints } from './checkpoints.ts'
import { registerFunctions } from './functions.ts'
import { createReadThreads, type ReadThreads, threadSetup } from './read-threads.ts'
import { createStatementTimings, type StatementTimings } from './statement-timings.ts'

/** Statements kept compiled in one session; those not used lately go first. */
const compiledPerSession = 500

/** A file and the ways to it. */
export interface SqliteFile {
  readonly writer: Session
  /** Always sees what is committed. The writer itself in a private database. */
  readonly reader: Session
  /** Who may use the writer. */
  readonly turns: Mutex
  /** Learns how long reads take. */
  readonly timings: StatementTimings
  /** `null` for a private database, which other threads can't see. */
  readonly threads: ReadThreads | null
  /** `null` without a write-ahead log. */
  readonly checkpoints: Checkpoints | null
  isClosed: boolean
}

/** @throws {RectoError} SERVICE_UNAVAILABLE when the file can't be opened */
export async function openFile(config: ConnectionConfig): Promise<SqliteFile> {
  const filename = filenameOf(config)
  const { default: Sqlite } = await import('better-sqlite3')
  const openScratch = (): Database => new Sqlite(':memory:')
  const open = (options: Options): Session => createSession(new Sqlite(filename, { ...options, ...config.driverOptions }), openScratch)
  try {
    const writer = open({})
    const isLogged = prepareWriter(writer.database, config)
    const isPrivate = filename === ':memory:' || writer.database.memory
    const timings = createStatementTimings()
    const reader = isPrivate ? writer : open({ readonly: true })
    // From here on, statements that find the file locked wait without blocking the event loop.
    for (const { database } of [writer, reader]) database.pragma('busy_timeout = 0')
    return {
      writer,
      reader,
      turns: createMutex({ timeoutMs: config.pool?.acquireTimeoutMs ?? 60_000 }),
      timings,
      threads: isPrivate ? null : createReadThreads(filename, config, timings),
      checkpoints: isPrivate || !isLogged ? null : new Checkpoints(writer.database, threadSetup(filename, config)),
      isClosed: false,
    }
  } catch (cause) {
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: `Can't open "${filename}"` }, cause })
  }
}

function filenameOf({ filename, url, database }: ConnectionConfig): string {
  const name = filename ?? url?.replace(/^(sqlite3?|file):(\/\/)?/, '') ?? database
  if (name !== undefined && name !== '') return name
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'No file name given' } })
}

/** Waits for the transaction that is under way. */
export async function closeFile(file: SqliteFile): Promise<void> {
  const { writer, reader, turns, threads, checkpoints } = file
  threads?.close()
  await turns.run(async () => {
    file.isClosed = true
    await checkpoints?.close()
    if (reader !== writer) reader.database.close()
    writer.database.close()
  })
}

/** @throws {Error} when the file was closed */
export function assertOpen(file: SqliteFile): void {
  if (file.isClosed) throw new Error('The connection is closed.')
}

/** One connection of the driver. */
export interface Session {
  readonly database: Database
  compile(statement: Statement): Prepared<unknown[]>
}

function createSession(database: Database, openScratch: () => Database): Session {
  registerFunctions(database, openScratch)
  database.pragma('busy_timeout = 5000')
  const compiled = new QuickLRU<string, Prepared<unknown[]>>({ maxSize: compiledPerSession })
  return {
    database,
    compile(statement) {
      const known = compiled.get(statement.sql)
      if (known !== undefined && !known.busy) return known
      const fresh = database.prepare<unknown[]>(statement.sql)
      if (known === undefined && statement.name !== undefined) compiled.set(statement.sql, fresh)
      return fresh
    },
  }
}

/** `unsafeMode` permits the edits of the schema table that `alter.ts` makes. @returns whether the file has a write-ahead log */
function prepareWriter(database: Database, { journalMode = 'wal', synchronous }: ConnectionConfig): boolean {
  if (journalMode === 'wal') database.pragma('journal_mode = WAL')
  const isLogged = database.pragma('journal_mode', { simple: true }) === 'wal'
  database.pragma(`synchronous = ${synchronous ?? (isLogged ? 'normal' : 'full')}`)
  database.pragma('foreign_keys = ON')
  database.unsafeMode(true)
  return isLogged
}
