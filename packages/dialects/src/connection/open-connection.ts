import type { RectoError } from '@recto/errors'
import type { Connection, ConnectionConfig, RunOptions, StatementRunner } from '../connection.ts'
import type { RectoConnection, RectoDriver } from '../driver.ts'
import type { RowLayout } from '../row-layout.ts'
import type { Statement } from '../sql.ts'
import { type AnswerLimit, answerLimit, isAnswerMissing } from './answer-limit.ts'
import { abortedError, cancellable, isAborted } from './cancellation.ts'
import { withRetries } from './retry.ts'
import { withSharedReads } from './shared-reads.ts'
import { createStreamLimits, type RunStream } from './stream-limits.ts'
import { beginTransaction, runTransaction } from './transaction.ts'
import { type Translate, unavailableAsRectoError } from './unavailable.ts'

/** What `openConnection` has to know besides the driver. */
export interface OpenOptions {
  readonly config: ConnectionConfig
  /** As of the dialect. */
  readonly toRectoError: (error: unknown) => RectoError | null
}

/**
 * Initializes a driver and gives the pool of its sessions. What it rejects with is the driver's error, except that a database
 * which is away or busy is SERVICE_UNAVAILABLE to every caller.
 */
export async function openConnection(driver: RectoDriver, { config, toRectoError }: OpenOptions): Promise<Connection> {
  await driver.init()
  const translate = unavailableAsRectoError(toRectoError)
  const statements = statementsOf(driver, { translate, runStream: createStreamLimits(config), answer: answerLimit(config) })
  return {
    ...(driver.sharedReads ? withSharedReads(statements, driver.sharedReads) : statements),
    transaction: (work) => translate(transactionInTurn(driver, work)),
    begin: () => translate(beginTransaction(driver)),
    close: () => driver.destroy(),
  }
}

/** A lost session has undone everything, unless it was lost while it committed: then nobody knows. */
function transactionInTurn<Value>(driver: RectoDriver, work: (session: Connection) => Promise<Value>): Promise<Value> {
  let isCommitting = false
  const attempt = (): Promise<Value> => {
    isCommitting = false
    return runTransaction(
      () => beginTransaction(driver),
      async (session) => {
        const value = await work(session)
        isCommitting = true
        return value
      },
    )
  }
  return withRetries(attempt, (error) => driver.isRetryable(error) || (!isCommitting && driver.isConnectionLost(error)))
}

/** What statements outside transactions share. */
interface Limits {
  readonly translate: Translate
  readonly runStream: RunStream
  readonly answer: AnswerLimit
}

/** The statements outside transactions. All but streams go through `run`. */
function statementsOf(driver: RectoDriver, { translate, runStream, answer }: Limits): StatementRunner {
  const run = <Value>(statement: Statement, work: Work<Value>, options?: RunOptions): Promise<Value> =>
    translate(
      driver.shared === null
        ? runInSession(driver, { statement, work: (connection) => answer(statement, work(connection)), options })
        : work(driver.shared),
    )
  return {
    rows: <Row>(statement: Statement) => run(statement, (connection) => connection.rows<Row>(statement)),
    text: (statement, options) => run(statement, (connection) => connection.text(statement, options), options),
    texts: (statement, options) => run(statement, (connection) => connection.texts(statement, options), options),
    ...(driver.supportsLists
      ? { list: (statement, layout, options) => run(statement, (connection) => listOf(connection, statement, layout), options) }
      : {}),
    stream: (statement, options) => translate.stream(runStream(() => streamInSession(driver, statement, options), options)),
    execute: (statement) => run(statement, (connection) => connection.execute(statement)),
  }
}

type Work<Value> = (connection: RectoConnection) => Promise<Value>

interface Task<Value> {
  readonly statement: Statement
  readonly work: Work<Value>
  readonly options: RunOptions | undefined
}

/** Runs of one statement. When a server goes away, more than one session of the pool is lost. */
const attemptsMax = 3

/** One statement in whichever session is free, and again in another one when its own was lost and that does no harm. */
async function runInSession<Value>(driver: RectoDriver, task: Task<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(driver, task)
    } catch (error) {
      if (attempt === attemptsMax || isAborted(task.options) || !driver.mayRunAgain(error, task.statement)) throw error
    }
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
    driver.release(connection, isAborted(options) || isAnswerMissing(error) || driver.isConnectionLost(error))
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
