import { compile, rawStatement, sql } from '@recto/dialects'
import type { TableName } from '@recto/dialects/schema'
import { deleteFromLog, readLog } from './change-log.ts'
import { isPending } from './is-pending.ts'
import type { LogEntry, StoredLogEntry } from './log-entry.ts'
import { deleteHistoryRows, runChange, runRowStep, writeActivity } from './run-step.ts'
import type { ExecutionTarget } from './system-rows.ts'

/** How often a step is tried that can no longer be undone. */
const maxAttempts = 3

/** What was done with a change that another process left unfinished; `none`: there was none. */
export type RecoveryOutcome = 'none' | 'rolled back' | 'completed'

/** Ends a change that another process left unfinished: rolls it back, or completes it when data has already been deleted. */
export async function recover(target: ExecutionTarget): Promise<RecoveryOutcome> {
  const { undo, redo } = await readLog(target)
  if (undo.length === 0 && redo.length === 0) return 'none'
  const isCommitted = undo.length === 0 || (redo[0] !== undefined && (await isExecuted(target, redo[0])))
  if (!isCommitted) {
    await rollback(target)
    return 'rolled back'
  }
  await retry(target, null, () => deleteFromLog(target, 'undo'))
  for (const row of redo) await retry(target, row, () => executeEntry(target, row))
  return 'completed'
}

/** Rows change in one transaction with the log; only a structural change can be executed while its entry is still there. */
async function isExecuted(target: ExecutionTarget, { entry }: StoredLogEntry): Promise<boolean> {
  return entry.kind === 'structure' && !isPending(await catalogOf(target), entry.change)
}

/** Undoes every executed step, last first. */
export async function rollback(target: ExecutionTarget): Promise<void> {
  await retry(target, null, () => deleteFromLog(target, 'redo'))
  const { undo } = await readLog(target)
  for (const row of undo) await retry(target, row, () => executeEntry(target, row))
}

/**
 * Executes the redo entries. Until the first of them is executed everything can be undone; afterwards the rest is completed.
 * @throws the error of the first entry
 */
export async function rollForward(target: ExecutionTarget): Promise<void> {
  const { redo } = await readLog(target)
  const [first, ...others] = redo
  if (first === undefined) return deleteFromLog(target, 'undo')
  if (first.entry.kind === 'structure') {
    await runChange(target, first.entry.change)
    await retry(target, null, () => inTransaction(target, (rows) => startRollForward(rows, first)))
  } else {
    const { entry } = first
    await inTransaction(target, async (rows) => {
      await runEntry(rows, entry)
      await startRollForward(rows, first)
    })
  }
  for (const row of others) await retry(target, row, () => executeEntry(target, row))
}

async function startRollForward(target: ExecutionTarget, { id }: StoredLogEntry): Promise<void> {
  await deleteFromLog(target, 'undo')
  await deleteFromLog(target, id)
}

/** Executes one entry and deletes it from the log. */
async function executeEntry(target: ExecutionTarget, { id, direction, entry }: StoredLogEntry): Promise<void> {
  if (entry.kind !== 'structure') {
    return inTransaction(target, async (rows) => {
      await runEntry(rows, entry)
      await deleteFromLog(rows, id)
    })
  }
  const { change } = entry
  if (isPending(await catalogOf(target), change)) {
    if (direction === 'undo' && change.kind === 'drop-table') await assertEmpty(target, change.table)
    await runChange(target, change)
  }
  await deleteFromLog(target, id)
}

async function runEntry(target: ExecutionTarget, entry: Exclude<LogEntry, { readonly kind: 'structure' }>): Promise<void> {
  switch (entry.kind) {
    case 'rows':
      return runRowStep(target, entry.step)
    case 'statement':
      return void (await target.session.execute(rawStatement(entry.statement.sql, entry.statement.parameters)))
    case 'delete-history':
      return deleteHistoryRows(target, entry.collection, entry.matches)
    case 'activity':
      return writeActivity(target, entry.activity)
  }
}

/** A table created by this change is empty unless somebody has used it since. */
async function assertEmpty({ platform: { dialect }, session }: ExecutionTarget, table: TableName): Promise<void> {
  const { expressions } = dialect
  const total = await session.text(compile(dialect, sql`SELECT COUNT(*) FROM ${expressions.table(table)}`))
  if (Number(total ?? 0) > 0) throw new Error(`Table "${table.name}" was created by an unfinished schema change and has rows; it is kept.`)
}

function catalogOf({ platform: { dialect }, session }: ExecutionTarget): ReturnType<typeof dialect.introspect> {
  return dialect.introspect(session)
}

function inTransaction({ platform, session }: ExecutionTarget, run: (rows: ExecutionTarget) => Promise<void>): Promise<void> {
  return session.transaction((inner) => run({ platform, session: inner }))
}

/** Tries several times; after the last failure logs the step that must be executed by hand. */
async function retry(target: ExecutionTarget, row: StoredLogEntry | null, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt < maxAttempts) continue
      target.platform.log.error({ err: error, step: row?.entry }, 'Could not complete a step of a schema change. Execute it by hand.')
      // Without a connection the entry stays and the next recovery tries again; with one, trying again would not help.
      if (row !== null) await deleteFromLog(target, row.id).catch(() => undefined)
    }
  }
}
