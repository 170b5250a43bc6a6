import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import { createDriver as createPostgresDriver } from '../postgres/driver.ts'

/**
 * `serial` becomes a true sequence with small numbers, and `integer` has 32 bits, as on PostgreSQL.
 * https://www.cockroachlabs.com/docs/stable/session-variables
 */
const setup = [
  "SET serial_normalization = 'sql_sequence'",
  'SET default_int_size = 4',
  'SET enable_experimental_alter_column_type_general = true',
]

/** PostgreSQL's driver with sessions of this engine. Its reads have a session each: pipelines were not tried on it. */
export function createDriver(config: ConnectionConfig): RectoDriver {
  return createPostgresDriver(config, { setup, supportsPipelines: false, compilesStatements: false })
}
