import { bind, compile, type Sql, sql } from '@recto/dialects'
import { insertStatement, physicalTable, schemaChangeLog } from '@recto/system'
import type { LogDirection, LogEntry, StoredLogEntry } from './log-entry.ts'
import type { ExecutionTarget } from './run-step.ts'

/**
 * Appends entries that will be executed in the order of the list: undo entries before those already in the log, redo entries
 * after them.
 */
export async function appendToLog(
  { platform, session }: ExecutionTarget,
  direction: LogDirection,
  entries: readonly LogEntry[],
): Promise<void> {
  for (const entry of direction === 'undo' ? entries.toReversed() : entries) {
    const row = insertStatement(platform.dialect, schemaChangeLog, { direction, step: JSON.stringify(entry) })
    await session.execute(compile(platform.dialect, row))
  }
}

interface LogRow {
  readonly id: number | string
  readonly direction: string
  readonly step: unknown
}

/** The entries in the order of their execution: undo begins with the step that was executed last. */
export async function readLog({ platform, session }: ExecutionTarget): Promise<Readonly<Record<LogDirection, readonly StoredLogEntry[]>>> {
  const { identifier, table } = platform.dialect.expressions
  const columns = sql`${identifier('id')}, ${identifier('direction')}, ${identifier('step')}`
  const found = await session.rows<LogRow>(
    compile(platform.dialect, sql`SELECT ${columns} FROM ${table(physicalTable(schemaChangeLog.name))} ORDER BY ${identifier('id')}`),
  )
  const rows = found.map(({ id, direction, step }) => ({ id: Number(id), direction, entry: parseEntry(step) }))
  const of = (direction: LogDirection): StoredLogEntry[] =>
    rows.filter((row) => row.direction === direction).map((row) => ({ ...row, direction }))
  return { undo: of('undo').toReversed(), redo: of('redo') }
}

/** Some drivers return JSON columns parsed. */
function parseEntry(step: unknown): LogEntry {
  return (typeof step === 'string' ? JSON.parse(step) : step) as LogEntry
}

/** Deletes one entry by its id, or all entries of one direction. */
export async function deleteFromLog({ platform, session }: ExecutionTarget, which: number | LogDirection): Promise<void> {
  const { identifier, table } = platform.dialect.expressions
  const column = identifier(typeof which === 'number' ? 'id' : 'direction')
  const statement: Sql = sql`DELETE FROM ${table(physicalTable(schemaChangeLog.name))} WHERE ${column} = ${bind(which)}`
  await session.execute(compile(platform.dialect, statement))
}
