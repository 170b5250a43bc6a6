import { compile, sql } from '@recto/dialects'
import type { Platform } from '../platform.ts'

/** The health of this server and what it depends on. */
export interface Health {
  readonly status: 'ok' | 'warn' | 'error'
  /** By component and measurement, e.g. `sqlite:responseTime`. */
  readonly checks: Readonly<Record<string, readonly HealthCheck[]>>
}

export interface HealthCheck {
  readonly status: 'ok' | 'warn' | 'error'
  readonly componentType: string
  readonly observedUnit?: string
  readonly observedValue?: number
  readonly threshold?: number
  readonly output?: string
}

/** Runs an empty statement; when it takes longer than `slowMs` milliseconds, the status is `warn`. */
export async function checkHealth({ connection, dialect, log }: Platform, slowMs = 150): Promise<Health> {
  const name = `${dialect.vendor}:responseTime`
  const since = performance.now()
  try {
    await connection.rows(compile(dialect, sql`SELECT 1 AS one${dialect.expressions.dual}`))
    const observedValue = Number((performance.now() - since).toFixed(3))
    const status = observedValue > slowMs ? 'warn' : 'ok'
    return { status, checks: { [name]: [{ status, componentType: 'datastore', observedUnit: 'ms', observedValue, threshold: slowMs }] } }
  } catch (error) {
    log.error({ err: error }, 'The database does not answer.')
    return {
      status: 'error',
      checks: { [name]: [{ status: 'error', componentType: 'datastore', output: 'The database does not answer' }] },
    }
  }
}
