import { type ErrorCode, RectoError } from '@recto/errors'

interface Known {
  readonly code: ErrorCode
  readonly facts: Readonly<Record<string, unknown>>
}

interface SqliteError {
  readonly code: string
  readonly message: string
}

/** Result codes: https://www.sqlite.org/rescode.html */
export function toRectoError(error: unknown): RectoError | null {
  if (error instanceof RectoError) return error
  const problem = asSqliteError(error)
  if (problem === null) return null
  const known = constraintError(problem) ?? otherError(problem)
  return known === null ? null : new RectoError(known.code, { extensions: known.facts, cause: error })
}

export function isSchemaStale(error: unknown): boolean {
  return /^no such (table|column)|has no column named/.test(asSqliteError(error)?.message ?? '')
}

/** Another process holds the write lock. */
export function isRetryable(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(asSqliteError(error)?.code ?? '')
}

const nothingKnown = { collection: null, field: null, value: null }

function constraintError({ code, message }: SqliteError): Known | null {
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_ROWID':
      return { code: 'RECORD_NOT_UNIQUE', facts: { ...placeOf(message), ...columnsOf(message), value: null } }
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { code: 'NOT_NULL_VIOLATION', facts: placeOf(message) }
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return { code: 'INVALID_FOREIGN_KEY', facts: nothingKnown }
    case 'SQLITE_CONSTRAINT_TRIGGER':
      return triggerError(message)
    case 'SQLITE_CONSTRAINT_CHECK':
      return { code: 'INVALID_PAYLOAD', facts: checkFacts(message) }
    case 'SQLITE_CONSTRAINT_DATATYPE':
    case 'SQLITE_MISMATCH':
      return { code: 'INVALID_PAYLOAD', facts: { reason: 'A value does not fit the type of its column' } }
    default:
      return code.startsWith('SQLITE_CONSTRAINT') ? refusal(message) : null
  }
}

/** RESTRICT is a trigger too; all others raise a message for the caller. */
function triggerError(message: string): Known {
  return message === 'FOREIGN KEY constraint failed' ? { code: 'INVALID_FOREIGN_KEY', facts: nothingKnown } : refusal(message)
}

function checkFacts(message: string): Known['facts'] {
  const constraint = /^CHECK constraint failed: (.*)$/s.exec(message)?.[1] ?? null
  return { reason: `A value violates the check${constraint === null ? '' : ` "${constraint}"`} of its table`, constraint }
}

function refusal(message: string): Known {
  return { code: 'INVALID_PAYLOAD', facts: { reason: message.charAt(0).toUpperCase() + message.slice(1) } }
}

/** A foreign key whose other end has no such column, or none that is unique, as in files that never enforced it. */
function mismatch(message: string): Known | null {
  const [, collection, related] = /^foreign key mismatch - "(.*)" referencing "(.*)"$/s.exec(message) ?? []
  if (collection === undefined) return null
  const reason = `A foreign key of "${collection}" refers to columns of "${related ?? ''}" that are missing or not unique`
  return { code: 'INVALID_PAYLOAD', facts: { reason, collection } }
}

/** What a statement may not do to a view, and limits that a request can reach. */
const refusedMessages = /^cannot modify .* because it is a view|too many levels of trigger recursion|^cannot UPSERT a view/
const limitMessages =
  /parser stack overflow|too many SQL variables|Expression tree is too large|too many (?:terms|columns|attached|arguments)|integer overflow/

function otherError({ code, message }: SqliteError): Known | null {
  const refused = /^recto: contains null (.*)$/s.exec(message)?.[1]
  if (refused !== undefined) return { code: 'CONTAINS_NULL_VALUES', facts: placeOf(`: ${refused}`) }
  if (/^(SQLITE_BUSY|SQLITE_LOCKED)/.test(code)) return unavailable('It is locked by another process')
  if (/^SQLITE_(CANTOPEN|IOERR|FULL|READONLY|NOTADB|CORRUPT|PERM)/.test(code)) return unavailable(message)
  if (code === 'SQLITE_TOOBIG') return { code: 'VALUE_TOO_LONG', facts: nothingKnown }
  if (/integer overflow/.test(message)) return invalidQuery('The sum is out of range')
  if (/LIKE or GLOB pattern too complex/.test(message)) return invalidQuery('The text to search for is too long')
  if (/bad JSON path|JSON path error/.test(message)) return invalidQuery('The JSON path is not supported')
  if (/generated column/.test(message)) return { code: 'INVALID_PAYLOAD', facts: { reason: "A generated column can't be written" } }
  if (refusedMessages.test(message)) return refusal(message)
  if (limitMessages.test(message)) return invalidQuery(message.charAt(0).toUpperCase() + message.slice(1))
  return mismatch(message)
}

function unavailable(reason: string): Known {
  return { code: 'SERVICE_UNAVAILABLE', facts: { service: 'database', reason } }
}

function invalidQuery(reason: string): Known {
  return { code: 'INVALID_QUERY', facts: { reason } }
}

/** `UNIQUE constraint failed: books.title, books.author` names the first column. */
function placeOf(message: string): { readonly collection: string | null; readonly field: string | null } {
  const place = /: ([^,]+)/.exec(message)?.[1] ?? ''
  const dot = place.lastIndexOf('.')
  return dot === -1 ? { collection: null, field: null } : { collection: place.slice(0, dot), field: place.slice(dot + 1) }
}

/** Of several columns the names as PostgreSQL writes them: `title, author`. */
function columnsOf(message: string): { readonly field?: string } {
  const columns = [...message.matchAll(/[:,] [^,]*\.([^,.]+)/g)].map(([, column = '']) => column)
  return columns.length > 1 ? { field: columns.join(', ') } : {}
}

function asSqliteError(error: unknown): SqliteError | null {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  return { code: typeof code === 'string' ? code : '', message: error.message }
}
