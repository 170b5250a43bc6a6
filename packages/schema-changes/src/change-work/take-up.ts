import { compile, rawStatement, sql, type TableName } from '@recto/dialects'
import { isLeftToDo } from './is-left-to-do.ts'
import type { KeptRow, KeptStep } from './kept-step.ts'
import { runChange, runForget, runRecord, runRowStep, type StepTarget } from './run-steps.ts'
import { dropSteps, keptSteps } from './step-table.ts'

/** How often a step that comes too late to turn back is tried. */
const attemptsMax = 3

/** What became of a change that another process began; `none`: there was none. */
export type Outcome = 'none' | 'undone' | 'completed'

/** Ends a change that another process began: takes it back, or completes it when data has been given up already. */
export async function takeUp(target: StepTarget): Promise<Outcome> {
  const { back, ahead } = await keptSteps(target)
  if (back.length === 0 && ahead.length === 0) return 'none'
  const isBegun = back.length === 0 || (ahead[0] !== undefined && (await isDone(target, ahead[0])))
  if (!isBegun) {
    await takeBack(target)
    return 'undone'
  }
  await insist(target, null, () => dropSteps(target, 'back'))
  for (const row of ahead) await insist(target, row, () => carryOut(target, row))
  return 'completed'
}

/** Rows are changed together with what is kept of them, so only the structure can be ahead of it. */
async function isDone(target: StepTarget, { step }: KeptRow): Promise<boolean> {
  return step.kind === 'structure' && !isLeftToDo(await catalogOf(target), step.change)
}

/** Takes back whatever was done, last first. */
export async function takeBack(target: StepTarget): Promise<void> {
  await insist(target, null, () => dropSteps(target, 'ahead'))
  const { back } = await keptSteps(target)
  for (const row of back) await insist(target, row, () => carryOut(target, row))
}

/**
 * Carries out what is left to do. Everything can be taken back until the first of it is done; after that there is no way but
 * forward. @throws whatever the first of it throws
 */
export async function goAhead(target: StepTarget): Promise<void> {
  const { ahead } = await keptSteps(target)
  const [first, ...others] = ahead
  if (first === undefined) return dropSteps(target, 'back')
  if (first.step.kind === 'structure') {
    await runChange(target, first.step.change)
    await insist(target, null, () => inTransaction(target, (rows) => dropBoth(rows, first)))
  } else {
    const { step } = first
    await inTransaction(target, async (rows) => {
      await runStep(rows, step)
      await dropBoth(rows, first)
    })
  }
  for (const row of others) await insist(target, row, () => carryOut(target, row))
}

async function dropBoth(target: StepTarget, { id }: KeptRow): Promise<void> {
  await dropSteps(target, 'back')
  await dropSteps(target, id)
}

/** One kept step, and letting go of it. */
async function carryOut(target: StepTarget, { id, direction, step }: KeptRow): Promise<void> {
  if (step.kind !== 'structure') {
    return inTransaction(target, async (rows) => {
      await runStep(rows, step)
      await dropSteps(rows, id)
    })
  }
  const { change } = step
  if (isLeftToDo(await catalogOf(target), change)) {
    if (direction === 'back' && change.kind === 'drop-table') await refuseRows(target, change.table)
    await runChange(target, change)
  }
  await dropSteps(target, id)
}

async function runStep(target: StepTarget, step: Exclude<KeptStep, { readonly kind: 'structure' }>): Promise<void> {
  switch (step.kind) {
    case 'rows':
      return runRowStep(target, step.step)
    case 'statement':
      return void (await target.session.execute(rawStatement(step.statement.sql, step.statement.parameters)))
    case 'forget':
      return runForget(target, step.collection, step.matches)
    case 'record':
      return runRecord(target, step.recorded)
  }
}

/** A table that this change made is empty, unless somebody has been using it since. */
async function refuseRows({ platform: { dialect }, session }: StepTarget, table: TableName): Promise<void> {
  const { expressions } = dialect
  const total = await session.text(compile(dialect, sql`SELECT COUNT(*) FROM ${expressions.table(table)}`))
  if (Number(total ?? 0) > 0) throw new Error(`Table "${table.name}" of an unfinished change holds rows by now and is left alone.`)
}

function catalogOf({ platform: { dialect }, session }: StepTarget): ReturnType<typeof dialect.introspect> {
  return dialect.introspect(session)
}

function inTransaction({ platform, session }: StepTarget, run: (rows: StepTarget) => Promise<void>): Promise<void> {
  return session.transaction((inner) => run({ platform, session: inner }))
}

/** Tries again, and in the end says what is left to do by hand. */
async function insist(target: StepTarget, row: KeptRow | null, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt < attemptsMax) continue
      target.platform.log.error({ err: error, step: row?.step }, 'A step of a change to the data model could not be completed.')
      // Without a connection it stays and is tried again; otherwise trying again would not help.
      if (row !== null) await dropSteps(target, row.id).catch(() => undefined)
    }
  }
}
