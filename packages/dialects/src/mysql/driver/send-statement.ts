import type { PoolConnection } from 'mysql2'
import type { Statement } from '../../sql.ts'

/** What the driver takes as a parameter. */
export type DriverValue = Buffer | string | number | null

/** How a session's parameters are written. */
export interface Encoding {
  /** Writes a value as a literal where statements may not be prepared; `null` where they may. */
  readonly escape: ((value: DriverValue) => string) | null
  /** The driver binds numbers as doubles, which OFFSET does not take; this makes an integer of one. */
  readonly integer: (value: number) => unknown
}

/** A session, and how its parameters are written. */
interface EncodingSession {
  readonly session: PoolConnection
  readonly encoding: Encoding
}

/** How the rows of a statement arrive, and who receives all of them; without `done` they are streamed. */
export interface SendOptions {
  readonly rowsAsArray: boolean
  readonly done?: (error: unknown, rows: unknown) => void
}

/** Hands a statement to the driver: prepared where that is allowed and there is something to bind. */
export function sendStatement(
  { session, encoding }: EncodingSession,
  statement: Statement,
  { rowsAsArray, done }: SendOptions,
): ReturnType<PoolConnection['query']> {
  const values = statement.parameters.map(toDriverValue)
  if (statement.name === undefined && values.length === 0) return session.query({ sql: statement.sql, rowsAsArray }, done)
  if (encoding.escape !== null) return session.query({ sql: interpolate(statement.sql, values, encoding.escape), rowsAsArray }, done)
  const typed = values.map((value) => (Number.isSafeInteger(value) ? encoding.integer(Number(value)) : value))
  return session.execute({ sql: statement.sql, values: typed, rowsAsArray }, done)
}

/** The driver's declaration leaves out that the options of a statement are part of what it is kept by. */
interface Forgetting {
  unprepare(options: { readonly sql: string; readonly rowsAsArray: boolean }): unknown
}

/** ER_DATA_TOO_LONG */
const tooLong = 1406

/**
 * Lets go of a prepared statement that may be outdated; `true` when there was one, so that it is worth trying again.
 * MySQL binds to a column that became text by the type it had before, and then finds every text too long.
 */
export function forgetOutdated(
  session: PoolConnection,
  { sql: text }: Statement,
  { error, rowsAsArray }: { readonly error: unknown; readonly rowsAsArray: boolean },
): boolean {
  const isTooLong = typeof error === 'object' && error !== null && 'errno' in error && error.errno === tooLong
  return isTooLong && (session as unknown as Forgetting).unprepare({ sql: text, rowsAsArray }) !== undefined
}

/** Literals and quoted names are stepped over: the driver's own formatter would replace a `?` inside them too. */
function interpolate(text: string, values: readonly DriverValue[], literalOf: (value: DriverValue) => string): string {
  let position = 0
  return text.replace(/'(?:[^'\\]|\\[\s\S]|'')*'|`[^`]*`|\?/g, (token) => (token === '?' ? literalOf(values[position++] ?? null) : token))
}

function toDriverValue(value: unknown): DriverValue {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? 1 : 0
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'number' ? value : String(value)
}
