import { RectoError } from '@recto/errors'
import type { Database, Options, Statement as Prepared } from 'better-sqlite3'
import QuickLRU from 'quick-lru'
import type { Connection, ConnectionConfig, ExecuteResult } from '../connection.ts'
import { createMutex, type Mutex } from '../mutex.ts'
import { withRetries } from '../retry.ts'
import type { Statement } from '../sql.ts'
import { boundValues } from './driver/bound-values.ts'
import { registerFunctions } from './driver/functions.ts'
import { createStatementTimings, type StatementTimings } from './driver/statement-timings.ts'
import { createReadThreads, withThreads } from './driver/with-threads.ts'
import { isRetryable } from './errors.ts'

/** Statements kept compiled in one session; those not used lately go first. */
const compiledPerSession = 500

/**
 * Opens a file with two sessions: one writes, and transactions hold it in turn; the other only reads and always sees what
 * is committed. Reads that may take long, or turned out to, and short ones that come often go to threads with sessions of
 * their own. `:memory:` has a single session, which outside transactions waits for its turn like a writer.
 */
export async function connect(config: ConnectionConfig): Promise<Connection> {
  const filename = config.filename ?? config.url?.replace(/^(sqlite3?|file):(\/\/)?/, '') ?? config.database
  if (filename === undefined || filename === '') {
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'No file name given' } })
  }
  const { default: Sqlite } = await import('better-sqlite3')
  const openScratch = (): Database => new Sqlite(':memory:')
  const open = (options: Options): Session => createSession(new Sqlite(filename, { ...options, ...config.driverOptions }), openScratch)
  try {
    const writer = open({})
    prepareWriter(writer.database)
    const isPrivate = filename === ':memory:' || writer.database.memory
    const timeoutMs = config.pool?.acquireTimeoutMs ?? 60_000
    const timings = createStatementTimings()
    if (isPrivate) return poolOfTwo({ writer, reader: writer, timings, timeoutMs })
    return withThreads(
      poolOfTwo({ writer, reader: open({ readonly: true }), timings, timeoutMs }),
      timings,
      createReadThreads(filename, config),
    )
  } catch (cause) {
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: `Can't open "${filename}"` }, cause })
  }
}

interface Session {
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

/** `unsafeMode` permits the edits of the schema table that `alter.ts` makes. */
function prepareWriter(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.unsafeMode(true)
}

interface PoolParts {
  readonly writer: Session
  /** The writer itself in a private database. */
  readonly reader: Session
  /** Learns how long the reads done here take. */
  readonly timings: StatementTimings
  readonly timeoutMs: number
}

function poolOfTwo({ writer, reader, timings, timeoutMs }: PoolParts): Connection {
  const turns = createMutex({ timeoutMs })
  const closed = { value: false }
  const run: RunStatement = async (statement, work) => {
    assertOpen(closed)
    if (reader !== writer) {
      const prepared = reader.compile(statement)
      if (prepared.readonly && !isPragma(statement)) return measured(statement, timings, () => work(prepared))
    }
    return await withRetries(() => turns.run(async () => work(writer.compile(statement))), isRetryable)
  }
  return {
    ...statements(run),
    stream: (statement) => (reader === writer ? streamCollected(run, statement) : streamTexts(reader, statement, closed)),
    transaction: (work) => withRetries(() => turns.run(() => runTransaction(writer, work)), isRetryable),
    close: () => turns.run(() => closeBoth(writer, reader, closed)),
  }
}

function measured<Value>(statement: Statement, timings: StatementTimings, read: () => Value): Value {
  const began = performance.now()
  const value = read()
  timings.record(statement.sql, performance.now() - began)
  return value
}

/** Waits for the transaction that is under way. */
async function closeBoth(writer: Session, reader: Session, closed: { value: boolean }): Promise<void> {
  closed.value = true
  if (reader !== writer) reader.database.close()
  writer.database.close()
  await Promise.resolve()
}

function assertOpen(closed: { readonly value: boolean }): void {
  if (closed.value) throw new Error('The connection is closed.')
}

/** A PRAGMA sets the state of one session, and it is the writer's that matters. */
function isPragma(statement: Statement): boolean {
  return /^\s*PRAGMA\b/i.test(statement.sql)
}

type RunStatement = <Value>(statement: Statement, work: (prepared: Prepared<unknown[]>) => Value) => Promise<Value>

function statements(run: RunStatement): Pick<Connection, 'rows' | 'text' | 'texts' | 'execute'> {
  return {
    rows: <Row>(statement: Statement) => run(statement, (prepared) => allRows<Row>(prepared, statement)),
    text: (statement) => run(statement, (prepared) => textOrNull(prepared.raw(true).get(...boundValues(statement)))),
    texts: (statement) =>
      run(statement, (prepared) =>
        prepared
          .raw(true)
          .all(...boundValues(statement))
          .map((row) => textOrNull(row) ?? 'null'),
      ),
    execute: (statement) => run(statement, (prepared) => execute(prepared, statement)),
  }
}

function allRows<Row>(prepared: Prepared<unknown[]>, statement: Statement): Row[] {
  if (!prepared.reader) {
    prepared.run(...boundValues(statement))
    return []
  }
  const all = () => prepared.raw(false).all(...boundValues(statement)) as Record<string, unknown>[]
  if (prepared.readonly) {
    const rows = all()
    if (!rows.some(hasLargeNumber)) return rows as Row[]
  }
  prepared.safeIntegers(true)
  try {
    const rows = all()
    for (const row of rows) narrowIntegers(row)
    return rows as Row[]
  } finally {
    prepared.safeIntegers(false)
  }
}

/** A number that may have lost digits: what only reads is then read again. */
function hasLargeNumber(row: Readonly<Record<string, unknown>>): boolean {
  for (const name in row) if (typeof row[name] === 'number' && Math.abs(row[name]) > Number.MAX_SAFE_INTEGER) return true
  return false
}

/** Whole numbers beyond 2^53 stay exact as strings, as other drivers give them. */
function narrowIntegers(row: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[name] = narrowed(value)
  }
}

function narrowed(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}

function execute(prepared: Prepared<unknown[]>, statement: Statement): ExecuteResult {
  if (prepared.reader) {
    prepared.all(...boundValues(statement))
    return { affectedRows: 0 }
  }
  const { changes, lastInsertRowid } = prepared.safeIntegers(true).run(...boundValues(statement))
  prepared.safeIntegers(false)
  return { affectedRows: changes, insertId: narrowed(BigInt(lastInsertRowid)) }
}

function textOrNull(row: unknown): string | null {
  const value: unknown = Array.isArray(row) ? row[0] : null
  return value === null || value === undefined ? null : String(value)
}

async function* streamTexts(session: Session, statement: Statement, closed?: { readonly value: boolean }): AsyncGenerator<string> {
  const prepared = session.database.prepare<unknown[]>(statement.sql)
  for (const row of prepared.raw(true).iterate(...boundValues(statement))) {
    if (closed !== undefined) assertOpen(closed)
    yield textOrNull(row) ?? 'null'
  }
}

/** A private database has one session, which an open cursor would keep from writing. */
async function* streamCollected(run: RunStatement, statement: Statement): AsyncGenerator<string> {
  yield* await statements(run).texts(statement)
}

async function runTransaction<Value>(writer: Session, work: (session: Connection) => Promise<Value>): Promise<Value> {
  writer.database.exec('BEGIN IMMEDIATE')
  try {
    const value = await work(session(writer, 1))
    writer.database.exec('COMMIT')
    return value
  } catch (error) {
    // A change of the schema that failed half-way leaves its permission to edit behind.
    writer.database.pragma('writable_schema = RESET')
    if (writer.database.inTransaction) writer.database.exec('ROLLBACK')
    throw error
  }
}

/** The writer inside a transaction. Nested transactions are savepoints, one after the other. */
function session(writer: Session, depth: number): Connection {
  const nested = createMutex()
  const run: RunStatement = async (statement, work) => work(writer.compile(statement))
  return {
    ...statements(run),
    stream: (statement) => streamTexts(writer, statement),
    transaction: (work) => runSavepoint(nested, writer, { name: `recto_${depth}`, work: () => work(session(writer, depth + 1)) }),
    close: () => Promise.reject(new Error("A transaction ends when its work is done; it can't be closed.")),
  }
}

interface Savepoint<Value> {
  readonly name: string
  readonly work: () => Promise<Value>
}

async function runSavepoint<Value>(nested: Mutex, writer: Session, { name, work }: Savepoint<Value>): Promise<Value> {
  return await nested.run(async () => {
    writer.database.exec(`SAVEPOINT ${name}`)
    try {
      const value = await work()
      writer.database.exec(`RELEASE ${name}`)
      return value
    } catch (error) {
      if (writer.database.inTransaction) writer.database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`)
      throw error
    }
  })
}
