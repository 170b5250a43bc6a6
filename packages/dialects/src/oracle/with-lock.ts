import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { sql } from '../sql.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

/**
 * DDL ends transactions, so a session of its own holds the lock while others work. It is the table's: DBMS_LOCK needs a
 * right that few users have.
 */
export function withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  const statement = compile({ createQueryCompiler }, sql`LOCK TABLE ${expressions.table(lock)} IN EXCLUSIVE MODE`)
  return connection.transaction(async (holder) => {
    await holder.execute(statement)
    return await work(connection)
  })
}
