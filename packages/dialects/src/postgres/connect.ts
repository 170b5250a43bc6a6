import { RectoError } from '@recto/errors'
import type Pg from 'pg'
import type { ClientConfig, CustomTypesConfig, Pool, PoolClient, PoolConfig, QueryConfig, QueryResult } from 'pg'
import type Cursor from 'pg-cursor'
import { abortedError, cancellable, isAborted } from '../cancellation.ts'
import type { Connection, ConnectionConfig, RunOptions } from '../connection.ts'
import { createMutex, type Mutex } from '../mutex.ts'
import { withRetries } from '../retry.ts'
import type { RowLayout } from '../row-layout.ts'
import type { Statement } from '../sql.ts'
import type { JoiningRead } from './driver/joined-read.ts'
import { listRead, namedStatement, textsRead } from './driver/joining-reads.ts'
import { type ListQuery, type ListQueryClass, listQueryClass } from './driver/list-query.ts'
import { pipelinedQueryClass } from './driver/pipelined-read.ts'
import { forgetStatements, guarded, preparedName } from './driver/prepared-statements.ts'
import { rawRowClientClass, rawRowReceiverOf } from './driver/raw-row-client.ts'
import { createReadCosts, type ReadCosts } from './driver/read-costs.ts'
import { cancelSession, processOf, withoutTimeout } from './driver/read-limits.ts'
import { ReadPipeline } from './driver/read-pipeline.ts'
import type { RowWriter } from './driver/row-receiver.ts'
import { streamCursor } from './driver/stream-cursor.ts'
import { type TextsQuery, type TextsQueryClass, textsQueryClass } from './driver/texts-query.ts'
import { isConnectionLost, isRetryable, isSessionEnded, isStalePlan } from './errors.ts'

/** Every value as the text the server sent. */
const asText: CustomTypesConfig = { getTypeParser: () => (value: string) => value }

/** Options only PostgreSQL's relatives need. */
export interface SessionOptions {
  /** Statements run on every new session, after Recto's own. */
  readonly setup?: readonly string[]
}

/** Opens a pool of sessions and makes sure that the server answers. */
export async function connect(config: ConnectionConfig, options: SessionOptions = {}): Promise<Connection> {
  const { default: pg } = await import('pg')
  const { default: PgCursor } = await import('pg-cursor')
  const types: CustomTypesConfig = {
    getTypeParser: (id, format) => (localDates.has(id) ? (value: string) => value : pg.types.getTypeParser(id, format)),
  }
  const readTimeoutMs = Math.max(0, Math.round(config.readTimeoutMs ?? 0))
  const settings = poolConfig(config, sessionSetup(config, options))
  const pool = new pg.Pool({ ...settings, Client: rawRowClientClass(pg.Client) })
  // Without a listener the loss of an idle session would end the process; the pool drops it by itself.
  pool.on('error', () => undefined)
  const keepsStatements = config.preparedStatements !== false
  const TextsQuery = textsQueryClass(pg.Query)
  const driver: Driver = {
    TextsQuery,
    ListQuery: listQueryClass(TextsQuery),
    types,
    keepsStatements,
    readTimeoutMs,
    cancel: (processId) => cancelSession(new pg.Client(settings), processId),
    openCursor: (text, values) => new PgCursor(text, values, { rowMode: 'array', types: asText }),
  }
  await assertReachable(pool)
  return poolConnection(pool, driver, keepsStatements ? openPipeline(pg, settings, driver) : null)
}

function openPipeline(pg: typeof Pg, settings: PoolConfig, driver: Driver): Pipeline {
  const costs = createReadCosts()
  const PipelineClient = rawRowClientClass(pg.Client)
  const pipeline = new ReadPipeline({
    costs,
    PipelinedQuery: pipelinedQueryClass(pg.Query),
    cancel: driver.cancel,
    async open(onLost) {
      const client = new PipelineClient({ ...settings, pipeline: true } as ClientConfig)
      client.on('error', onLost)
      client.on('end', onLost)
      await client.connect()
      await settings.onConnect?.(client)
      return client
    },
  })
  return { pipeline, costs }
}

interface Pipeline {
  readonly pipeline: ReadPipeline
  readonly costs: ReadCosts
}

/** Runs a read with others where it may join them, and otherwise alone, measured. */
async function joinedOrAlone<Writer extends RowWriter, Value>(
  { pipeline, costs }: Pipeline,
  read: JoiningRead<Writer, Value>,
): Promise<Value> {
  const joined = pipeline.read(read)
  if (joined !== null) return joined
  const began = performance.now()
  const value = await read.alone()
  costs.record(read.statement.name, performance.now() - began)
  return value
}

interface Driver {
  readonly TextsQuery: TextsQueryClass
  readonly ListQuery: ListQueryClass
  readonly types: CustomTypesConfig
  readonly keepsStatements: boolean
  /** The statement timeout of sessions, which is meant for reads; `0`: none. */
  readonly readTimeoutMs: number
  cancel(processId: number | null): Promise<void>
  openCursor(text: string, values: unknown[]): Cursor<readonly unknown[]>
}

/** `date` and `timestamp`: the driver would read them in the process's time zone. */
const localDates = new Set<number>([1082, 1114])

function poolConfig(config: ConnectionConfig, setup: string): PoolConfig {
  const { url, host, socketPath, port, database, user, password, tls, pool, driverOptions } = config
  const address: ClientConfig =
    url === undefined ? withoutAbsent({ host: socketPath ?? host, port, database, user, password }) : { connectionString: url }
  return {
    ...address,
    ...withoutAbsent({ ssl: tls === undefined || typeof tls === 'boolean' ? tls : { ...tls } }),
    min: pool?.min ?? 2,
    max: pool?.max ?? 10,
    connectionTimeoutMillis: pool?.acquireTimeoutMs ?? 60_000,
    idleTimeoutMillis: pool?.idleTimeoutMs ?? 30_000,
    keepAlive: true,
    ...driverOptions,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, which its types leave out
    onConnect: (client) => client.query(setup).then(() => undefined),
  }
}

function sessionSetup(config: ConnectionConfig, options: SessionOptions): string {
  const path = config.searchPath ?? []
  const searchPath = path.length === 0 ? [] : [`SET search_path TO ${path.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')}`]
  return [
    "SET TIME ZONE 'UTC'",
    "SET datestyle TO 'ISO, YMD'",
    'SET standard_conforming_strings TO on',
    ...searchPath,
    `SET statement_timeout TO ${Math.max(0, Math.round(config.readTimeoutMs ?? 0))}`,
    ...(options.setup ?? []),
  ].join('; ')
}

async function assertReachable(pool: Pool): Promise<void> {
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end()
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: "Can't connect" }, cause })
  }
}

function poolConnection(pool: Pool, driver: Driver, pipeline: Pipeline | null): Connection {
  const withClient = async <Value>(
    statement: Statement | null,
    work: (client: PoolClient) => Promise<Value>,
    options?: RunOptions,
  ): Promise<Value> => {
    const attempt = (): Promise<Value> =>
      borrow(
        pool,
        (client) =>
          cancellable(
            () => work(client),
            () => driver.cancel(processOf(client)),
            options,
          ),
        options,
      )
    try {
      return await attempt()
    } catch (error) {
      if (statement === null || isAborted(options) || !mayRunAgain(error, statement)) throw error
      return await attempt()
    }
  }
  return {
    ...withPipeline(statements(driver, withClient), pipeline),
    execute: async (statement) => ({
      affectedRows: await withClient(statement, (client) =>
        withoutTimeout(client, driver.readTimeoutMs, async () => (await query(client, driver, statement)).rowCount ?? 0),
      ),
    }),
    stream: async function* (statement, options) {
      const client = await pool.connect()
      let problem: unknown
      try {
        if (isAborted(options)) throw abortedError()
        yield* streamTexts({ client, driver }, statement, options)
      } catch (error) {
        problem = error
        throw error
      } finally {
        client.release(isConnectionLost(problem) || isAborted(options))
      }
    },
    transaction: (work) => withRetries(() => withClient(null, (client) => runTransaction(client, driver, work)), isRetryable),
    close: async () => {
      await pipeline?.pipeline.close()
      await pool.end()
    },
  }
}

async function borrow<Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>, options?: RunOptions): Promise<Value> {
  const client = await pool.connect()
  try {
    const value = await work(client)
    client.release()
    return value
  } catch (error) {
    client.release(isConnectionLost(error) || isAborted(options))
    throw error
  }
}

/** Outside transactions a statement may run again if it surely did nothing, or changes nothing. */
function mayRunAgain(error: unknown, statement: Statement): boolean {
  if (isStalePlan(error) || isSessionEnded(error)) return true
  return isConnectionLost(error) && /^\s*SELECT\b/i.test(statement.sql)
}

type Statements = Pick<Connection, 'rows' | 'text' | 'texts' | 'list' | 'execute'>

function withPipeline(alone: Statements, pipeline: Pipeline | null): Statements {
  if (pipeline === null) return alone
  const { list } = alone
  return {
    ...alone,
    text: async (statement, options) => {
      const named = options?.mayBeSlow ? null : namedStatement(statement)
      if (named === null) return alone.text(statement, options)
      const read = textsRead(named, { alone: async () => [await alone.text(statement, options)], signal: options?.signal })
      return (await joinedOrAlone(pipeline, read))[0] ?? null
    },
    texts: async (statement, options) => {
      const named = options?.mayBeSlow ? null : namedStatement(statement)
      if (named === null) return alone.texts(statement, options)
      const texts = await joinedOrAlone(
        pipeline,
        textsRead(named, { alone: () => alone.texts(statement, options), signal: options?.signal }),
      )
      return texts.map((text) => text ?? 'null')
    },
    list: (statement, layout, options) => {
      const named = options?.mayBeSlow ? null : namedStatement(statement)
      if (named === null) return list!(statement, layout, options)
      return joinedOrAlone(pipeline, listRead(named, layout, { alone: () => list!(statement, layout, options), signal: options?.signal }))
    },
  }
}

type WithClient = <Value>(statement: Statement, work: (client: PoolClient) => Promise<Value>, options?: RunOptions) => Promise<Value>

function statements(driver: Driver, withClient: WithClient): Pick<Connection, 'rows' | 'text' | 'texts' | 'list' | 'execute'> {
  const texts = (statement: Statement, options?: RunOptions): Promise<readonly (string | null)[]> =>
    withClient(statement, (client) => queryTexts(client, driver, statement), options)
  return {
    rows: async <Row>(statement: Statement) => (await withClient(statement, (client) => query<Row>(client, driver, statement))).rows,
    text: async (statement, options) => (await texts(statement, options))[0] ?? null,
    texts: async (statement, options) => (await texts(statement, options)).map((value) => value ?? 'null'),
    list: (statement, layout, options) => withClient(statement, (client) => queryList(client, driver, { statement, layout }), options),
    execute: async (statement) => ({
      affectedRows: (await withClient(statement, (client) => query(client, driver, statement))).rowCount ?? 0,
    }),
  }
}

async function query<Row>(
  client: PoolClient,
  driver: Driver,
  statement: Statement,
): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }> {
  const name = await nameIn(client, driver, statement)
  const config: QueryConfig = { text: statement.sql, values: [...statement.parameters], types: driver.types }
  const run = (): Promise<QueryResult> => client.query(name === undefined ? config : { ...config, name })
  const result = await guarded(client, statement, run)
  return { rows: result.rows as Row[], rowCount: result.rowCount }
}

async function queryTexts(client: PoolClient, driver: Driver, statement: Statement): Promise<readonly (string | null)[]> {
  const name = await nameIn(client, driver, statement)
  const run = (): Promise<TextsQuery> => submitted(client, (callback) => new driver.TextsQuery({ ...statement, name, callback }))
  return (await guarded(client, statement, run)).texts
}

interface LaidOutStatement {
  readonly statement: Statement
  readonly layout: RowLayout
}

async function queryList(client: PoolClient, driver: Driver, { statement, layout }: LaidOutStatement): Promise<string> {
  const name = await nameIn(client, driver, statement)
  const receiver = rawRowReceiverOf(client)
  const run = (): Promise<ListQuery> =>
    submitted(client, (callback) => new driver.ListQuery({ ...statement, name, callback, layout, receiver }))
  return (await guarded(client, statement, run)).list()
}

type Callback = (error: Error | null) => void

function submitted<OwnQuery extends TextsQuery>(client: PoolClient, make: (callback: Callback) => OwnQuery): Promise<OwnQuery> {
  return new Promise((resolve, reject) => {
    const query = make((error) => (error === null ? resolve(query) : reject(error)))
    client.query(query)
  })
}

async function nameIn(client: PoolClient, driver: Driver, statement: Statement): Promise<string | undefined> {
  return driver.keepsStatements ? await preparedName(client, statement) : undefined
}

async function* streamTexts(
  { client, driver }: { readonly client: PoolClient; readonly driver: Driver },
  statement: Statement,
  options?: RunOptions,
): AsyncGenerator<string> {
  const cursor = client.query(driver.openCursor(statement.sql, [...statement.parameters]))
  yield* streamCursor(cursor, () => driver.cancel(processOf(client)), options)
}

async function runTransaction<Value>(client: PoolClient, driver: Driver, work: (session: Connection) => Promise<Value>): Promise<Value> {
  await client.query(driver.readTimeoutMs > 0 ? 'BEGIN; SET LOCAL statement_timeout TO 0' : 'BEGIN')
  try {
    const value = await work(session({ client, driver, turns: createMutex() }, 1))
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    if (isStalePlan(error)) await forgetStatements(client).catch(() => undefined)
    throw error
  }
}

interface OpenTransaction {
  readonly client: PoolClient
  readonly driver: Driver
  /** One statement at a time, so that forgetting prepared statements never meets a statement on its way. */
  readonly turns: Mutex
}

/** One session inside a transaction. Nested transactions are savepoints, one after the other. */
function session(open: OpenTransaction, depth: number): Connection {
  const { client, driver, turns } = open
  const nested = createMutex()
  return {
    ...statements(driver, (_statement, work) => turns.run(() => work(client))),
    stream: (statement) => streamTexts({ client, driver }, statement),
    transaction: (work) => nested.run(() => runSavepoint(client, `recto_${depth}`, () => work(session(open, depth + 1)))),
    close: () => Promise.reject(new Error("A transaction ends when its work is done; it can't be closed.")),
  }
}

async function runSavepoint<Value>(client: PoolClient, name: string, work: () => Promise<Value>): Promise<Value> {
  await client.query(`SAVEPOINT ${name}`)
  try {
    const value = await work()
    await client.query(`RELEASE SAVEPOINT ${name}`)
    return value
  } catch (error) {
    await client.query(`ROLLBACK TO SAVEPOINT ${name}`).catch(() => undefined)
    throw error
  }
}

function withoutAbsent<Value extends object>(value: { readonly [Key in keyof Value]: Value[Key] | undefined }): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<Value>
}
