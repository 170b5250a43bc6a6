import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'

/** Who writes is alone already, whatever process it is: a transaction begins by taking the file's only right to write. */
export function withLock<Value>(connection: Connection, _lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  return connection.transaction(work)
}
