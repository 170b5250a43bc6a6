import { resolve } from 'node:path'
import { prefixedObject, type RawSettings, StartError } from '@recto/config'
import { type ConnectionConfig, type ConnectionFacts, dialectFor, dialects, type TlsConfig } from '@recto/dialects'
import { type KnownName, knownVariables, type Values } from './known-variables.ts'

/** Which database, and how to reach it. */
export interface DatabaseConfig {
  /** As in `DB_CLIENT`, with `postgres` and `sqlite` spelled `pg` and `sqlite3`. */
  readonly client: string
  readonly connection: ConnectionConfig
  /** Schemas whose tables are shown; empty: the default one. */
  readonly schemas: readonly string[]
  readonly excludeTables: readonly string[]
  /** The SQLite file; `null` for servers and databases in memory. */
  readonly file: string | null
}

/** The variable that gives each part of a connection. */
const variables = {
  host: 'DB_HOST',
  database: 'DB_DATABASE',
  user: 'DB_USER',
  password: 'DB_PASSWORD',
  filename: 'DB_FILENAME',
} as const satisfies Readonly<Record<ConnectionFacts['requires'][number], KnownName>>

/** Without any `DB_` setting: Recto's own SQLite file in `./data`. @throws {StartError} when the settings name no database */
export function databaseConfig(values: Values, settings: RawSettings, folder: string): DatabaseConfig {
  const facts = factsOf(values)
  const file = facts.port === null ? databaseFile(values, folder) : null
  const connection = file === null ? serverConnection(facts, values) : fileConnection(file, values)
  return {
    client: facts.client,
    connection: { ...connection, ...shared(values), driverOptions: driverOptions(settings) },
    schemas: values.DB_SCHEMAS,
    excludeTables: values.DB_EXCLUDE_TABLES,
    file: file === ':memory:' ? null : file,
  }
}

function factsOf(values: Values): ConnectionFacts {
  if (values.DB_CLIENT !== null) return dialectFor(values.DB_CLIENT).connection
  if (values.DB_CONNECTION_STRING === null) return hasParts(values) ? missing('DB_CLIENT') : dialectFor('sqlite3').connection
  const scheme = /^([a-z0-9]+):/i.exec(values.DB_CONNECTION_STRING)?.[1]?.toLowerCase() ?? ''
  const dialect = dialects.find(({ connection }) => connection.schemes.includes(scheme))
  if (dialect !== undefined) return dialect.connection
  throw new StartError('"DB_CONNECTION_STRING" does not say which kind of database it leads to; set "DB_CLIENT".')
}

function hasParts(values: Values): boolean {
  return values.DB_HOST !== null || values.DB_SOCKET_PATH !== null || values.DB_CONNECT_STRING !== null || values.DB_DATABASE !== null
}

function databaseFile(values: Values, folder: string): string {
  const fromUrl = values.DB_CONNECTION_STRING?.replace(/^(sqlite3?|file):(\/\/)?/i, '')
  const filename = values.DB_FILENAME ?? fromUrl ?? (values.DB_CLIENT === null ? './data/recto.db' : missing('DB_FILENAME'))
  return filename === ':memory:' ? filename : resolve(folder, filename)
}

function fileConnection(filename: string, { DB_JOURNAL_MODE: journalMode, DB_SYNCHRONOUS: synchronous }: Values): ConnectionConfig {
  return { filename, ...present({ journalMode, synchronous }) }
}

function serverConnection({ requires, port }: ConnectionFacts, values: Values): ConnectionConfig {
  if (values.DB_CONNECTION_STRING !== null) return { url: values.DB_CONNECTION_STRING }
  const isReached = values.DB_SOCKET_PATH !== null || values.DB_CONNECT_STRING !== null
  const absent = requires.find((part) => values[variables[part]] === null && !(isReached && ['host', 'database'].includes(part)))
  if (absent !== undefined) missing(variables[absent])
  return present({
    host: values.DB_HOST,
    port: values.DB_PORT ?? (isReached ? null : port),
    database: values.DB_DATABASE,
    user: values.DB_USER,
    password: values.DB_PASSWORD,
    socketPath: values.DB_SOCKET_PATH,
    url: values.DB_CONNECT_STRING,
  })
}

function shared(values: Values): ConnectionConfig {
  const tls = tlsOf(values)
  return {
    ...(tls === false ? {} : { tls }),
    ...(values.DB_SEARCH_PATH.length === 0 ? {} : { searchPath: values.DB_SEARCH_PATH }),
    pool: present({
      min: values.DB_POOL__MIN,
      max: values.DB_POOL__MAX,
      acquireTimeoutMs: values.DB_POOL__ACQUIRE_TIMEOUT_MILLIS,
      idleTimeoutMs: values.DB_POOL__IDLE_TIMEOUT_MILLIS,
    }),
    streams: present({ max: values.DB_STREAM_MAX, idleTimeoutMs: values.DB_STREAM_TIMEOUT }),
    preparedStatements: values.DB_PREPARED_STATEMENTS,
    readTimeoutMs: values.DB_READ_TIMEOUT,
  }
}

function tlsOf(values: Values): boolean | TlsConfig {
  const parts: TlsConfig = present({
    ca: values.DB_SSL__CA,
    cert: values.DB_SSL__CERT,
    key: values.DB_SSL__KEY,
    rejectUnauthorized: values.DB_SSL__REJECT_UNAUTHORIZED,
  })
  return Object.keys(parts).length > 0 ? parts : values.DB_SSL === true
}

function driverOptions(settings: RawSettings): Record<string, unknown> {
  const known = Object.keys(knownVariables).filter((name) => name.startsWith('DB_'))
  return prefixedObject(settings, 'DB_', { omit: new Set([...known, ...known.map((name) => `${name}_FILE`)]) })
}

function missing(name: KnownName): never {
  throw new StartError(`"${name}" Environment Variable is missing.`)
}

type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], null> }

/** The keys that have a value. */
function present<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null)) as Present<Value>
}
