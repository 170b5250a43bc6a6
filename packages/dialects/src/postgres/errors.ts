import { type ErrorCode, RectoError } from '@recto/errors'

interface PostgresError {
  readonly code: string
  readonly message: string
  readonly detail: string | undefined
  readonly table: string | undefined
  readonly column: string | undefined
  readonly constraint: string | undefined
  /** The function of the server that reported it. */
  readonly routine: string | undefined
}

type Facts = Readonly<Record<string, unknown>>

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function toRectoError(error: unknown): RectoError | null {
  if (error instanceof RectoError) return error
  const problem = asPostgresError(error)
  if (problem === null) return null
  const known = raisedError(problem) ?? constraintError(problem) ?? valueError(problem) ?? availabilityError(problem) ?? refusal(problem)
  return known === null ? null : new RectoError(known.code, { extensions: known.facts, cause: error })
}

/** Whether a table, column, schema or type the statement names is gone, or of another type than the statement takes it for. */
export function isSchemaStale(error: unknown): boolean {
  return staleCodes.has(asPostgresError(error)?.code ?? '')
}

/** Undefined table, column, schema, object, function or operator; a type that differs, or cannot be cast. */
const staleCodes = new Set(['42P01', '42703', '3F000', '42704', '42883', '42804', '42846'])

/** Errors after which the whole transaction may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  const problem = asPostgresError(error)
  return problem !== null && (problem.code === '40P01' || problem.code === '40001' || isStalePlan(error))
}

/** A prepared statement whose result columns changed under it (`cached plan must not change result type`). */
export function isStalePlan(error: unknown): boolean {
  const problem = asPostgresError(error)
  return problem !== null && problem.code === '0A000' && problem.message.includes('cached plan')
}

/** The server ended the session before the statement did anything. */
export function isSessionEnded(error: unknown): boolean {
  const code = asPostgresError(error)?.code
  return code === '57P01' || code === '57P02' || code === '57P05'
}

/** The connection broke; what became of the statement is not known. */
export function isConnectionLost(error: unknown): boolean {
  if (isSessionEnded(error)) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'ECONNRESET' || code === 'EPIPE' || lostMessages.test(error.message)
}

/** How the driver names a session that broke, while a statement ran or before it was sent (pg/lib/client.js). */
const lostMessages = /^Connection terminated|not queryable$/

/** The session does not know the prepared statement. */
export function isStatementUnknown(error: unknown): boolean {
  return asPostgresError(error)?.code === '26000'
}

interface Known {
  readonly code: ErrorCode
  readonly facts: Facts
}

/** Errors raised by functions of the database are messages for the caller. */
function raisedError({ routine, code, message }: PostgresError): Known | null {
  return routine === 'exec_stmt_raise' || code.startsWith('P0') ? { code: 'INVALID_PAYLOAD', facts: { reason: sentenceOf(message) } } : null
}

/**
 * Classes whose errors a request can cause: not supported (0A), actions of triggers (09, 27), more than one row (21), constraints
 * (23, 40002, 44), routines (2F, 38, 39), what an object does not allow (55000), limits (54).
 */
const refusedClasses = /^(0A|09|20|21|23|27|2F|38|39|40002|44|54|55000)/

/** Anything else that the database refuses. A right that is missing is Recto's own, or a policy of the rows. */
function refusal({ code, message }: PostgresError): Known | null {
  if (code === '42501') return { code: 'FORBIDDEN', facts: { reason: `The database refuses this: ${message}` } }
  return refusedClasses.test(code) ? { code: 'INVALID_PAYLOAD', facts: { reason: sentenceOf(message) } } : null
}

function constraintError(problem: PostgresError): Known | null {
  const collection = problem.table ?? null
  switch (problem.code) {
    case '23505':
      return { code: 'RECORD_NOT_UNIQUE', facts: { collection, ...keyOf(problem) } }
    case '23P01':
      return { code: 'RECORD_NOT_UNIQUE', facts: { collection, field: null, value: null } }
    // RESTRICT has a code of its own from PostgreSQL 18 on.
    case '23001':
    case '23503':
      return { code: 'INVALID_FOREIGN_KEY', facts: { collection, ...keyOf(problem) } }
    case '23502':
      return problem.message.includes('contains null values')
        ? { code: 'CONTAINS_NULL_VALUES', facts: { collection, field: problem.column ?? null } }
        : { code: 'NOT_NULL_VIOLATION', facts: { collection, field: problem.column ?? null } }
    case '23514':
      return { code: 'INVALID_PAYLOAD', facts: checkFacts(problem) }
    default:
      return null
  }
}

function checkFacts({ table, constraint }: PostgresError): Facts {
  const name = constraint === undefined ? '' : ` "${constraint}"`
  return { reason: `A value violates the check${name} of "${table ?? ''}"`, collection: table ?? null, constraint: constraint ?? null }
}

function valueError(problem: PostgresError): Known | null {
  const facts = { collection: problem.table ?? null, field: problem.column ?? null, value: null }
  if (problem.code === '22001') return { code: 'VALUE_TOO_LONG', facts }
  if (problem.code === '22003') return { code: 'VALUE_OUT_OF_RANGE', facts: { ...facts, value: quotedValue(problem.message) } }
  if (problem.code === '428C9') return { code: 'INVALID_PAYLOAD', facts: { reason: "A generated column can't be written" } }
  if (problem.code === '42804' || problem.code === '42846')
    return { code: 'INVALID_PAYLOAD', facts: { reason: 'A value does not fit the type of its column' } }
  // Class 22 is "data exception": text that is no uuid, date, number, JSON …
  if (problem.code.startsWith('22')) return { code: 'INVALID_PAYLOAD', facts: { reason: sentenceOf(problem.message) } }
  return null
}

function availabilityError(problem: PostgresError): Known | null {
  const reason = availabilityReason(problem)
  return reason === null ? null : { code: 'SERVICE_UNAVAILABLE', facts: { service: 'database', reason } }
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE', 'EAI_AGAIN', 'ENOENT'])

function availabilityReason(problem: PostgresError): string | null {
  if (problem.code === '57014') return 'The statement took too long'
  if (problem.code === '25006') return 'It is read only'
  if (problem.code === '55P03' || problem.code === '55006') return 'A row or table is locked'
  if (problem.code === '53300') return 'Too many connections'
  if (problem.code === '40P01' || problem.code === '40001') return 'The change collided with another one'
  if (networkCodes.has(problem.code)) return "It can't be reached"
  if (/^(08|28|3D|53|57|58)/.test(problem.code)) return 'It refuses the connection'
  if (lostMessages.test(problem.message)) return 'The connection was lost'
  if (/timeout exceeded when trying to connect/.test(problem.message)) return 'No database connection became free in time'
  return null
}

/** The detail reads `Key (email)=(a@x.io) already exists.` or `Key (author)=(9) is not present in table "authors".` */
function keyOf(problem: PostgresError): Facts {
  const match = /^Key \((.+?)\)=\((.*)\) (?:already exists|is not present|is (?:still )?referenced|conflicts)/s.exec(problem.detail ?? '')
  return { field: match?.[1]?.replace(/^"(.*)"$/, '$1') ?? null, value: match?.[2] ?? null }
}

function quotedValue(message: string): string | null {
  return /value "(.*)" is out of range/s.exec(message)?.[1] ?? null
}

function sentenceOf(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1)
}

function asPostgresError(error: unknown): PostgresError | null {
  if (!(error instanceof Error)) return null
  return {
    code: property(error, 'code') ?? '',
    message: error.message,
    detail: property(error, 'detail'),
    table: property(error, 'table'),
    column: property(error, 'column'),
    constraint: property(error, 'constraint'),
    routine: property(error, 'routine'),
  }
}

function property(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}
