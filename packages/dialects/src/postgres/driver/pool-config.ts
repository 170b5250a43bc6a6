import type { ClientConfig, PoolConfig } from 'pg'
import type { ConnectionConfig } from '../../connection.ts'

/** Options only PostgreSQL's relatives need. */
export interface SessionOptions {
  /** Statements run on every new session, after Recto's own. */
  readonly setup?: readonly string[]
  /** Statements may be sent before those before them are answered. @default true */
  readonly supportsPipelines?: boolean
  /** The engine has a just-in-time compiler, to be switched off. @default true */
  readonly compilesStatements?: boolean
}

/** The options of a `pg` pool for a configuration. */
export function poolConfig(config: ConnectionConfig, options: SessionOptions): PoolConfig {
  const { url, host, socketPath, port, database, user, password, tls, pool, driverOptions } = config
  const address: ClientConfig =
    url === undefined ? withoutAbsent({ host: socketPath ?? host, port, database, user, password }) : { connectionString: url }
  const setup = sessionSetup(config, options)
  return {
    ...address,
    ...withoutAbsent({ ssl: tls === undefined || typeof tls === 'boolean' ? tls : { ...tls } }),
    min: pool?.min ?? 2,
    max: pool?.max ?? 10,
    connectionTimeoutMillis: pool?.acquireTimeoutMs ?? 60_000,
    idleTimeoutMillis: pool?.idleTimeoutMs ?? 30_000,
    keepAlive: true,
    ...driverOptions,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, which its types leave out
    onConnect: (client) => client.query(setup).then(() => undefined),
  }
}

/** The session every statement relies on. */
export function sessionSetup(config: ConnectionConfig, options: SessionOptions): string {
  const path = config.searchPath ?? []
  const searchPath = path.length === 0 ? [] : [`SET search_path TO ${path.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')}`]
  return [
    "SET TIME ZONE 'UTC'",
    "SET datestyle TO 'ISO, YMD'",
    'SET standard_conforming_strings TO on',
    // Compiling a statement of many small parts takes far longer than running it.
    ...(options.compilesStatements === false ? [] : ['SET jit TO off']),
    ...searchPath,
    `SET statement_timeout TO ${readTimeoutOf(config)}`,
    ...(options.setup ?? []),
  ].join('; ')
}

/** The statement timeout of sessions, which is meant for reads; `0`: none. */
export function readTimeoutOf(config: ConnectionConfig): number {
  return Math.max(0, Math.round(config.readTimeoutMs ?? 0))
}

function withoutAbsent<Value extends object>(value: { readonly [Key in keyof Value]: Value[Key] | undefined }): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<Value>
}
