import type { Connection, ConnectionConfig } from '../connection.ts'
import { connect as connectPostgres } from '../postgres/connect.ts'

/**
 * `serial` becomes a true sequence with small numbers, and `integer` has 32 bits, as on PostgreSQL.
 * https://www.cockroachlabs.com/docs/stable/session-variables
 */
const setup = [
  "SET serial_normalization = 'sql_sequence'",
  'SET default_int_size = 4',
  'SET enable_experimental_alter_column_type_general = true',
]

export function connect(config: ConnectionConfig): Promise<Connection> {
  return connectPostgres(config, { setup })
}
