import { type Connection, compile } from '@recto/dialects'
import type { ExecutorOptions } from './create-executor.ts'
import { createExecutor } from './create-executor.ts'
import type { SchemaChangeExecutor } from './executor.ts'
import { activityOf, deleteHistoryRows, runChange, runRowStep, writeActivity } from './run-step.ts'

/** Executes every step at once, in a session whose transaction rolls all of them back when one fails. */
export function createTransactionExecutor(options: ExecutorOptions, session: Connection): SchemaChangeExecutor {
  const { platform } = options.context
  const target = { platform, session }
  return createExecutor(options, session, {
    alter: ({ change }) => runChange(target, change),
    write: (step) => runRowStep(target, step),
    run: async ({ statement }) => void (await session.execute(compile(platform.dialect, statement))),
    deleteHistory: (collection, matches) => deleteHistoryRows(target, collection, matches),
    recordActivity: (entry) => writeActivity(target, activityOf(options.context, entry)),
  })
}
