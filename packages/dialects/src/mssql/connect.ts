import { Readable } from 'node:stream'
import type * as Tedious from 'tedious'
import type { Connection, ConnectionConfig, ExecuteResult } from '../connection.ts'
import { createMutex, type Mutex } from '../mutex.ts'
import { withRetries } from '../retry.ts'
import { createSessionPool } from '../session-pool.ts'
import { rawStatement, type Statement } from '../sql.ts'
import { isRetryable } from './errors.ts'

type Driver = typeof Tedious

interface Session {
  readonly driver: Driver
  readonly connection: Tedious.Connection
  /** The protocol carries one request at a time. */
  readonly turn: Mutex
  isBroken: boolean
}

interface Source {
  readonly pooled: boolean
  acquire(): Promise<Session>
  release(session: Session): void
}

type Row = readonly { readonly metadata: { readonly colName: string }; readonly value: unknown }[]

interface Answer {
  readonly rows: readonly Row[]
  readonly affectedRows: number
}

/** Opens a pool. The driver is loaded here, on first use. */
export async function connect(config: ConnectionConfig): Promise<Connection> {
  const driver = (await import('tedious')) as Driver & { readonly default?: Driver }
  const pool = createSessionPool<Session>(
    {
      open: () => openSession(driver.default ?? driver, driverConfig(config)),
      close: ({ connection }) => connection.close(),
      isUsable: (session) => !session.isBroken && !session.connection.closed,
    },
    { max: config.pool?.max ?? 10, acquireTimeoutMs: config.pool?.acquireTimeoutMs ?? 60_000 },
  )
  return createConnection({ pooled: true, ...pool }, async () => pool.close())
}

/** `mssql://user:password@host:port/database`, or the parts. */
export function driverConfig(config: ConnectionConfig): Tedious.ConnectionConfiguration {
  const url = config.url === undefined ? null : new URL(config.url)
  const text = (fromUrl: string | undefined, part: string | undefined) =>
    fromUrl === undefined || fromUrl === '' ? part : decodeURIComponent(fromUrl)
  const { options, ...others } = (config.driverOptions ?? {}) as { readonly options?: Tedious.ConnectionOptions }
  const port = url?.port ? Number(url.port) : config.port
  const database = text(url?.pathname.slice(1), config.database)
  return {
    server: text(url?.hostname, config.host) ?? 'localhost',
    authentication: {
      type: 'default',
      options: { userName: text(url?.username, config.user), password: text(url?.password, config.password) },
    },
    ...others,
    options: {
      ...(port === undefined ? {} : { port }),
      ...(database === undefined ? {} : { database }),
      encrypt: config.tls !== undefined && config.tls !== false,
      trustServerCertificate: typeof config.tls === 'object' && config.tls.rejectUnauthorized === false,
      ...(typeof config.tls === 'object' && config.tls.ca !== undefined ? { cryptoCredentialsDetails: { ca: config.tls.ca } } : {}),
      useUTC: true,
      enableArithAbort: true,
      abortTransactionOnError: false,
      rowCollectionOnRequestCompletion: false,
      requestTimeout: 0,
      ...options,
    },
  }
}

function openSession(driver: Driver, config: Tedious.ConnectionConfiguration): Promise<Session> {
  return new Promise((resolve, reject) => {
    const connection = new driver.Connection(config)
    const session: Session = { driver, connection, turn: createMutex(), isBroken: false }
    // Without listeners an error of an idle connection would end the process.
    connection.on('error', () => (session.isBroken = true))
    connection.on('end', () => (session.isBroken = true))
    connection.connect((error) => (error ? reject(error) : resolve(session)))
  })
}

function createConnection(source: Source, close: () => Promise<void>): Connection {
  const withSession = async <Value>(work: (session: Session) => Promise<Value>): Promise<Value> => {
    const session = await source.acquire()
    try {
      return await work(session)
    } finally {
      source.release(session)
    }
  }
  const read = async (statement: Statement) => (await withSession((session) => run(session, statement))).rows
  return {
    rows: async <Shape>(statement: Statement) => (await read(statement)).map(toObject) as Shape[],
    text: async (statement) => toText((await read(statement))[0]?.[0]?.value),
    texts: async (statement) => (await read(statement)).map((row) => toText(row[0]?.value) ?? 'null'),
    stream: (statement) => streamTexts(source, statement),
    execute: (statement) => withSession((session) => execute(session, statement)),
    transaction: (work) =>
      source.pooled
        ? withRetries(() => withSession((session) => inTransaction(session, work)), isRetryable)
        : withSession((session) => inSavepoint(session, work)),
    close,
  }
}

/** Parameters make the driver call `sp_executesql`, whose plans the server keeps by their text. */
function send(session: Session, request: Tedious.Request, parameters: readonly unknown[]): void {
  parameters.forEach((value, index) => {
    const { type, bound, options } = typed(session.driver, value)
    request.addParameter(`p${index + 1}`, type, bound, options)
  })
  if (parameters.length === 0) session.connection.execSqlBatch(request)
  else session.connection.execSql(request)
}

function typed(
  { TYPES }: Driver,
  value: unknown,
): { type: Tedious.Request['parameters'][number]['type']; bound: unknown; options?: { length: number } } {
  if (value === null || value === undefined) return { type: TYPES.NVarChar, bound: null }
  if (typeof value === 'boolean') return { type: TYPES.Bit, bound: value }
  if (typeof value === 'number') return { type: numberType(TYPES, value), bound: value }
  if (value instanceof Uint8Array) return { type: TYPES.VarBinary, bound: Buffer.from(value) }
  const text = textOf(value)
  // Texts of one length class share a plan; beyond 4,000 characters the driver sends nvarchar(max).
  return text.length <= 4000 ? { type: TYPES.NVarChar, bound: text, options: { length: 4000 } } : { type: TYPES.NVarChar, bound: text }
}

function numberType(types: Driver['TYPES'], value: number): Tedious.Request['parameters'][number]['type'] {
  if (!Number.isSafeInteger(value)) return types.Float
  return Math.abs(value) < 2 ** 31 ? types.Int : types.BigInt
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function run(session: Session, statement: Statement): Promise<Answer> {
  return session.turn.run(() => request(session, statement))
}

function request(session: Session, statement: Statement): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = []
    const sent = new session.driver.Request(statement.sql, (error, affectedRows) =>
      error ? reject(error) : resolve({ rows, affectedRows: affectedRows ?? 0 }),
    )
    sent.on('row', (columns: Row) => rows.push(columns))
    send(session, sent, statement.parameters)
  })
}

/** SCOPE_IDENTITY must be asked for in the scope of the insert itself. */
async function execute(session: Session, statement: Statement): Promise<ExecuteResult> {
  if (!/^\s*INSERT\b/i.test(statement.sql)) return { affectedRows: (await run(session, statement)).affectedRows }
  const text = `SET NOCOUNT ON; ${statement.sql}; SELECT CONVERT(nvarchar(40), @@ROWCOUNT) AS affected, CONVERT(nvarchar(40), SCOPE_IDENTITY()) AS id`
  const [row] = (await run(session, { ...statement, sql: text })).rows
  const insertId = toText(row?.[1]?.value)
  const affectedRows = Number(toText(row?.[0]?.value) ?? 0)
  return insertId === null
    ? { affectedRows }
    : { affectedRows, insertId: Number.isSafeInteger(Number(insertId)) ? Number(insertId) : insertId }
}

async function* streamTexts(source: Source, statement: Statement): AsyncIterable<string> {
  const session = await source.acquire()
  const endTurn = await takeTurn(session)
  let isFinished = false
  try {
    for await (const text of rowStream(session, statement)) yield text as string
    isFinished = true
  } finally {
    // Rows still on their way belong to nobody; a fresh session is cheaper than waiting for them.
    if (!isFinished && source.pooled) session.isBroken = true
    else if (!isFinished) session.connection.cancel()
    endTurn()
    source.release(session)
  }
}

function takeTurn({ turn }: Session): Promise<() => void> {
  return new Promise((resolve) => void turn.run(() => new Promise<void>((end) => resolve(end))))
}

function rowStream(session: Session, statement: Statement): Readable {
  const request = new session.driver.Request(statement.sql, (error) => (error ? stream.destroy(error) : stream.push(null)))
  const stream = new Readable({ objectMode: true, highWaterMark: 64, read: () => request.resume() })
  request.on('row', (columns: Row) => {
    if (!stream.destroyed && !stream.push(toText(columns[0]?.value) ?? 'null')) request.pause()
  })
  send(session, request, statement.parameters)
  return stream
}

async function inTransaction<Value>(session: Session, work: (session: Connection) => Promise<Value>): Promise<Value> {
  await command(session, 'BEGIN TRANSACTION')
  try {
    const value = await work(sessionConnection(session))
    await command(session, 'COMMIT TRANSACTION')
    return value
  } catch (error) {
    // A deadlock has rolled back already, and a second rollback would be an error of its own.
    await command(session, 'IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION').catch(() => (session.isBroken = true))
    throw error
  }
}

let savepoints = 0

async function inSavepoint<Value>(session: Session, work: (session: Connection) => Promise<Value>): Promise<Value> {
  savepoints += 1
  const name = `recto_${savepoints}`
  await command(session, `SAVE TRANSACTION ${name}`)
  try {
    return await work(sessionConnection(session))
  } catch (error) {
    await command(session, `IF XACT_STATE() = 1 ROLLBACK TRANSACTION ${name}`).catch(() => undefined)
    throw error
  }
}

function sessionConnection(session: Session): Connection {
  return createConnection({ pooled: false, acquire: async () => session, release: () => undefined }, async () => undefined)
}

async function command(session: Session, text: string): Promise<void> {
  await run(session, rawStatement(text))
}

function toObject(row: Row): Record<string, unknown> {
  return Object.fromEntries(row.map(({ metadata, value }) => [metadata.colName, value]))
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
