import { bind, compile, sql } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'
import { insertStatement, physicalTable, schemaChangeLog } from '@recto/system'
import type { ExecutionTarget } from './run-step.ts'

/** The row of the change log that counts the changes of all processes; it is never undone or redone. */
const direction = 'count'

/** Counts a change that begins, in the change's transaction where there is one, and returns its number. */
export async function nextChangeNumber({ platform: { dialect }, session }: ExecutionTarget): Promise<number> {
  const { identifier, table } = dialect.expressions
  const where = sql`WHERE ${identifier('direction')} = ${bind(direction)}`
  const log = table(physicalTable(schemaChangeLog.name))
  const [row] = await session.rows<{ step: unknown }>(compile(dialect, sql`SELECT ${identifier('step')} FROM ${log} ${where}`))
  const step = String(row === undefined ? 1 : Number(row.step) + 1)
  const statement =
    row === undefined
      ? insertStatement(dialect, schemaChangeLog, { direction, step })
      : sql`UPDATE ${log} SET ${identifier('step')} = ${bind(step)} ${where}`
  await session.execute(compile(dialect, statement))
  return Number(step)
}

const schemaVersions = new WeakMap<Platform, number>()

/** Whether the cached schema already contains every change before this one, so that it need not be read again. */
export function isSchemaCurrent(platform: Platform, number: number): boolean {
  return schemaVersions.get(platform) === number - 1
}

/** Notes that the cached schema was read after this change. */
export function setSchemaVersion(platform: Platform, number: number): void {
  schemaVersions.set(platform, number)
}
