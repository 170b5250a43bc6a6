import { bind, compile, sql } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'
import { insertStatement, modelSteps, physicalTable } from '@recto/system'
import type { StepTarget } from './run-steps.ts'

/** The row among the kept steps that counts the changes of all processes. */
const direction = 'count'

/** Counts a change that begins, in the transaction of the change where there is one. Gives its number. */
export async function countChange({ platform: { dialect }, session }: StepTarget): Promise<number> {
  const { identifier, table } = dialect.expressions
  const where = sql`WHERE ${identifier('direction')} = ${bind(direction)}`
  const steps = table(physicalTable(modelSteps.name))
  const [row] = await session.rows<{ step: unknown }>(compile(dialect, sql`SELECT ${identifier('step')} FROM ${steps} ${where}`))
  const step = String(row === undefined ? 1 : Number(row.step) + 1)
  const kept =
    row === undefined
      ? insertStatement(dialect, modelSteps, { direction, step })
      : sql`UPDATE ${steps} SET ${identifier('step')} = ${bind(step)} ${where}`
  await session.execute(compile(dialect, kept))
  return Number(step)
}

const seen = new WeakMap<Platform, number>()

/** Whether the schema was last read after the change before this one, so that it needs no reading now. */
export function hasSeenAllBefore(platform: Platform, number: number): boolean {
  return seen.get(platform) === number - 1
}

/** The schema has been read after this change. */
export function rememberSeen(platform: Platform, number: number): void {
  seen.set(platform, number)
}
