import type { Connection } from '@recto/dialects'
import { forbidden, toRectoError } from '@recto/errors'
import type { Context, Platform } from '@recto/pipeline'
import { physicalTable } from '@recto/system'
import { isSchemaCurrent, nextChangeNumber, setSchemaVersion } from './execute/change-counter.ts'
import { readLog } from './execute/change-log.ts'
import type { ExecutorOptions } from './execute/create-executor.ts'
import type { SchemaChangeExecutor } from './execute/executor.ts'
import { type RecoveryOutcome, recover } from './execute/recover.ts'
import { runChange } from './execute/run-step.ts'
import type { ExecutionTarget } from './execute/system-rows.ts'
import { createTransactionExecutor } from './execute/transaction-executor.ts'
import { createUndoLogExecutor } from './execute/undo-log-executor.ts'
import { createDryRunExecutor, type SchemaChangePlan } from './plan.ts'

/** How a schema change is executed. */
export interface SchemaChangeOptions {
  /** Indexes are created without blocking writers, after everything else. @default false */
  readonly concurrentIndexes?: boolean
}

/** A change of collections, fields or relations, written as steps of an executor. */
export type SchemaOperation<Value> = (executor: SchemaChangeExecutor) => Promise<Value>

/** The table of migrations is written to only by migrations, so holding its lock blocks nobody else. */
const lock = physicalTable('migrations')

/**
 * Executes a schema change: all of it or nothing, and one at a time across all processes. Afterwards the schema cache is
 * fresh and event listeners have been notified.
 * @throws {RectoError} FORBIDDEN unless the caller is an administrator; the error of the first step that fails
 */
export async function changeSchema<Value>(
  context: Context,
  operation: SchemaOperation<Value>,
  options: SchemaChangeOptions = {},
): Promise<Value> {
  if (!context.account.isAdmin) throw forbidden()
  const { platform } = context
  return enqueue(platform, async () => {
    const pending: PendingActions = { events: [], indexes: [], number: null }
    const value = await translateErrors(platform, () =>
      platform.dialect.withLock(platform.connection, lock, (session) => changeInSession(session, { context, operation, options, pending })),
    ).finally(() => refreshCaches(platform, pending))
    await createConcurrentIndexes(platform, pending.indexes)
    emitEvents(context, pending.events)
    return value
  })
}

/**
 * Recovers a schema change that another process left unfinished: rolls it back, or completes it when data has already been
 * deleted. Only engines without transactional DDL ever leave one behind. Waits for a change that is still running.
 */
export async function recoverSchemaChange(platform: Platform): Promise<void> {
  const { dialect, connection } = platform
  if (dialect.supports.transactionalDdl) return
  const { undo, redo } = await readLog({ platform, session: connection })
  if (undo.length === 0 && redo.length === 0) return
  await dialect.withLock(connection, lock, (session) => recoverAndLog({ platform, session }))
  await platform.schemaCache.refresh()
}

/** What a schema change would do. Nothing is written; what {@link changeSchema} would refuse is refused. */
export async function planSchemaChange(
  context: Context,
  operation: SchemaOperation<unknown>,
  options: SchemaChangeOptions = {},
): Promise<SchemaChangePlan> {
  if (!context.account.isAdmin) throw forbidden()
  const { executor, plan } = createDryRunExecutor({
    context,
    isDryRun: true,
    concurrentIndexes: options.concurrentIndexes ?? false,
    events: [],
    indexes: [],
  })
  await translateErrors(context.platform, () => operation(executor))
  return plan
}

/** What follows a change once it is committed. */
interface PendingActions extends Pick<ExecutorOptions, 'events' | 'indexes'> {
  /** The change's number, which other processes see too; `null` when it was rolled back with its transaction. */
  number: number | null
}

async function refreshCaches(platform: Platform, { number }: PendingActions): Promise<void> {
  await platform.schemaCache.refreshChanged()
  if (number !== null) setSchemaVersion(platform, number)
  platform.accessCache.clear()
}

interface SchemaChangeRun<Value> {
  readonly context: Context
  readonly operation: SchemaOperation<Value>
  readonly options: SchemaChangeOptions
  readonly pending: PendingActions
}

async function changeInSession<Value>(
  session: Connection,
  { context, operation, options, pending }: SchemaChangeRun<Value>,
): Promise<Value> {
  const { platform } = context
  const target = { platform, session }
  const isTransaction = platform.dialect.supports.transactionalDdl
  const outcome = isTransaction ? 'none' : await recoverAndLog(target)
  const number = await nextChangeNumber(target)
  const isCurrent = outcome === 'none' && isSchemaCurrent(platform, number)
  const schema = isCurrent ? platform.schemaCache.current() : await platform.schemaCache.readIn(session)
  // After a deadlock this function runs again, so what an earlier attempt collected is dropped.
  Object.assign(pending, { events: [], indexes: [], number: isTransaction ? null : number })
  const executorOptions: ExecutorOptions = {
    context: { ...context, schema },
    isDryRun: false,
    concurrentIndexes: options.concurrentIndexes ?? false,
    ...pending,
  }
  const value = isTransaction
    ? await operation(createTransactionExecutor(executorOptions, session))
    : await executeWithUndoLog(executorOptions, operation)
  pending.number = number
  return value
}

async function executeWithUndoLog<Value>(options: ExecutorOptions, operation: SchemaOperation<Value>): Promise<Value> {
  const { executor, commit, rollback } = createUndoLogExecutor(options)
  try {
    const value = await operation(executor)
    await commit()
    return value
  } catch (error) {
    await rollback()
    throw error
  }
}

async function recoverAndLog(target: ExecutionTarget): Promise<RecoveryOutcome> {
  const outcome = await recover(target)
  if (outcome !== 'none') target.platform.log.warn({ outcome }, 'Recovered a schema change that another process left unfinished.')
  return outcome
}

async function translateErrors<Value>(platform: Platform, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw platform.dialect.toRectoError(error) ?? toRectoError(error)
  }
}

/** No transaction may contain a concurrent index build. An index that fails is logged; the change itself stands. */
async function createConcurrentIndexes(platform: Platform, indexes: PendingActions['indexes']): Promise<void> {
  for (const { change } of indexes) {
    const target = { platform, session: platform.connection }
    const concurrent = change.kind === 'add-index' ? { ...change, concurrently: true } : change
    await runChange(target, concurrent)
      .catch(() => runChange(target, change))
      .catch((error: unknown) =>
        platform.log.error({ err: error, change }, 'Could not create an index; the schema change is kept. Create the index again.'),
      )
  }
  if (indexes.length > 0) await platform.schemaCache.refresh()
}

function emitEvents({ platform, account }: Context, events: PendingActions['events']): void {
  const schema = platform.schemaCache.current()
  for (const { event, meta } of events) {
    platform.events.emit({ events: event, meta, context: { database: platform.connection, schema, accountability: account } })
  }
}

const queues = new WeakMap<Platform, Promise<unknown>>()

/** Runs one change of this process after the other: two at once would each plan with a schema the other is changing. */
function enqueue<Value>(platform: Platform, work: () => Promise<Value>): Promise<Value> {
  const turn = (queues.get(platform) ?? Promise.resolve()).then(work)
  queues.set(
    platform,
    turn.catch(() => {}),
  )
  return turn
}
