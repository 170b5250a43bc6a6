import { inField, longDuration, quoted, sentence, shortDuration, text } from './message-parts.ts'

export type ErrorFacts = Readonly<Record<string, unknown>>

export interface ErrorRow {
  readonly status: number
  /** Text, or how to make it from the error's extensions. */
  readonly message: string | ((facts: ErrorFacts) => string)
}

/** Every error Recto can answer with: one row per code. `docs/reference/errors.md` is checked against it both ways. */
export const errorTable = {
  CONTAINS_NULL_VALUES: { status: 400, message: (facts) => `Field ${quoted(facts['field'])}${inCollection(facts)} contains null values.` },
  CONTENT_TOO_LARGE: { status: 413, message: 'Uploaded content is too large.' },
  EMAIL_LIMIT_EXCEEDED: { status: 429, message: emailLimit },
  FAILED_VALIDATION: { status: 400, message: (facts) => `Validation failed for field ${quoted(facts['field'])}.` },
  FORBIDDEN: { status: 403, message: (facts) => text(facts['reason']) || "You don't have permission to access this." },
  GRAPHQL_EXECUTION: { status: 400, message: 'GraphQL execution error.' },
  GRAPHQL_VALIDATION: { status: 400, message: 'GraphQL validation error.' },
  ILLEGAL_ASSET_TRANSFORMATION: { status: 400, message: 'Illegal asset transformation.' },
  IMPORT_CYCLICAL_RELATION: { status: 422, message: 'The imported collections refer to each other in a circle.' },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'An unexpected error occurred.' },
  INVALID_CREDENTIALS: { status: 401, message: 'Invalid user credentials.' },
  INVALID_FOREIGN_KEY: { status: 400, message: (facts) => `Invalid foreign key${value(facts)}${inField(facts)}.` },
  INVALID_INVITE: { status: 400, message: 'This invite is no longer valid.' },
  INVALID_IP: { status: 401, message: 'Invalid IP address.' },
  INVALID_METADATA: { status: 400, message: (facts) => sentence('Invalid upload metadata.', facts['reason']) },
  INVALID_OTP: { status: 401, message: 'Invalid user OTP.' },
  INVALID_PATH_PARAMETER: { status: 400, message: (facts) => sentence('Invalid path parameter.', facts['reason']) },
  INVALID_PAYLOAD: { status: 400, message: (facts) => sentence('Invalid payload.', facts['reason']) },
  INVALID_PROVIDER: { status: 403, message: 'Invalid provider.' },
  INVALID_PROVIDER_CONFIG: { status: 503, message: 'Invalid config.' },
  INVALID_QUERY: { status: 400, message: (facts) => sentence('Invalid query.', facts['reason']) },
  INVALID_TOKEN: { status: 403, message: 'Invalid token.' },
  LIMIT_EXCEEDED: { status: 403, message: (facts) => `${text(facts['category'])} limit exceeded.` },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: (facts) => `Invalid method ${quoted(facts['current'])} used. Should be one of ${quoted(facts['allowed'])}.`,
  },
  NOT_NULL_VIOLATION: { status: 400, message: (facts) => `Value${inField(facts)} can't be null.` },
  OUT_OF_TIME: { status: 408, message: (facts) => `${text(facts['category'])} timed out after ${text(facts['duration'])}.` },
  PRECONDITION_FAILED: { status: 412, message: 'The item has changed since it was read.' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: rangeNotSatisfiable },
  RECORD_NOT_UNIQUE: { status: 400, message: (facts) => `Value${value(facts)}${inField(facts)} has to be unique.` },
  REQUESTS_EXCEEDED: { status: 429, message: (facts) => `Too many requests, retry after ${untilReset(facts)}.` },
  ROUTE_NOT_FOUND: { status: 404, message: (facts) => `Route ${text(facts['path'])} doesn't exist.` },
  SERVICE_UNAVAILABLE: {
    status: 503,
    message: (facts) => sentence(`Service ${quoted(facts['service'])} is unavailable.`, facts['reason']),
  },
  TOKEN_EXPIRED: { status: 401, message: 'Token expired.' },
  UNEXPECTED_RESPONSE: { status: 503, message: 'Received an unexpected response.' },
  UNPROCESSABLE_CONTENT: { status: 422, message: (facts) => sentence("Can't process content.", facts['reason']) },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: (facts) => `Unsupported media type ${quoted(facts['mediaType'])} in ${text(facts['where'])}.`,
  },
  USER_SUSPENDED: { status: 401, message: 'User suspended.' },
  VALUE_OUT_OF_RANGE: { status: 400, message: (facts) => `Numeric value${value(facts)}${inField(facts)} is out of range.` },
  VALUE_TOO_LONG: { status: 400, message: (facts) => `Value${value(facts)}${inField(facts)} is too long.` },
  VERSION_HASH_MISMATCH: { status: 422, message: 'Main item has changed since this version was last updated.' },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable

function value(facts: ErrorFacts): string {
  return text(facts['value']) ? ` ${quoted(facts['value'])}` : ''
}

function inCollection(facts: ErrorFacts): string {
  return inField({ collection: facts['collection'] })
}

function emailLimit(facts: ErrorFacts): string {
  const period = longDuration(Number(facts['duration']) * 1000)
  return sentence(`Email sending limit exceeded. Limit of ${text(facts['points'])} emails every ${period}.`, facts['message'])
}

function rangeNotSatisfiable(facts: ErrorFacts): string {
  const range: unknown = facts['range']
  const { start, end } = typeof range === 'object' && range !== null ? (range as Record<string, unknown>) : {}
  return `Range "${text(start)}-${text(end)}" is invalid or the file's size doesn't match the requested range.`
}

function untilReset(facts: ErrorFacts): string {
  return shortDuration(Math.max(0, new Date(text(facts['reset'])).getTime() - Date.now()))
}
