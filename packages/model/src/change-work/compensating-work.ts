import type { Matches, StoredRow } from '@recto/pipeline'
import { createModelWork, type ModelParts } from './model-parts.ts'
import type { ModelWork, RowStep, StructureStep } from './model-work.ts'
import { runChange, runForget, runRecord, runRowStep, type StepTarget, tableOf } from './run-steps.ts'

/** How often a step that comes too late to turn back is tried. */
const attemptsMax = 3

type Undo = () => Promise<void>

/** Work on an engine that commits every DDL statement at once. `finish` or `undo` ends it. */
export interface CompensatingWork {
  readonly work: ModelWork
  /** Runs what cannot be taken back. @throws whatever the first of it throws, when everything else has been undone */
  finish(): Promise<void>
  /** Takes back what was done, last first. */
  undo(): Promise<void>
}

/**
 * Each step is run at once and what takes it back is kept. Steps that lose data wait for the end: until the first of them
 * is done, everything can be undone; after that there is no way but forward.
 */
export function compensatingWork(parts: ModelParts): CompensatingWork {
  const { context } = parts
  const { platform } = context
  const target: StepTarget = { context, session: platform.connection }
  const inTransaction = (run: (rows: StepTarget) => Promise<void>): Promise<void> =>
    platform.connection.transaction((session) => run({ context, session }))
  const undos: Undo[] = []
  const late: Undo[] = []
  const work = createModelWork(parts, platform.connection, {
    alter: async ({ change, undo }) => {
      if (undo === null) return void late.push(() => runChange(target, change))
      await runChange(target, change, undo)
      undos.push(() => undoChange(target, { change, undo }))
    },
    write: async (step) => {
      const undo = await inverseOf(target, step)
      await runRowStep(target, step)
      undos.push(undo)
    },
    run: async ({ statement, undo }) => {
      const execute = async (fragment: typeof statement): Promise<void> =>
        void (await platform.connection.execute(platform.dialect.render(fragment)))
      await execute(statement)
      undos.push(() => execute(undo))
    },
    forget: async (collection, matches) => void late.push(() => inTransaction((rows) => runForget(rows, collection, matches))),
    record: async (entry) => void late.push(() => inTransaction((rows) => runRecord(rows, entry))),
  })
  return {
    work,
    async finish() {
      for (const [index, step] of late.entries()) {
        if (index === 0) await step()
        else await insist(step, parts)
      }
    },
    async undo() {
      for (const step of undos.splice(0).reverse()) {
        await insist(step, parts)
      }
    },
  }
}

async function undoChange(target: StepTarget, { undo }: StructureStep): Promise<void> {
  for (const change of undo ?? []) await runChange(target, change)
}

/** Tries again, and in the end says what is left to do by hand. */
async function insist(step: Undo, { context }: ModelParts): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      return await step()
    } catch (error) {
      if (attempt === attemptsMax)
        context.platform.log.error({ err: error }, 'A step of a change to the data model could not be completed.')
    }
  }
}

/** What restores the rows a step is about to change. */
async function inverseOf(target: StepTarget, step: RowStep): Promise<Undo> {
  const table = tableOf(target, step.collection)
  if (step.kind === 'insert') return async () => void (await table.delete(step.identity))
  const before = await table.find(step.matches)
  if (step.kind === 'delete') {
    return async () => {
      for (const row of before) await table.insert(row)
    }
  }
  const key = keyOf(step.collection)
  return async () => {
    for (const row of before) await table.update({ [key]: keyAfter(step.values, row, key) }, picked(row, Object.keys(step.values)))
  }
}

function keyOf(collection: string): string {
  return collection === 'directus_collections' ? 'collection' : 'id'
}

function keyAfter(values: StoredRow, row: StoredRow, key: string): Matches[string] {
  return (values[key] ?? row[key]) as Matches[string]
}

function picked(row: StoredRow, names: readonly string[]): StoredRow {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}
