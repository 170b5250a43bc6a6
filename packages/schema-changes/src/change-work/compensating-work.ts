import { compile } from '@recto/dialects'
import type { StoredRow } from '@recto/pipeline'
import type { KeptStep } from './kept-step.ts'
import { createModelWork, type ModelParts } from './model-parts.ts'
import type { ModelWork, RowStep } from './model-work.ts'
import { recordedBy, runChange, runRowStep, type StepTarget, tableOf } from './run-steps.ts'
import { keepSteps } from './step-table.ts'
import { goAhead, takeBack } from './take-up.ts'

/** Work on an engine that commits every DDL statement at once. `finish` or `undo` ends it. */
export interface CompensatingWork {
  readonly work: ModelWork
  /** Runs what cannot be taken back. @throws whatever the first of it throws */
  finish(): Promise<void>
  /** Takes back what was done, last first. */
  undo(): Promise<void>
}

/**
 * What takes a step back is kept in the database before the step is done, so that any process can do it after this one has
 * ended. Steps that lose data wait for the end: until the first of them is done, everything can be undone; after that there
 * is no way but forward.
 */
export function compensatingWork(parts: ModelParts): CompensatingWork {
  const { platform } = parts.context
  const target: StepTarget = { platform, session: platform.connection }
  const inTransaction = (run: (rows: StepTarget) => Promise<void>): Promise<void> =>
    platform.connection.transaction((session) => run({ platform, session }))
  const late: KeptStep[] = []
  const work = createModelWork(parts, platform.connection, {
    alter: async ({ change, undo }) => {
      if (undo === null) return void late.push({ kind: 'structure', change })
      const back = undo.map((one): KeptStep => ({ kind: 'structure', change: one }))
      await (back.length === 1 ? keepSteps(target, 'back', back) : inTransaction((rows) => keepSteps(rows, 'back', back)))
      await runChange(target, change)
    },
    write: (step) =>
      inTransaction(async (rows) => {
        await keepSteps(rows, 'back', await inverseOf(rows, step))
        await runRowStep(rows, step)
      }),
    run: ({ statement, undo }) =>
      inTransaction(async (rows) => {
        const { sql, parameters } = compile(platform.dialect, undo)
        await keepSteps(rows, 'back', [{ kind: 'statement', statement: { sql, parameters } }])
        await rows.session.execute(compile(platform.dialect, statement))
      }),
    forget: async (collection, matches) => void late.push({ kind: 'forget', collection, matches }),
    record: async (entry) => void late.push({ kind: 'record', recorded: recordedBy(parts.context, entry) }),
  })
  return {
    work,
    async finish() {
      // The engine may refuse to give up a table or column; the rows about it are not refused.
      const [structure, rows] = [late.filter(({ kind }) => kind === 'structure'), late.filter(({ kind }) => kind !== 'structure')]
      await inTransaction((target) => keepSteps(target, 'ahead', [...structure, ...rows]))
      await goAhead(target)
    },
    undo: () => takeBack(target),
  }
}

/** What restores the rows a step is about to change. */
async function inverseOf(target: StepTarget, step: RowStep): Promise<readonly KeptStep[]> {
  const { collection } = step
  const rows = (one: RowStep): KeptStep => ({ kind: 'rows', step: one })
  if (step.kind === 'insert') return [rows({ kind: 'delete', collection, matches: step.identity })]
  const before = await tableOf(target, collection).find(step.matches)
  if (step.kind === 'delete') return before.map((row) => rows({ kind: 'insert', collection, row, identity: {} }))
  const key = collection === 'directus_collections' ? 'collection' : 'id'
  return before.map((row) => {
    const matches = { [key]: (step.values[key] ?? row[key]) as string | number }
    return rows({ kind: 'update', collection, matches, values: picked(row, Object.keys(step.values)) })
  })
}

function picked(row: StoredRow, names: readonly string[]): StoredRow {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}
