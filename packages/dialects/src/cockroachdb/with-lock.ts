import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { sql } from '../sql.ts'
import { expressions } from './expressions.ts'
import { createQueryCompiler } from './query-compiler.ts'

/**
 * Advisory locks are accepted and do nothing here, so a transaction of its own locks the table's rows while others work.
 * https://www.cockroachlabs.com/docs/stable/select-for-update
 */
export function withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  const statement = compile({ createQueryCompiler }, sql`SELECT * FROM ${expressions.table(lock)} FOR UPDATE`)
  return connection.transaction(async (holder) => {
    await holder.rows(statement)
    return await work(connection)
  })
}
