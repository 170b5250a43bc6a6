import { raw, type Sql, sql } from '@recto/dialects'
import type { Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { groupAlias, groupJoin, isOfLevel, ofLevel } from './group-join.ts'
import { linkedKey } from './linked-key.ts'
import { allSql } from './logic.ts'
import { compileSource } from './source.ts'

/**
 * The number of rows behind a relation whose key has no index: counted once for all rows of the level, and joined. `null` where
 * they are to be counted for each. Measured in docs/decisions/0021.
 */
export function groupedCount(
  context: CompileContext,
  { rows }: Extract<Value, { kind: 'count' }>,
  valueSql: (value: Value) => Sql,
): Sql | null {
  const { groups, dialect } = context
  if (rows.isUnindexed !== true || groups == null || dialect.expressions.groupedLists === undefined) return null
  const key = linkedKey(rows)
  if (key === null || key.around.length > 0 || !isOfLevel(key.outer, groups)) return null
  const alias = groupAlias(rows.source)
  if (!groups.joins.has(alias)) {
    const inner = valueSql(key.inner)
    const where = allSql([...key.own.map((part) => context.condition(context, part)), ofLevel(inner, key.outer, groups)])
    if (typeof where === 'boolean') return null
    const counts = sql`SELECT ${inner} AS k, COUNT(*) AS v FROM ${compileSource(context, rows)} WHERE ${where} GROUP BY ${inner}`
    groups.joins.set(alias, groupJoin({ groups: counts, alias, outer: valueSql(key.outer) }))
  }
  return sql`COALESCE(${raw(alias)}.v, 0)`
}
