import { systemDatabase } from '@recto/system'
import type { LogDirection, LogEntry, StoredLogEntry } from './log-entry.ts'
import type { ExecutionTarget } from './system-rows.ts'

/**
 * Appends entries that will be executed in the order of the list: undo entries before those already in the log, redo entries
 * after them.
 */
export async function appendToLog(target: ExecutionTarget, direction: LogDirection, entries: readonly LogEntry[]): Promise<void> {
  const recto = logDatabase(target)
  for (const entry of direction === 'undo' ? entries.toReversed() : entries) {
    await recto.insertInto('recto_schema_change_log').values({ direction, step: entry }).execute()
  }
}

/** The entries in the order of their execution: undo begins with the step that was executed last. */
export async function readLog(target: ExecutionTarget): Promise<Readonly<Record<LogDirection, readonly StoredLogEntry[]>>> {
  const rows = await logDatabase(target).selectFrom('recto_schema_change_log').selectAll().orderBy('id').execute()
  const inDirection = (direction: LogDirection): readonly StoredLogEntry[] =>
    rows.filter((row) => row.direction === direction).map(({ id, step }) => ({ id, direction, entry: step as LogEntry }))
  return { undo: inDirection('undo').toReversed(), redo: inDirection('redo') }
}

/** Deletes one entry by its id, or all entries of one direction. */
export async function deleteFromLog(target: ExecutionTarget, which: number | LogDirection): Promise<void> {
  const entries = logDatabase(target).deleteFrom('recto_schema_change_log')
  await (typeof which === 'number' ? entries.where('id', '=', which) : entries.where('direction', '=', which)).execute()
}

function logDatabase({ platform: { dialect }, session }: ExecutionTarget): ReturnType<typeof systemDatabase> {
  return systemDatabase({ dialect, connection: session })
}
