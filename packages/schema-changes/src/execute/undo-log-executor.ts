import { compile } from '@recto/dialects'
import type { JsonObject } from '@recto/protocol'
import { appendToLog } from './change-log.ts'
import { createExecutor, type ExecutorOptions } from './create-executor.ts'
import type { RowStep, SchemaChangeExecutor } from './executor.ts'
import type { LogEntry } from './log-entry.ts'
import { rollback, rollForward } from './recover.ts'
import { activityOf, runChange, runRowStep } from './run-step.ts'
import { type ExecutionTarget, findRows } from './system-rows.ts'

/** Executes a change on an engine that commits every DDL statement at once. Ended by `commit` or `rollback`. */
export interface UndoLogExecutor {
  readonly executor: SchemaChangeExecutor
  /** Executes the steps that cannot be undone. @throws the error of the first of them */
  commit(): Promise<void>
  /** Undoes the executed steps, last first. */
  rollback(): Promise<void>
}

/**
 * Writes an undo entry to the change log before each step is executed, so that any process can undo the step if this one
 * ends. Steps that lose data are deferred to `commit`: until the first of them is executed everything can be undone;
 * afterwards the rest is completed.
 */
export function createUndoLogExecutor(options: ExecutorOptions): UndoLogExecutor {
  const { platform } = options.context
  const target: ExecutionTarget = { platform, session: platform.connection }
  const inTransaction = (run: (rows: ExecutionTarget) => Promise<void>): Promise<void> =>
    platform.connection.transaction((session) => run({ platform, session }))
  const deferred: LogEntry[] = []
  const executor = createExecutor(options, platform.connection, {
    alter: async ({ change, undo }) => {
      if (undo === null) return void deferred.push({ kind: 'structure', change })
      const entries = undo.map((one): LogEntry => ({ kind: 'structure', change: one }))
      await (entries.length === 1 ? appendToLog(target, 'undo', entries) : inTransaction((rows) => appendToLog(rows, 'undo', entries)))
      await runChange(target, change)
    },
    write: (step) =>
      inTransaction(async (rows) => {
        await appendToLog(rows, 'undo', await undoEntries(rows, step))
        await runRowStep(rows, step)
      }),
    run: ({ statement, undo }) =>
      inTransaction(async (rows) => {
        const { sql, parameters } = compile(platform.dialect, undo)
        await appendToLog(rows, 'undo', [{ kind: 'statement', statement: { sql, parameters } }])
        await rows.session.execute(compile(platform.dialect, statement))
      }),
    deleteHistory: async (collection, matches) => void deferred.push({ kind: 'delete-history', collection, matches }),
    recordActivity: async (entry) => void deferred.push({ kind: 'activity', activity: activityOf(options.context, entry) }),
  })
  return {
    executor,
    async commit() {
      // The engine may refuse to drop a table or column, and then everything can still be undone; changes of rows are not refused.
      const [structure, rows] = [deferred.filter(({ kind }) => kind === 'structure'), deferred.filter(({ kind }) => kind !== 'structure')]
      await inTransaction((target) => appendToLog(target, 'redo', [...structure, ...rows]))
      await rollForward(target)
    },
    rollback: () => rollback(target),
  }
}

/** The entries that restore the rows a step is about to change. */
async function undoEntries(target: ExecutionTarget, step: RowStep): Promise<readonly LogEntry[]> {
  const { collection } = step
  const rows = (one: RowStep): LogEntry => ({ kind: 'rows', step: one })
  if (step.kind === 'insert') return [rows({ kind: 'delete', collection, matches: step.identity })]
  const before = await findRows(target, collection, step.matches)
  if (step.kind === 'delete') return before.map((row) => rows({ kind: 'insert', collection, row, identity: {} }))
  const key = collection === 'directus_collections' ? 'collection' : 'id'
  return before.map((row) => {
    const matches = { [key]: (step.values[key] ?? row[key]) as string | number }
    return rows({ kind: 'update', collection, matches, values: picked(row, Object.keys(step.values)) })
  })
}

function picked(row: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}
