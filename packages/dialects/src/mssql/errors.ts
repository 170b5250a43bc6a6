import { type ErrorCode, RectoError } from '@recto/errors'

interface ServerError {
  readonly number: number
  readonly code: string
  readonly message: string
}

type Facts = Readonly<Record<string, unknown>>

interface Rule {
  readonly code: ErrorCode
  readonly facts: (error: ServerError) => Facts
}

const nothing = { collection: null, field: null, value: null }
const unique: Rule = { code: 'RECORD_NOT_UNIQUE', facts: uniqueFacts }
const tooLong: Rule = { code: 'VALUE_TOO_LONG', facts: tooLongFacts }
const outOfRange: Rule = { code: 'VALUE_OUT_OF_RANGE', facts: () => nothing }
const badValue: Rule = { code: 'INVALID_PAYLOAD', facts: ({ message }) => ({ reason: message.replace(/\.$/, '') }) }
const refused: Rule = { code: 'FORBIDDEN', facts: ({ message }) => ({ reason: `The database refuses this: ${message}` }) }
const unavailable: Rule = {
  code: 'SERVICE_UNAVAILABLE',
  facts: ({ message }) => ({ service: 'database', reason: message.replace(/\.$/, '') }),
}

/** https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const rules: Readonly<Record<number, Rule>> = {
  2601: unique,
  2627: unique,
  515: { code: 'NOT_NULL_VIOLATION', facts: notNullFacts },
  2628: tooLong,
  8152: tooLong,
  220: outOfRange,
  232: outOfRange,
  248: outOfRange,
  8115: outOfRange,
  241: badValue,
  242: badValue,
  244: badValue,
  245: badValue,
  271: badValue,
  544: badValue,
  8114: badValue,
  8169: badValue,
  13609: badValue,
  9420: badValue,
  206: badValue,
  257: badValue,
  260: badValue,
  512: badValue,
  529: badValue,
  550: badValue,
  3609: badValue,
  3616: badValue,
  4405: badValue,
  4406: badValue,
  6522: badValue,
  8023: badValue,
  8134: badValue,
  511: tooLong,
  1946: tooLong,
  229: refused,
  230: refused,
  33504: refused,
  1105: unavailable,
  3906: unavailable,
  9002: unavailable,
  1204: unavailable,
  1205: unavailable,
  1222: unavailable,
  3960: unavailable,
  4060: unavailable,
  18456: unavailable,
  40197: unavailable,
  40501: unavailable,
  40613: unavailable,
}

/** Names the driver gives errors of its own. */
const unavailableCodes = new Set(['ESOCKET', 'ETIMEOUT', 'ECONNCLOSED', 'ELOGIN', 'EINSTLOOKUP', 'ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND'])

export function toRectoError(error: unknown): RectoError | null {
  if (error instanceof RectoError) return error
  const cause = serverError(error)
  if (cause === null) return null
  const rule = ruleFor(cause)
  return rule === null ? null : new RectoError(rule.code, { extensions: rule.facts(cause), cause: error })
}

/** 207 invalid column, 208 invalid object, 4902 and 3701 no such object to alter or drop. */
export function isSchemaStale(error: unknown): boolean {
  const cause = serverError(error instanceof RectoError ? error.cause : error)
  return cause !== null && [207, 208, 3701, 4902].includes(cause.number)
}

/** A deadlock victim, or an update that met a newer row version: the whole transaction may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  const cause = serverError(error)
  return cause !== null && (cause.number === 1205 || cause.number === 3960)
}

function ruleFor(error: ServerError): Rule | null {
  if (error.number === 547) return constraintRule(error)
  // THROW and RAISERROR of a trigger, with a message for the caller.
  if (error.number >= 50_000) return badValue
  return rules[error.number] ?? (unavailableCodes.has(error.code) ? unavailable : null)
}

/** 547 is any constraint: a foreign key from either end, or a CHECK. */
function constraintRule({ message }: ServerError): Rule {
  return /CHECK constraint/.test(message) ? badValue : { code: 'INVALID_FOREIGN_KEY', facts: foreignKeyFacts }
}

function serverError(error: unknown): ServerError | null {
  if (!(error instanceof Error)) return null
  const { number, code } = error as { number?: unknown; code?: unknown }
  if (typeof number !== 'number' && typeof code !== 'string') return null
  return { number: typeof number === 'number' ? number : 0, code: typeof code === 'string' ? code : '', message: error.message }
}

/** `Violation of UNIQUE KEY constraint 'authors_email_unique'. Cannot insert duplicate key in object 'dbo.authors'. The duplicate key value is (a@x.io).` */
function uniqueFacts({ message }: ServerError): Facts {
  const collection = /object '(?:[^'.]+\.)?([^']+)'/.exec(message)?.[1] ?? null
  const key = /(?:constraint|unique index) '([^']+)'/i.exec(message)?.[1] ?? null
  const value = /key value is \(([\s\S]*)\)/.exec(message)?.[1] ?? null
  return { collection, field: key === null ? null : fieldOfKey(key, collection), value }
}

/** Keys Recto makes are called `<table>_<field>_unique`; names the engine makes say nothing. */
function fieldOfKey(key: string, collection: string | null): string | null {
  const prefix = `${collection ?? ''}_`.toLowerCase()
  return key.toLowerCase().startsWith(prefix) && /_unique$/i.test(key) ? key.slice(prefix.length, -'_unique'.length) : null
}

/** `The INSERT statement conflicted with the FOREIGN KEY constraint "books_author_foreign". The conflict occurred in database "d", table "dbo.authors", column 'id'.` */
function foreignKeyFacts({ message }: ServerError): Facts {
  const constraint = /constraint "([^"]+)"/.exec(message)?.[1] ?? null
  const [, collection = null, field = null] = /^([^_]+)_([^_]+)_foreign$/.exec(constraint ?? '') ?? []
  return { collection, field, value: null, constraint }
}

/** `Cannot insert the value NULL into column 'name', table 'db.dbo.authors'; column does not allow nulls. INSERT fails.` */
function notNullFacts({ message }: ServerError): Facts {
  const [, field = null, table = null] = /column '([^']+)', table '(?:[^'.]+\.)*([^'.]+)'/.exec(message) ?? []
  return { collection: table, field }
}

/** `String or binary data would be truncated in table 'db.dbo.books', column 'title'. Truncated value: 'xx'.` */
function tooLongFacts({ message }: ServerError): Facts {
  const [, table = null, field = null] = /in table '(?:[^'.]+\.)*([^'.]+)', column '([^']+)'/.exec(message) ?? []
  return { collection: table, field, value: /Truncated value: '([\s\S]*)'/.exec(message)?.[1] ?? null }
}
