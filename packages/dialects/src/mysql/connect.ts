import { RectoError } from '@recto/errors'
import type { Pool, ResultSetHeader } from 'mysql2'
import { abortedError, cancellable, cancelUntilSettled, isAborted } from '../cancellation.ts'
import type { Connection, ConnectionConfig, ExecuteResult, RunOptions } from '../connection.ts'
import { withRetries } from '../retry.ts'
import { rawStatement, type Statement } from '../sql.ts'
import { poolOptions, sessionOptions, sessionSetup } from './driver/pool-options.ts'
import { killQuery, limitedRead } from './driver/read-limits.ts'
import { type Encoding, forgetOutdated, type MysqlSession, sendStatement } from './driver/send-statement.ts'

interface Source {
  readonly pooled: boolean
  /** How long a read may take; `0`: for ever. */
  readonly readTimeoutMs: number
  /** Ends what a session is doing. */
  cancel(session: MysqlSession): Promise<void>
  acquire(): Promise<MysqlSession>
  release(session: MysqlSession): void
}

interface Answer {
  readonly rows: unknown
}

const lostConnection = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ER_CLIENT_INTERACTION_TIMEOUT', 'ER_SERVER_SHUTDOWN'])
/** ER_LOCK_DEADLOCK, and MariaDB's ER_CHECKREAD (the row changed under a snapshot). */
const retryableErrors = new Set([1213, 1020])

/** Opens a pool. The driver is loaded here, on first use. */
export async function connect(config: ConnectionConfig): Promise<Connection> {
  const driver = (await import('mysql2')).default
  const pool = driver.createPool(poolOptions(config))
  pool.on('connection', (connection) => {
    for (const statement of sessionSetup)
      connection.query(statement, (error: unknown) => {
        if (error !== null) connection.destroy()
      })
  })
  const encoding: Encoding = {
    escape: config.preparedStatements === false ? (value) => driver.escape(value) : null,
    integer: (value) => driver.TypedParameter.LONGLONG(value),
  }
  const source = poolSource(pool, encoding, {
    acquireTimeoutMs: config.pool?.acquireTimeoutMs ?? 60_000,
    readTimeoutMs: Math.max(0, Math.round(config.readTimeoutMs ?? 0)),
    cancel: ({ connection }) => killQuery(driver.createConnection(sessionOptions(config)), connection.threadId),
  })
  return createConnection(source, () => new Promise((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve()))))
}

function poolSource(
  pool: Pool,
  encoding: Encoding,
  options: Pick<Source, 'readTimeoutMs' | 'cancel'> & { readonly acquireTimeoutMs: number },
): Source {
  const { acquireTimeoutMs, readTimeoutMs, cancel } = options
  return {
    pooled: true,
    readTimeoutMs,
    cancel,
    release: ({ connection }) => connection.release(),
    acquire: () =>
      new Promise((resolve, reject) => {
        let isLate = false
        const timer = setTimeout(() => {
          isLate = true
          reject(
            new RectoError('SERVICE_UNAVAILABLE', {
              extensions: { service: 'database', reason: 'No database connection became free in time' },
            }),
          )
        }, acquireTimeoutMs)
        pool.getConnection((error, connection) => {
          clearTimeout(timer)
          if (error) reject(error)
          else if (isLate) connection.release()
          else resolve({ connection, encoding })
        })
      }),
  }
}

function createConnection(source: Source, close: () => Promise<void>): Connection {
  const withSession = async <Value>(work: (session: MysqlSession) => Promise<Value>): Promise<Value> => {
    const session = await source.acquire()
    try {
      return await work(session)
    } finally {
      source.release(session)
    }
  }
  const read = async (given: Statement, asArrays: boolean, options?: RunOptions): Promise<unknown[]> => {
    const statement = { ...given, sql: limitedRead(given.sql, source.readTimeoutMs) }
    const attempt = () =>
      withSession((session) => cancellableRun(source, session, { statement, asArrays, ...(options === undefined ? {} : { options }) }))
    return attempt().catch((error: unknown) => {
      if (source.pooled && isLost(error) && isRead(given) && !isAborted(options)) return attempt()
      throw error
    })
  }
  return {
    rows: async <Row>(statement: Statement) => (await read(statement, false)) as Row[],
    text: async (statement, options) => toText(((await read(statement, true, options)) as unknown[][])[0]?.[0]),
    texts: async (statement, options) => ((await read(statement, true, options)) as unknown[][]).map((row) => requireText(row[0])),
    stream: (statement, options) => streamTexts(source, statement, options),
    execute: (statement) => withSession(async (session) => executeResult((await run(session, statement, false)).rows)),
    transaction: (work) =>
      source.pooled
        ? withRetries(() => withSession((session) => inTransaction(session, work)), isRetryable)
        : withSession((session) => inSavepoint(session, work)),
    close,
  }
}

interface CancellableRun {
  readonly statement: Statement
  readonly asArrays: boolean
  readonly options?: RunOptions
}

/** After an abort the session is closed: the cancel request may still be on its way to it. */
async function cancellableRun(source: Source, session: MysqlSession, { statement, asArrays, options }: CancellableRun): Promise<unknown[]> {
  try {
    return await cancellable(
      async () => (await run(session, statement, asArrays)).rows as unknown[],
      () => source.cancel(session),
      options,
    )
  } finally {
    if (source.pooled && isAborted(options)) session.connection.destroy()
  }
}

async function run(session: MysqlSession, statement: Statement, rowsAsArray: boolean): Promise<Answer> {
  try {
    return await runOnce(session, statement, rowsAsArray)
  } catch (error) {
    if (!forgetOutdated(session, statement, { error, rowsAsArray })) throw error
    return await runOnce(session, statement, rowsAsArray)
  }
}

function runOnce(session: MysqlSession, statement: Statement, rowsAsArray: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (error: unknown, rows: unknown) => (error ? reject(error) : resolve({ rows }))
    sendStatement(session, statement, { rowsAsArray, done })
  })
}

async function* streamTexts(source: Source, statement: Statement, options?: RunOptions): AsyncIterable<string> {
  const session = await source.acquire()
  let isFinished = false
  const state = { isSettled: false, cancelling: null }
  const cancel = (): void => void cancelUntilSettled(() => source.cancel(session), state)
  // A slow reader is no slow statement: only the wait for the first row is limited.
  const timer = source.readTimeoutMs > 0 ? setTimeout(cancel, source.readTimeoutMs) : undefined
  options?.signal?.addEventListener('abort', cancel, { once: true })
  try {
    if (isAborted(options)) throw abortedError()
    const rows = sendStatement(session, statement, { rowsAsArray: true }).stream({ highWaterMark: 64 })
    for await (const row of rows) {
      clearTimeout(timer)
      yield requireText((row as unknown[])[0])
    }
    isFinished = true
  } finally {
    clearTimeout(timer)
    state.isSettled = true
    options?.signal?.removeEventListener('abort', cancel)
    if (!isFinished && source.pooled) session.connection.destroy()
    source.release(session)
  }
}

async function inTransaction<Value>(session: MysqlSession, work: (session: Connection) => Promise<Value>): Promise<Value> {
  await command(session, 'START TRANSACTION')
  try {
    const value = await work(sessionConnection(session))
    await command(session, 'COMMIT')
    return value
  } catch (error) {
    await command(session, 'ROLLBACK').catch(() => session.connection.destroy())
    throw error
  }
}

let savepoints = 0

async function inSavepoint<Value>(session: MysqlSession, work: (session: Connection) => Promise<Value>): Promise<Value> {
  savepoints += 1
  const name = `recto_${savepoints}`
  await command(session, `SAVEPOINT ${name}`)
  try {
    const value = await work(sessionConnection(session))
    await command(session, `RELEASE SAVEPOINT ${name}`)
    return value
  } catch (error) {
    // After a deadlock the whole transaction, and so the savepoint, is gone; the first error is the one to tell.
    await command(session, `ROLLBACK TO SAVEPOINT ${name}`).catch(() => undefined)
    throw error
  }
}

function sessionConnection(session: MysqlSession): Connection {
  const source: Source = {
    pooled: false,
    readTimeoutMs: 0,
    cancel: async () => undefined,
    acquire: async () => session,
    release: () => undefined,
  }
  return createConnection(source, async () => undefined)
}

async function command(session: MysqlSession, text: string): Promise<void> {
  await run(session, rawStatement(text), false)
}

function executeResult(answer: unknown): ExecuteResult {
  const { affectedRows = 0, insertId = 0 } = answer as Partial<ResultSetHeader>
  return insertId === 0 ? { affectedRows } : { affectedRows, insertId }
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value)
}

/** The engine answers NULL, with a mere warning, when a text outgrows `max_allowed_packet`. */
function requireText(value: unknown): string {
  const text = toText(value)
  if (text === null)
    throw new RectoError('SERVICE_UNAVAILABLE', {
      extensions: { service: 'database', reason: 'A row is larger than max_allowed_packet of the server' },
    })
  return text
}

function isRead(statement: Statement): boolean {
  return /^\s*(select|with)\b/i.test(statement.sql)
}

function isLost(error: unknown): boolean {
  return error instanceof Error && lostConnection.has(String((error as { code?: unknown }).code))
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && retryableErrors.has(Number((error as { errno?: unknown }).errno))
}
