import { bind, compile, type Sql, sql } from '@recto/dialects'
import { insertStatement, modelSteps, physicalTable } from '@recto/system'
import type { Direction, KeptRow, KeptStep } from './kept-step.ts'
import type { StepTarget } from './run-steps.ts'

/** Keeps steps, to be carried out in the order of the list: what takes back after what was kept before, the rest behind it. */
export async function keepSteps({ platform, session }: StepTarget, direction: Direction, steps: readonly KeptStep[]): Promise<void> {
  for (const step of direction === 'back' ? steps.toReversed() : steps) {
    const row = insertStatement(platform.dialect, modelSteps, { direction, step: JSON.stringify(step) })
    await session.execute(compile(platform.dialect, row))
  }
}

interface StoredStep {
  readonly id: number | string
  readonly direction: string
  readonly step: unknown
}

/** What is kept, in the order it is to be carried out: taking back begins with what was done last. */
export async function keptSteps({ platform, session }: StepTarget): Promise<Readonly<Record<Direction, readonly KeptRow[]>>> {
  const { identifier, table } = platform.dialect.expressions
  const columns = sql`${identifier('id')}, ${identifier('direction')}, ${identifier('step')}`
  const found = await session.rows<StoredStep>(
    compile(platform.dialect, sql`SELECT ${columns} FROM ${table(physicalTable(modelSteps.name))} ORDER BY ${identifier('id')}`),
  )
  const rows = found.map(({ id, direction, step }) => ({ id: Number(id), direction, step: parsed(step) }))
  const of = (direction: Direction): KeptRow[] => rows.filter((row) => row.direction === direction).map((row) => ({ ...row, direction }))
  return { back: of('back').toReversed(), ahead: of('ahead') }
}

/** Some drivers parse JSON by themselves. */
function parsed(step: unknown): KeptStep {
  return (typeof step === 'string' ? JSON.parse(step) : step) as KeptStep
}

/** Lets go of one step, or of all that lead one way. */
export async function dropSteps({ platform, session }: StepTarget, which: number | Direction): Promise<void> {
  const { identifier, table } = platform.dialect.expressions
  const column = identifier(typeof which === 'number' ? 'id' : 'direction')
  const statement: Sql = sql`DELETE FROM ${table(physicalTable(modelSteps.name))} WHERE ${column} = ${bind(which)}`
  await session.execute(compile(platform.dialect, statement))
}
