import { compile, sql } from '@recto/dialects'
import { errorReason } from '@recto/errors'
import type { Platform } from '../platform.ts'

type Status = 'ok' | 'warn' | 'error'

/** The health of this server and what it depends on. */
export interface Health {
  /** The worst of all checks. */
  readonly status: Status
  /** By component and measurement, e.g. `sqlite3:responseTime`. */
  readonly checks: Readonly<Record<string, readonly HealthCheck[]>>
}

export interface HealthCheck {
  readonly status: Status
  readonly componentType: string
  readonly observedUnit?: string
  readonly observedValue?: number
  readonly threshold?: number
  readonly output?: string
}

/** What is checked. */
export interface HealthChecks {
  /** The name of the database's checks. @default the dialect's vendor */
  readonly databaseName?: string
  /** Connects to the mail server. @default mail is not checked */
  readonly verifyMail?: () => Promise<void>
  /** Where files are kept. @default none is checked */
  readonly storages?: readonly StorageCheck[]
}

/** The check of one storage location. */
export interface StorageCheck {
  /** Name of the location. */
  readonly name: string
  /** Response time above which the check warns, in milliseconds. */
  readonly slowMs: number
  /** Asks it for a file. @returns how long that took, in milliseconds */
  measure(): Promise<number>
}

interface HealthCheckOptions extends HealthChecks {
  /** @default 150 */
  readonly databaseSlowMs?: number | undefined
}

/** A check that takes longer has failed: the caller needs an answer. */
const checkWithinMs = 5000
const defaultSlowMs = 150

/** Runs all checks at once. A statement that takes longer than `databaseSlowMs` makes the status `warn`. */
export async function checkHealth(platform: Platform, options: HealthCheckOptions = {}): Promise<Health> {
  const { databaseName = platform.dialect.vendor, databaseSlowMs = defaultSlowMs, verifyMail, storages = [] } = options
  const { connection, dialect } = platform
  const select = async (): Promise<void> => void (await connection.rows(compile(dialect, sql`SELECT 1 AS one${dialect.expressions.dual}`)))
  const database = { componentType: 'datastore', threshold: databaseSlowMs, output: 'The database does not answer' }
  const mail = { componentType: 'email', output: 'The mail server does not answer' }
  const pending = [
    named(`${databaseName}:responseTime`, check(select, database, platform)),
    ...(verifyMail === undefined ? [] : [named('email:connection', check(verifyMail, mail, platform))]),
    ...storages.map((storage) => named(`storage:${storage.name}:responseTime`, checkStorage(storage, platform))),
  ]
  const checks = await Promise.all(pending)
  return { status: worst(checks.map(([, { status }]) => status)), checks: Object.fromEntries(checks.map(([name, one]) => [name, [one]])) }
}

function checkStorage({ name, slowMs, measure }: StorageCheck, platform: Platform): Promise<HealthCheck> {
  const output = `The storage location "${name}" does not answer`
  return check(measure, { componentType: 'objectstore', threshold: slowMs, output }, platform)
}

async function named(name: string, pending: Promise<HealthCheck>): Promise<readonly [name: string, check: HealthCheck]> {
  return [name, await pending]
}

interface Measured {
  readonly componentType: string
  /** Response time above which the check warns, in milliseconds. */
  readonly threshold?: number
  /** What is said when it fails; the error itself goes to the log. */
  readonly output: string
}

/** @param work gives its time where it was measured by itself */
async function check(
  work: () => Promise<unknown>,
  { componentType, threshold, output }: Measured,
  { log }: Platform,
): Promise<HealthCheck> {
  const since = performance.now()
  try {
    const measured = await inTime(work())
    if (threshold === undefined) return { status: 'ok', componentType }
    const observedValue = Number((typeof measured === 'number' ? measured : performance.now() - since).toFixed(3))
    return { status: observedValue > threshold ? 'warn' : 'ok', componentType, observedUnit: 'ms', observedValue, threshold }
  } catch (error) {
    log.error({ reason: errorReason(error) }, `${output}.`)
    return { status: 'error', componentType, output }
  }
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${checkWithinMs} ms`)), checkWithinMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function worst(statuses: readonly Status[]): Status {
  if (statuses.includes('error')) return 'error'
  return statuses.includes('warn') ? 'warn' : 'ok'
}
