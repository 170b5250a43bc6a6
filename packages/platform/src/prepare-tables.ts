import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import { migrate, migrationStatus } from '@recto/system'
import type { Database } from './platform-options.ts'

/**
 * Runs the migrations that are missing. A database user with read rights only may start on tables that are there already.
 * @throws {RectoError} SERVICE_UNAVAILABLE when the tables are missing and can't be created
 */
export async function prepareTables(database: Database, log: Log): Promise<void> {
  try {
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'The migrations have run.')
  } catch (cause) {
    const states = await migrationStatus(database)
    if (!states.some(({ isApplied }) => isApplied)) {
      const reason = `Recto's tables are missing and can't be created. ${firstLine(cause)} Run "recto bootstrap" as a user who may create tables.`
      throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason }, cause })
    }
    log.warn({ err: cause }, 'The migrations could not run; some features may not work.')
  }
}

/** What a driver says, on one line. Some collect several errors, one per address tried. */
export function firstLine(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const root: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  const [line = ''] = (root instanceof Error ? root.message : String(root)).split('\n', 1)
  return line.trim().replace(/\.?$/, '.')
}
