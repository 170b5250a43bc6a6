import type { Connection } from '../connection.ts'
import type { TableName } from '../schema-change.ts'
import { render, sql } from '../sql.ts'
import { expressions } from './expressions.ts'

/**
 * DDL ends transactions, so a session of its own holds the lock while others work. It is the table's: DBMS_LOCK needs a
 * right that few users have.
 */
export function exclusively<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value> {
  const statement = render(sql`LOCK TABLE ${expressions.table(lock)} IN EXCLUSIVE MODE`, (position) => `:${position}`)
  return connection.transaction(async (holder) => {
    await holder.execute(statement)
    return await work(connection)
  })
}
