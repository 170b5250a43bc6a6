import { bind, type ColumnShape, type Connection, compile, type Dialect, join, type Sql, sql } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'

/** For how long records are kept, in milliseconds; `false`: for ever. */
export interface Retention {
  readonly activityMs: number | false
  readonly revisionsMs: number | false
  /** Of the activity of flows, which is no other. */
  readonly flowLogsMs: number | false
  /** Records of one transaction. @default 500 */
  readonly batch?: number
}

/** How many records there were to delete. */
export interface DeletedRecords {
  readonly activity: number
  readonly revisions: number
}

type Store = Pick<Platform, 'connection' | 'dialect'>

/** Deletes activity and revisions that are too old. With activity go its revisions. */
export async function deleteExpiredRecords(store: Store, retention: Retention, now: Date): Promise<DeletedRecords> {
  const { activityMs, revisionsMs, flowLogsMs, batch = 500 } = retention
  const isFlowLog = sql`${store.dialect.expressions.identifier('action')} = 'run'`
  const isOther = sql`${store.dialect.expressions.identifier('action')} <> 'run'`
  const old = (ms: number): Sql => isBefore(store.dialect, 'timestamp', new Date(now.getTime() - ms))
  let activity = 0
  let revisions = 0
  if (flowLogsMs !== false) activity += await deleteInBatches(store, batch, activityOf(sql`${isFlowLog} AND ${old(flowLogsMs)}`))
  if (activityMs !== false) activity += await deleteInBatches(store, batch, activityOf(sql`${isOther} AND ${old(activityMs)}`))
  if (revisionsMs !== false && (activityMs === false || revisionsMs < activityMs))
    revisions += await deleteInBatches(store, batch, revisionsOf(store.dialect, old(revisionsMs)))
  return { activity, revisions }
}

/** Deletes the answers of requests that nobody may send again. Gives their number. */
export async function deleteExpiredAnswers(store: Store, now: Date, batch = 500): Promise<number> {
  const where = isBefore(store.dialect, 'expires', now)
  return await deleteInBatches(store, batch, {
    table: 'recto_idempotency_keys',
    where,
    remove: (session, dialect, keys) => removeKeys(session, dialect, { table: 'recto_idempotency_keys', keys }),
  })
}

/** Whether a moment in a column has passed. */
export function isBefore(dialect: Dialect, column: string, moment: Date): Sql {
  const { identifier, comparable, bindValue } = dialect.expressions
  const shape = momentShape(dialect)
  return sql`${comparable(identifier(column), shape)} < ${bindValue(bind(moment.toISOString()), shape)}`
}

/** System tables are made with the types of the dialect. */
function momentShape({ columnTypes }: Dialect): ColumnShape {
  const nativeType = columnTypes.toNativeType({ name: 'moment', type: 'timestamp' })
  return { type: 'timestamp', dataType: nativeType.replace(/\(.*$/s, ''), nativeType, numericScale: null, special: [] }
}

interface Expired {
  readonly table: string
  readonly where: Sql
  remove(session: Connection, dialect: Dialect, keys: readonly unknown[]): Promise<void>
}

function activityOf(where: Sql): Expired {
  return { table: 'recto_activity', where, remove: removeActivity }
}

function revisionsOf(dialect: Dialect, where: Sql): Expired {
  const { identifier } = dialect.expressions
  const activity = sql`SELECT ${identifier('id')} FROM ${tableOf(dialect, 'recto_activity')} WHERE ${where}`
  return { table: 'recto_revisions', where: sql`${identifier('activity')} IN (${activity})`, remove: removeRevisions }
}

/** The oldest first, each batch in a transaction of its own, so that nobody waits for long. */
async function deleteInBatches({ connection, dialect }: Store, batch: number, { table, where, remove }: Expired): Promise<number> {
  const { identifier, limit } = dialect.expressions
  const id = identifier('id')
  const size = Math.max(1, Math.min(batch, dialect.limits.parametersPerStatement))
  const select = sql`SELECT ${id} FROM ${tableOf(dialect, table)} WHERE ${where} ORDER BY ${id}${limit(size, null)}`
  for (let deleted = 0; ; ) {
    const rows = await connection.transaction(async (session) => {
      const found = await session.rows(compile(dialect, select))
      if (found.length > 0)
        await remove(
          session,
          dialect,
          found.map((row) => row['id']),
        )
      return found.length
    })
    deleted += rows
    if (rows < size) return deleted
  }
}

/** Engines that look at one row after the other would meet revisions whose parent is gone before they are. */
async function removeActivity(session: Connection, dialect: Dialect, keys: readonly unknown[]): Promise<void> {
  const { identifier } = dialect.expressions
  const revisions = tableOf(dialect, 'recto_revisions')
  const rows = await session.rows(
    compile(dialect, sql`SELECT ${identifier('id')} FROM ${revisions} WHERE ${isAnyOf(dialect, 'activity', keys)}`),
  )
  if (rows.length > 0)
    await removeRevisions(
      session,
      dialect,
      rows.map((row) => row['id']),
    )
  await removeKeys(session, dialect, { table: 'recto_activity', keys })
}

async function removeRevisions(session: Connection, dialect: Dialect, keys: readonly unknown[]): Promise<void> {
  const { identifier } = dialect.expressions
  const orphans = isAnyOf(dialect, 'parent', keys)
  await session.execute(
    compile(dialect, sql`UPDATE ${tableOf(dialect, 'recto_revisions')} SET ${identifier('parent')} = NULL WHERE ${orphans}`),
  )
  await removeKeys(session, dialect, { table: 'recto_revisions', keys })
}

async function removeKeys(
  session: Connection,
  dialect: Dialect,
  { table, keys }: { readonly table: string; readonly keys: readonly unknown[] },
): Promise<void> {
  await session.execute(compile(dialect, sql`DELETE FROM ${tableOf(dialect, table)} WHERE ${isAnyOf(dialect, 'id', keys)}`))
}

function isAnyOf({ expressions }: Dialect, column: string, keys: readonly unknown[]): Sql {
  return sql`${expressions.identifier(column)} IN (${join(keys.map((key) => bind(key)))})`
}

function tableOf(dialect: Dialect, name: string): Sql {
  return dialect.expressions.table({ schema: null, name })
}
