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
      return { code: 'RECORD_NOT_UNIQUE', facts: { ...placeOf(message), value: null } }
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { code: 'NOT_NULL_VIOLATION', facts: placeOf(message) }
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
    case 'SQLITE_CONSTRAINT_TRIGGER':
      return { code: 'INVALID_FOREIGN_KEY', facts: nothingKnown }
    case 'SQLITE_CONSTRAINT_CHECK':
      return { code: 'INVALID_PAYLOAD', facts: { reason: 'A value violates a check of its table' } }
    case 'SQLITE_CONSTRAINT_DATATYPE':
    case 'SQLITE_MISMATCH':
      return { code: 'INVALID_PAYLOAD', facts: { reason: 'A value does not fit the type of its column' } }
    default:
      return null
  }
}

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
  return null
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

function asSqliteError(error: unknown): SqliteError | null {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  return { code: typeof code === 'string' ? code : '', message: error.message }
}
