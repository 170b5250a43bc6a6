import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { rawStatement } from '../sql.ts'

/** https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql */
const text = `DECLARE @result int;
EXEC @result = sp_getapplock @Resource = @p1, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1;
IF @result < 0 THROW 50000, 'The lock could not be taken.', 1`

/** A transaction that begins by waiting for the lock, which ends with it. */
export function withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  return connection.transaction(async (session) => {
    await session.execute(rawStatement(text, [lock.name]))
    return await work(session)
  })
}
