import { RectoError } from '@recto/errors'
import { cockroachdb } from './cockroachdb/dialect.ts'
import type { Dialect } from './dialect.ts'
import { mariadb } from './mariadb/dialect.ts'
import { mssql } from './mssql/dialect.ts'
import { mysql } from './mysql/dialect.ts'
import { oracle } from './oracle/dialect.ts'
import { postgres } from './postgres/dialect.ts'
import { sqlite } from './sqlite/dialect.ts'

/** Every name a client may be configured by, and the engine it means. */
const dialectsByClient: Readonly<Record<string, Dialect>> = {
  pg: postgres,
  postgres,
  postgresql: postgres,
  cockroachdb,
  mysql,
  mysql2: mysql,
  mariadb,
  sqlite3: sqlite,
  sqlite,
  mssql,
  oracledb: oracle,
  oracle,
}

/**
 * The dialect of a configured client (`DB_CLIENT`): `pg`, `postgres`, `cockroachdb`, `mysql`, `mariadb`, `sqlite3`,
 * `mssql`, `oracledb` and their other spellings.
 *
 * @throws {RectoError} SERVICE_UNAVAILABLE when no engine goes by that name.
 */
export function dialectFor(clientName: string): Dialect {
  const dialect = Object.hasOwn(dialectsByClient, clientName) ? dialectsByClient[clientName] : undefined
  if (dialect !== undefined) return dialect
  const known = Object.keys(dialectsByClient).join(', ')
  throw new RectoError('SERVICE_UNAVAILABLE', {
    extensions: { service: 'database', reason: `"${clientName}" is no known client; known are ${known}` },
  })
}
