import { type ErrorCode, RectoError } from '@recto/errors'

interface ServerError {
  /** Of `ORA-…`; 0 for errors of the driver. */
  readonly number: number
  readonly code: string
  readonly message: string
}

type Facts = Readonly<Record<string, unknown>>

interface Rule {
  readonly code: ErrorCode
  readonly facts: (error: ServerError) => Facts
}

const reasonOf = ({ message }: ServerError) => (message.split('\n')[0] ?? '').replace(/^ORA-\d+: /, '').replace(/\.$/, '')
const badValue: Rule = { code: 'INVALID_PAYLOAD', facts: (error) => ({ reason: reasonOf(error) }) }
const refused: Rule = { code: 'FORBIDDEN', facts: (error) => ({ reason: `The database refuses this: ${reasonOf(error)}` }) }
const unavailable: Rule = { code: 'SERVICE_UNAVAILABLE', facts: (error) => ({ service: 'database', reason: reasonOf(error) }) }
const foreignKey: Rule = { code: 'INVALID_FOREIGN_KEY', facts: (error) => ({ ...constraintFacts(error, 'foreign'), value: null }) }
const notNull: Rule = { code: 'NOT_NULL_VIOLATION', facts: columnFacts }
const outOfRange: Rule = { code: 'VALUE_OUT_OF_RANGE', facts: () => ({ collection: null, field: null, value: null }) }

/** https://docs.oracle.com/en/error-help/db/ */
const rules: Readonly<Record<number, Rule>> = {
  1: { code: 'RECORD_NOT_UNIQUE', facts: (error) => ({ ...constraintFacts(error, 'unique'), value: null }) },
  2291: foreignKey,
  2292: foreignKey,
  1400: notNull,
  1407: notNull,
  2296: { code: 'CONTAINS_NULL_VALUES', facts: () => ({ collection: null, field: null }) },
  12899: { code: 'VALUE_TOO_LONG', facts: (error) => ({ ...columnFacts(error), value: null }) },
  1461: badValue,
  1438: outOfRange,
  1426: outOfRange,
  1455: outOfRange,
  1722: badValue,
  1830: badValue,
  1839: badValue,
  1840: badValue,
  1841: badValue,
  1843: badValue,
  1847: badValue,
  1850: badValue,
  1858: badValue,
  1861: badValue,
  1862: badValue,
  2290: badValue,
  932: badValue,
  32795: badValue,
  54013: badValue,
  40441: badValue,
  6502: badValue,
  1402: badValue,
  1403: badValue,
  1422: badValue,
  1427: badValue,
  1465: badValue,
  1476: badValue,
  1732: badValue,
  1733: badValue,
  1776: badValue,
  1779: badValue,
  4091: badValue,
  4098: badValue,
  14400: badValue,
  14402: badValue,
  1450: badValue,
  1031: refused,
  28115: refused,
  1653: unavailable,
  1654: unavailable,
  1691: unavailable,
  16000: unavailable,
  54: unavailable,
  60: unavailable,
  8177: unavailable,
  18: unavailable,
  1012: unavailable,
  1017: unavailable,
  1033: unavailable,
  1034: unavailable,
  1089: unavailable,
  3113: unavailable,
  3114: unavailable,
  3135: unavailable,
  12170: unavailable,
  12514: unavailable,
  12541: unavailable,
  12545: unavailable,
  28000: unavailable,
  30006: unavailable,
}

export function toRectoError(error: unknown): RectoError | null {
  if (error instanceof RectoError) return error
  const cause = serverError(error)
  if (cause === null) return null
  const rule =
    rules[cause.number] ??
    (isRaised(cause) ? badValue : undefined) ??
    (/^(NJS-(040|500|501|503|510|511|518|521)|DPI-1010|DPI-1080|ECONN|ENOTFOUND|ETIMEDOUT)/.test(cause.code) ? unavailable : undefined)
  return rule === undefined ? null : new RectoError(rule.code, { extensions: rule.facts(cause), cause: error })
}

/** `raise_application_error`, with a message for the caller. */
function isRaised({ number }: ServerError): boolean {
  return number >= 20_000 && number <= 20_999
}

/** ORA-00942 no such table or view, ORA-00904 invalid identifier. */
export function isSchemaStale(error: unknown): boolean {
  const cause = serverError(error instanceof RectoError ? error.cause : error)
  return cause !== null && (cause.number === 942 || cause.number === 904)
}

/** ORA-00060 deadlock, ORA-08177 cannot serialize: the transaction may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  const cause = serverError(error)
  return cause !== null && (cause.number === 60 || cause.number === 8177)
}

function serverError(error: unknown): ServerError | null {
  if (!(error instanceof Error)) return null
  const { errorNum, code } = error as { errorNum?: unknown; code?: unknown }
  const written = /^(ORA-(\d+)|[A-Z]{3}-\d+)/.exec(error.message)
  if (typeof errorNum !== 'number' && typeof code !== 'string' && written === null) return null
  const isServers = written === null || written[2] !== undefined
  return {
    number: isServers ? Number(typeof errorNum === 'number' ? errorNum : (written?.[2] ?? 0)) : 0,
    code: typeof code === 'string' ? code : (written?.[1] ?? ''),
    message: error.message,
  }
}

/** `unique constraint (APP.authors_email_unique) violated`: keys Recto makes are called `<table>_<field>_<kind>`. */
function constraintFacts({ message }: ServerError, kind: string): Facts {
  const constraint = /constraint \((?:[^.()]+\.)?([^()]+)\)/i.exec(message)?.[1] ?? null
  const [, collection = null, field = null] = new RegExp(`^([^_]+)_([^_]+)_${kind}$`, 'i').exec(constraint ?? '') ?? []
  return { collection, field, constraint }
}

/** `cannot insert NULL into ("APP"."authors"."name")`, `value too large for column "APP"."books"."title" (actual: 5, maximum: 3)` */
function columnFacts({ message }: ServerError): Facts {
  const [, collection = null, field = null] = /"[^"]+"\."([^"]+)"\."([^"]+)"/.exec(message) ?? []
  return { collection, field }
}
