import { compile, type Dialect, join, type Sql, type Statement, sql } from '@recto/dialects'
import type { SortStep } from '../plan/mutation-plan.ts'
import type { EncodedKey } from './stored-key.ts'
import { keyCondition, tableOf } from './write-statements.ts'

/** The sort field of a collection. */
export type SortTarget = Pick<SortStep, 'collection' | 'field'>

/** Positions from one to another, both included. */
export interface PositionRange {
  readonly least: number
  readonly most: number
}

/** Reads the positions of items by key or by range, or of all of them, and locks their rows until the transaction ends. */
export function positionsStatement(
  dialect: Dialect,
  { collection, field }: SortTarget,
  which: readonly EncodedKey[] | PositionRange | null,
): Statement {
  const [position, key] = [field, collection.primaryKey[0] ?? ''].map(dialect.expressions.identifier) as [Sql, Sql]
  const where = which === null ? sql`` : sql` WHERE ${isRange(which) ? within(position, which) : keyCondition(dialect, collection, which)}`
  const order = sql` ORDER BY CASE WHEN ${position} IS NULL THEN 1 ELSE 0 END, ${position}, ${key}`
  const lock = dialect.supports.rowLocks ? sql` FOR UPDATE` : sql``
  return compile(dialect, sql`SELECT ${join([key, position])} FROM ${tableOf(dialect, collection)}${where}${order}${lock}`)
}

/** Whether some item has no position yet: 1 or 0. */
export function unpositionedStatement(dialect: Dialect, { collection, field }: SortTarget): Statement {
  const { identifier, countUpTo } = dialect.expressions
  return compile(dialect, countUpTo(sql`${tableOf(dialect, collection)} WHERE ${identifier(field)} IS NULL`, 1))
}

/** Moves the items between two positions by one, towards the position that becomes free: `from`. */
export function shiftStatement(dialect: Dialect, { collection, field }: SortTarget, { from, to }: PositionMove): Statement {
  const position = dialect.expressions.identifier(field)
  const [next, range] =
    from < to
      ? [sql`${position} - 1`, sql`${position} > ${from} AND ${position} <= ${to}`]
      : [sql`${position} + 1`, sql`${position} >= ${to} AND ${position} < ${from}`]
  return compile(dialect, sql`UPDATE ${tableOf(dialect, collection)} SET ${position} = ${next} WHERE ${range}`)
}

/** Where an item is and where it goes. */
export interface PositionMove {
  readonly from: number
  readonly to: number
}

function within(position: Sql, { least, most }: PositionRange): Sql {
  return sql`${position} >= ${least} AND ${position} <= ${most}`
}

function isRange(which: readonly EncodedKey[] | PositionRange): which is PositionRange {
  return !Array.isArray(which)
}
