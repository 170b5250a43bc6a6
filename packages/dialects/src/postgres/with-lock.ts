import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { rawStatement } from '../sql.ts'

/** A transaction that begins by waiting for the lock, which ends with it; poolers of transactions bear that, too. */
export function withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  return connection.transaction(async (session) => {
    await session.rows(rawStatement('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock.name]))
    return await work(session)
  })
}
