import { RectoError } from '@recto/errors'
import { cockroachdb } from './cockroachdb/dialect.ts'
import type { Dialect } from './dialect.ts'
import { mariadb } from './mariadb/dialect.ts'
import { mssql } from './mssql/dialect.ts'
import { mysql } from './mysql/dialect.ts'
import { oracle } from './oracle/dialect.ts'
import { postgres } from './postgres/dialect.ts'
import { sqlite } from './sqlite/dialect.ts'

/** Every engine. */
export const dialects: readonly Dialect[] = [sqlite, postgres, mysql, mariadb, mssql, oracle, cockroachdb]

/**
 * The dialect of a configured client (`DB_CLIENT`): `pg`, `postgres`, `cockroachdb`, `mysql`, `mariadb`, `sqlite3`,
 * `mssql`, `oracledb` and their other spellings.
 *
 * @throws {RectoError} SERVICE_UNAVAILABLE when no engine goes by that name.
 */
export function dialectFor(clientName: string): Dialect {
  const dialect = dialects.find((candidate) => clientNames(candidate).includes(clientName))
  if (dialect !== undefined) return dialect
  const known = dialects.flatMap(clientNames).join(', ')
  throw new RectoError('SERVICE_UNAVAILABLE', {
    extensions: { service: 'database', reason: `"${clientName}" is no known client; known are ${known}` },
  })
}

/** Every name an engine may be configured by, the usual one first. */
export function clientNames({ connection }: Dialect): readonly string[] {
  return [connection.client, ...connection.clientAliases]
}
