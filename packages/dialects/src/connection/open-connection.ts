import type { Connection, RunOptions, StatementRunner } from '../connection.ts'
import type { RectoConnection, RectoDriver } from '../driver.ts'
import type { RowLayout } from '../row-layout.ts'
import type { Statement } from '../sql.ts'
import { abortedError, cancellable, isAborted } from './cancellation.ts'
import { withRetries } from './retry.ts'
import { withSharedReads } from './shared-reads.ts'
import { beginTransaction, runTransaction } from './transaction.ts'

/** Initializes a driver and gives the pool of its sessions. */
export async function openConnection(driver: RectoDriver): Promise<Connection> {
  await driver.init()
  const statements = statementsOf(driver)
  return {
    ...(driver.sharedReads ? withSharedReads(statements, driver.sharedReads) : statements),
    transaction: (work) =>
      withRetries(
        () => runTransaction(() => beginTransaction(driver), work),
        (error) => driver.isRetryable(error),
      ),
    begin: () => beginTransaction(driver),
    close: () => driver.destroy(),
  }
}

/** The statements outside transactions. All but streams go through `run`. */
function statementsOf(driver: RectoDriver): StatementRunner {
  const run = <Value>(statement: Statement, work: Work<Value>, options?: RunOptions): Promise<Value> =>
    driver.shared === null ? runInSession(driver, { statement, work, options }) : work(driver.shared)
  return {
    rows: <Row>(statement: Statement) => run(statement, (connection) => connection.rows<Row>(statement)),
    text: (statement, options) => run(statement, (connection) => connection.text(statement, options), options),
    texts: (statement, options) => run(statement, (connection) => connection.texts(statement, options), options),
    ...(driver.supportsLists
      ? { list: (statement, layout, options) => run(statement, (connection) => listOf(connection, statement, layout), options) }
      : {}),
    stream: (statement, options) => streamInSession(driver, statement, options),
    execute: (statement) => run(statement, (connection) => connection.execute(statement)),
  }
}

type Work<Value> = (connection: RectoConnection) => Promise<Value>

interface Task<Value> {
  readonly statement: Statement
  readonly work: Work<Value>
  readonly options: RunOptions | undefined
}

/** One statement in whichever session is free, and again in another one when its own was lost and that does no harm. */
async function runInSession<Value>(driver: RectoDriver, task: Task<Value>): Promise<Value> {
  try {
    return await runOnce(driver, task)
  } catch (error) {
    if (isAborted(task.options) || !driver.mayRunAgain(error, task.statement)) throw error
    return await runOnce(driver, task)
  }
}

async function runOnce<Value>(driver: RectoDriver, { work, options }: Task<Value>): Promise<Value> {
  const connection = await acquire(driver, options)
  try {
    const value = connection.cancel === undefined ? await work(connection) : await cancelledOnAbort(connection, work, options)
    driver.release(connection, false)
    return value
  } catch (error) {
    // A cancel request may still be on its way to the session of an aborted statement.
    driver.release(connection, isAborted(options) || driver.isConnectionLost(error))
    throw error
  }
}

function cancelledOnAbort<Value>(connection: RectoConnection, work: Work<Value>, options?: RunOptions): Promise<Value> {
  return cancellable(
    () => work(connection),
    async () => connection.cancel?.(),
    options,
  )
}

function listOf(connection: RectoConnection, statement: Statement, layout: RowLayout): Promise<string> {
  if (connection.list === undefined) throw new TypeError('The driver says that its connections have `list`, and this one has not')
  return connection.list(statement, layout)
}

async function* streamInSession(driver: RectoDriver, statement: Statement, options?: RunOptions): AsyncGenerator<string> {
  const connection = await acquire(driver, options)
  let isLost = false
  try {
    yield* connection.stream(statement, options)
  } catch (error) {
    isLost = driver.isConnectionLost(error)
    throw error
  } finally {
    driver.release(connection, isLost || isAborted(options))
  }
}

async function acquire(driver: RectoDriver, options: RunOptions | undefined): Promise<RectoConnection> {
  const connection = await driver.acquireConnection()
  if (!isAborted(options)) return connection
  driver.release(connection, false)
  throw abortedError()
}
