import type { Connection, Dialect } from '@recto/dialects'
import { kyselyFor } from '@recto/dialects/driver'
import { memoizeByObject } from '@recto/schema'
import type { Kysely } from 'kysely'
import type { SystemDatabase } from './system-database.ts'
import { ValuePlugin } from './value-plugin.ts'

/** The connection through which Recto's own tables are queried: a platform has both parts; inside a transaction pass its session as `connection`. */
export interface SystemDatabaseSource {
  readonly dialect: Dialect
  readonly connection: Connection
}

const databases = new WeakMap<Connection, Kysely<SystemDatabase>>()

/**
 * Recto's own tables, typed: no permissions are checked, no hooks are called, concealed values are read. For what the
 * platform itself needs (accounts, sessions), never for what a caller asked for.
 *
 * Transactions are those of the connection, which repeat after a deadlock:
 *
 * ```ts
 * await connection.transaction((session) => systemDatabase({ dialect, connection: session }).deleteFrom('recto_sessions').execute())
 * ```
 */
export function systemDatabase({ dialect, connection }: SystemDatabaseSource): Kysely<SystemDatabase> {
  const known = databases.get(connection)
  if (known !== undefined) return known
  const database = kyselyFor<SystemDatabase>(dialect, connection).withPlugin(valuePluginOf(dialect))
  databases.set(connection, database)
  return database
}

/** The plugin of an engine; shared, so that a query compiled once can be decoded wherever it runs. */
export const valuePluginOf: (dialect: Dialect) => ValuePlugin = memoizeByObject((dialect) => new ValuePlugin(dialect))
