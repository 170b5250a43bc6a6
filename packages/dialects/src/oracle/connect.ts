import type Oracle from 'oracledb'
import type { Connection, ConnectionConfig, ExecuteResult } from '../connection.ts'
import { withRetries } from '../retry.ts'
import type { Statement } from '../sql.ts'
import { isRetryable } from './errors.ts'

type Driver = typeof Oracle

interface Session {
  readonly driver: Driver
  readonly connection: Oracle.Connection
}

interface Source {
  readonly pooled: boolean
  acquire(): Promise<Session>
  release(session: Session): Promise<void>
}

/** The session every statement relies on: UTC, a decimal point, and dates as ISO text where they meet text. */
const sessionSetup = [
  "ALTER SESSION SET TIME_ZONE = '+00:00' NLS_NUMERIC_CHARACTERS = '.,' NLS_DATE_FORMAT = 'YYYY-MM-DD'",
  `NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"' NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"'`,
].join(' ')

/** Opens a pool in thin mode, which needs no client libraries. The driver is loaded here, on first use. */
export async function connect(config: ConnectionConfig): Promise<Connection> {
  const driver = (await import('oracledb')).default
  const pool = await driver.createPool({
    ...address(config),
    poolMin: 0,
    poolMax: config.pool?.max ?? 10,
    queueTimeout: config.pool?.acquireTimeoutMs ?? 60_000,
    stmtCacheSize: config.preparedStatements === false ? 0 : 100,
    sessionCallback: (connection: Oracle.Connection, _tag: string, done: (error?: Error) => void) => {
      connection.execute(sessionSetup).then(() => done(), done)
    },
    ...config.driverOptions,
  })
  const source: Source = {
    pooled: true,
    acquire: async () => ({ driver, connection: await pool.getConnection() }),
    release: async ({ connection }) => connection.close().catch(() => undefined),
  }
  return createConnection(source, () => pool.close(0))
}

/** `oracle://user:password@host:port/service`, a connect string, or the parts. */
export function address(config: ConnectionConfig): { connectString: string; user?: string; password?: string } {
  const credentials = {
    ...(config.user === undefined ? {} : { user: config.user }),
    ...(config.password === undefined ? {} : { password: config.password }),
  }
  if (config.url !== undefined && !/^oracle(db)?:\/\//i.test(config.url)) return { ...credentials, connectString: config.url }
  if (config.url === undefined)
    return { ...credentials, connectString: `${config.host ?? 'localhost'}:${config.port ?? 1521}/${config.database ?? ''}` }
  const url = new URL(config.url)
  return {
    connectString: `${url.hostname}:${url.port === '' ? '1521' : url.port}${url.pathname}`,
    ...credentials,
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
  }
}

function createConnection(source: Source, close: () => Promise<void>): Connection {
  const withSession = async <Value>(work: (session: Session) => Promise<Value>): Promise<Value> => {
    const session = await source.acquire()
    try {
      return await work(session)
    } finally {
      await source.release(session)
    }
  }
  const read = <Row>(statement: Statement, asObjects: boolean) =>
    withSession(async (session) => (await run<Row>(session, statement, { asObjects, commits: false })).rows ?? [])
  return {
    rows: <Row>(statement: Statement) => read<Row>(statement, true),
    text: async (statement) => toText((await read<unknown[]>(statement, false))[0]?.[0]),
    texts: async (statement) => (await read<unknown[]>(statement, false)).map((row) => toText(row[0]) ?? 'null'),
    stream: (statement) => streamTexts(source, statement),
    execute: (statement) =>
      withSession(
        async (session): Promise<ExecuteResult> => ({
          affectedRows: (await run(session, statement, { asObjects: false, commits: source.pooled })).rowsAffected ?? 0,
        }),
      ),
    transaction: (work) =>
      source.pooled
        ? withRetries(() => withSession((session) => inTransaction(session, work)), isRetryable)
        : withSession((session) => inSavepoint(session, work)),
    close,
  }
}

/** Large objects are read whole as text: one round trip fewer per value. */
function fetchOptions(driver: Driver): Oracle.ExecuteOptions {
  return {
    fetchArraySize: 500,
    fetchTypeHandler: (metadata) => {
      if (metadata.dbType === driver.DB_TYPE_CLOB || metadata.dbType === driver.DB_TYPE_NCLOB) return { type: driver.STRING }
      return metadata.dbType === driver.DB_TYPE_BLOB ? { type: driver.BUFFER } : undefined
    },
  }
}

function run<Row>(
  { driver, connection }: Session,
  statement: Statement,
  options: { readonly asObjects: boolean; readonly commits: boolean },
): Promise<Oracle.Result<Row>> {
  return connection.execute<Row>(statement.sql, statement.parameters.map(toDriverValue), {
    ...fetchOptions(driver),
    outFormat: options.asObjects ? driver.OUT_FORMAT_OBJECT : driver.OUT_FORMAT_ARRAY,
    autoCommit: options.commits,
    keepInStmtCache: statement.name !== undefined,
  })
}

function toDriverValue(value: unknown): string | number | Buffer | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function* streamTexts(source: Source, statement: Statement): AsyncIterable<string> {
  const session = await source.acquire()
  const { driver, connection } = session
  try {
    const rows = connection.queryStream<unknown[]>(statement.sql, statement.parameters.map(toDriverValue), {
      ...fetchOptions(driver),
      outFormat: driver.OUT_FORMAT_ARRAY,
    })
    try {
      for await (const row of rows) yield toText((row as unknown[])[0]) ?? 'null'
    } finally {
      rows.destroy()
    }
  } finally {
    await source.release(session)
  }
}

/** A transaction begins with its first statement. */
async function inTransaction<Value>(session: Session, work: (session: Connection) => Promise<Value>): Promise<Value> {
  try {
    const value = await work(sessionConnection(session))
    await session.connection.commit()
    return value
  } catch (error) {
    await session.connection.rollback().catch(() => undefined)
    throw error
  }
}

let savepoints = 0

async function inSavepoint<Value>(session: Session, work: (session: Connection) => Promise<Value>): Promise<Value> {
  savepoints += 1
  const name = `recto_${savepoints}`
  await session.connection.execute(`SAVEPOINT ${name}`)
  try {
    return await work(sessionConnection(session))
  } catch (error) {
    await session.connection.execute(`ROLLBACK TO SAVEPOINT ${name}`).catch(() => undefined)
    throw error
  }
}

function sessionConnection(session: Session): Connection {
  return createConnection({ pooled: false, acquire: async () => session, release: async () => undefined }, async () => undefined)
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
