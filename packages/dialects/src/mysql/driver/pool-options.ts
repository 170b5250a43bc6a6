import type { PoolOptions } from 'mysql2'
import type { ConnectionConfig } from '../../connection.ts'

/**
 * The session every statement relies on: UTC, strict types, backslash as escape in literals, and lists of any length.
 * `sql_mode` is replaced whole, so that a server's modes change nothing; zero dates stay readable.
 */
const modes =
  "SET SESSION time_zone = '+00:00', group_concat_max_len = 4294967295, " +
  "sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"

/**
 * Each statement of a transaction sees what is committed when it begins, as on the other engines. The engine's own default
 * would answer later ones from the first one's snapshot, and a rule checked on a row that was just locked would be about
 * the row as it once was.
 */
const isolation = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** Statements every new session begins with. */
export const sessionSetup = [modes, isolation]

/** Of a single connection: what only a pool knows makes the driver warn. */
export function sessionOptions(config: ConnectionConfig): PoolOptions {
  const { connectionLimit, maxIdle, idleTimeout, ...options } = poolOptions(config)
  return options
}

/** The options of a mysql2 pool for a configuration. */
export function poolOptions(config: ConnectionConfig): PoolOptions {
  const options: Record<string, unknown> = {
    uri: config.url,
    host: config.host,
    port: config.port,
    socketPath: config.socketPath,
    database: config.database,
    user: config.user,
    password: config.password,
    ssl: tlsOptions(config.tls),
    // A change of the data model holds a lock in one session and works in another.
    connectionLimit: Math.max(2, config.pool?.max ?? 10),
    maxIdle: config.pool?.min ?? 2,
    idleTimeout: config.pool?.idleTimeoutMs,
  }
  const present = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  return {
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: true,
    jsonStrings: true,
    supportBigNumbers: true,
    maxPreparedStatements: 500,
    ...present,
    ...config.driverOptions,
    multipleStatements: false,
  }
}

function tlsOptions(tls: ConnectionConfig['tls']): object | undefined {
  if (tls === true) return {}
  return tls === false ? undefined : tls
}
