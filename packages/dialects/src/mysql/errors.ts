import { type ErrorCode, RectoError } from '@recto/errors'

interface DriverError {
  readonly errno: number
  readonly code: string
  readonly state: string
  readonly message: string
  /** The table the statement writes to, since most messages name none. */
  readonly table: string | null
  /** The statement makes a column NOT NULL. */
  readonly isTightening: boolean
}

interface Rule {
  readonly code: ErrorCode
  /** Reads the facts out of the server's message. */
  readonly facts?: (error: DriverError) => Record<string, unknown>
}

const nothing = { collection: null, field: null, value: null }
const unique: Rule = { code: 'RECORD_NOT_UNIQUE', facts: uniqueFacts }
const foreignKey: Rule = { code: 'INVALID_FOREIGN_KEY', facts: foreignKeyFacts }
const notNull: Rule = { code: 'NOT_NULL_VIOLATION', facts: columnFacts }
const nullsPresent: Rule = {
  code: 'CONTAINS_NULL_VALUES',
  facts: (error) => ({ collection: error.table, field: columnFacts(error)['field'] }),
}
const tooLong: Rule = { code: 'VALUE_TOO_LONG', facts: columnFacts }
const outOfRange: Rule = { code: 'VALUE_OUT_OF_RANGE', facts: columnFacts }
const badValue: Rule = { code: 'INVALID_PAYLOAD', facts: ({ message }) => ({ reason: reasonOf(message) }) }
const refused: Rule = { code: 'FORBIDDEN', facts: ({ message }) => ({ reason: `The database refuses this: ${reasonOf(message)}` }) }
/** With a reason of our own: the server's message would show callers its host, port or user. */
const because = (reason: string): Rule => ({ code: 'SERVICE_UNAVAILABLE', facts: () => ({ service: 'database', reason }) })
const unavailable = because("It can't be reached")
const tooSlow = because('The statement took too long')
const locked = because('A row or table is locked')
const full = because('Too many connections')
const storage = because('Its storage is full or fails')

/** Server error numbers: https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html; MariaDB shares them below 4000. */
const rules: Readonly<Record<number, Rule>> = {
  1062: unique,
  1586: unique,
  1169: unique,
  1216: foreignKey,
  1217: foreignKey,
  1451: foreignKey,
  1452: foreignKey,
  1048: notNull,
  1364: notNull,
  1263: notNull,
  1171: notNull,
  1138: nullsPresent,
  1265: badValue,
  1406: tooLong,
  1264: outOfRange,
  1690: outOfRange,
  1441: outOfRange,
  1366: badValue,
  1292: badValue,
  1411: badValue,
  1525: badValue,
  3140: badValue,
  3141: badValue,
  4025: badValue,
  3819: badValue,
  1267: badValue,
  1271: badValue,
  3854: badValue,
  3988: badValue,
  1416: badValue,
  3037: badValue,
  3643: badValue,
  3617: badValue,
  3516: badValue,
  3105: badValue,
  1906: badValue,
  1172: badValue,
  1242: badValue,
  1288: badValue,
  1300: badValue,
  1348: badValue,
  1356: badValue,
  1365: badValue,
  1367: badValue,
  1369: badValue,
  1393: badValue,
  1394: badValue,
  1395: badValue,
  1423: badValue,
  1442: badValue,
  1471: badValue,
  1526: badValue,
  1642: badValue,
  1643: badValue,
  1644: badValue,
  1859: unique,
  1557: foreignKey,
  1761: foreignKey,
  1762: foreignKey,
  1118: tooLong,
  1153: tooLong,
  1301: tooLong,
  1044: refused,
  1142: refused,
  1143: refused,
  1227: refused,
  1370: refused,
  1021: storage,
  1030: storage,
  1041: full,
  1114: storage,
  1206: locked,
  1792: because('It only reads at present'),
  1040: full,
  1053: because('It is shutting down'),
  1203: full,
  1205: locked,
  1213: because('The change collided with another one'),
  1226: full,
  1290: because('It only reads at present'),
  1836: because('It only reads at present'),
  1969: tooSlow,
  3024: tooSlow,
  1317: tooSlow,
}

/** Errors of the driver and of the network carry a name and no number of the server. */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_CLOSED',
])

/** ER_BAD_FIELD_ERROR, ER_NO_SUCH_TABLE, ER_BAD_TABLE_ERROR, ER_KEY_COLUMN_DOES_NOT_EXITS. */
const staleErrors = new Set([1054, 1146, 1051, 1072])

export function toRectoError(error: unknown): RectoError | null {
  if (error instanceof RectoError) return error
  const cause = driverError(error)
  if (cause === null) return null
  const rule = ruleFor(cause)
  return rule === undefined ? null : new RectoError(rule.code, { extensions: rule.facts?.(cause) ?? {}, cause: error })
}

/** A trigger or routine may signal any number under a state of its own; of other numbers the class of the state is what counts. */
function ruleFor(cause: DriverError): Rule | undefined {
  if (meetsNulls(cause)) return nullsPresent
  if (cause.state === '45000') return badValue
  if (unavailableCodes.has(cause.code)) return unavailable
  return rules[cause.errno] ?? (/^(21|22|23|44|45)/.test(cause.state) ? badValue : undefined)
}

/** When a column becomes NOT NULL and rows hold NULL, MariaDB reports 1265 (data truncated), as it does for values that are cut. */
function meetsNulls({ errno, isTightening }: DriverError): boolean {
  return errno === 1265 && isTightening
}

export function isSchemaStale(error: unknown): boolean {
  const cause = driverError(error instanceof RectoError ? error.cause : error)
  return cause !== null && staleErrors.has(cause.errno)
}

const lostConnection = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ER_CLIENT_INTERACTION_TIMEOUT', 'ER_SERVER_SHUTDOWN'])

/** The connection broke; what became of the statement is not known. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && lostConnection.has(String(error.code))
}

/** ER_LOCK_DEADLOCK, and MariaDB's ER_CHECKREAD (the row changed under a snapshot). */
const retryableErrors = new Set([1213, 1020])

/** Errors after which the whole transaction may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && retryableErrors.has(Number(error.errno))
}

function driverError(error: unknown): DriverError | null {
  if (!(error instanceof Error)) return null
  const { errno, code, sqlMessage, sql, sqlState } = error as Partial<Record<'errno' | 'code' | 'sqlMessage' | 'sql' | 'sqlState', unknown>>
  // Errors only MariaDB has come with a number and no name.
  if (typeof code !== 'string' && typeof errno !== 'number') return null
  return {
    errno: typeof errno === 'number' ? errno : 0,
    code: typeof code === 'string' ? code : '',
    state: typeof sqlState === 'string' ? sqlState : '',
    message: typeof sqlMessage === 'string' ? sqlMessage : error.message,
    table: typeof sql === 'string' ? writtenTable(sql) : null,
    isTightening: typeof sql === 'string' && /^\s*ALTER\s+TABLE\b[\s\S]*\bNOT NULL\b/i.test(sql),
  }
}

function writtenTable(sql: string): string | null {
  const target =
    /^\s*(?:INSERT\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|ALTER\s+TABLE)\s+(?:`(?:[^`]|``)+`\.)?(?:`((?:[^`]|``)+)`|(\w+))/i.exec(sql)
  return target?.[1]?.replaceAll('``', '`') ?? target?.[2] ?? null
}

/** `Duplicate entry 'a@x.io' for key 'authors.authors_email_unique'`; MariaDB leaves out the table. */
function uniqueFacts({ message, table }: DriverError): Record<string, unknown> {
  const match = /'([\s\S]*)' for key '(?:([^.']+)\.)?([^']+)'/.exec(message)
  if (match === null) return nothing
  const [, value = null, named = null, key = ''] = match
  const collection = named ?? table
  if (key === 'PRIMARY') return { collection, field: null, value, primaryKey: true }
  return { collection, field: fieldOfKey(key, collection), value, primaryKey: false }
}

/** Keys Recto makes are called `<table>_<field>_unique`. */
function fieldOfKey(key: string, table: string | null): string {
  const name = key.replace(/_unique$/i, '')
  return table !== null && name.toLowerCase().startsWith(`${table.toLowerCase()}_`) ? name.slice(table.length + 1) : name
}

/** ``(`db`.`books`, CONSTRAINT `books_author_foreign` FOREIGN KEY (`author`) REFERENCES …)`` */
function foreignKeyFacts({ message }: DriverError): Record<string, unknown> {
  const match = /\(`(?:[^`]|``)+`\.`((?:[^`]|``)+)`, CONSTRAINT `((?:[^`]|``)+)` FOREIGN KEY \(`((?:[^`]|``)+)`\)/.exec(message)
  return match === null ? nothing : { collection: match[1] ?? null, field: match[3] ?? null, value: null, constraint: match[2] ?? null }
}

/** `Column 'name' cannot be null`, `Data too long for column 'title' at row 1`, `Field 'x' doesn't have a default value`. */
function columnFacts({ message, table }: DriverError): Record<string, unknown> {
  return { collection: table, field: /(?:column|field) '([^']+)'/i.exec(message)?.[1] ?? null, value: null }
}

function reasonOf(message: string): string {
  return message.replace(/\.$/, '')
}
