import { raw, type Sql, sql } from '@recto/dialects'
import type { Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { extremeOf } from './extreme.ts'
import { groupAlias, groupJoin } from './group-join.ts'
import { linkedKey } from './linked-key.ts'
import { allSql } from './logic.ts'
import { compileSource } from './source.ts'
import { compileValue } from './value.ts'

/** A value and what has to be joined for it. */
export interface GroupedValue {
  /** Of the groups. */
  readonly name: string
  readonly join: Sql
  readonly value: Sql
}

/**
 * What is computed from the rows behind a to-many relation, for all rows of a table at once: those rows are grouped and
 * joined, instead of being looked up for each. `null` where the engine gains nothing by it, or the rows do not allow it.
 * Measured in docs/decisions/0013.
 */
export function compileGrouped(context: CompileContext, value: Value): GroupedValue | null {
  if (value.kind !== 'count' && value.kind !== 'first') return null
  const { rows } = value
  if (!context.dialect.supports.prefersGroups && rows.isUnindexed !== true) return null
  const measure = measureOf(context, value)
  const key = linkedKey(rows)
  if (measure === null || key === null || key.around.length > 0) return null
  const inner = compileValue(context, key.inner)
  const where = allSql([...key.own.map((part) => context.condition(context, part)), sql`${inner} IS NOT NULL`])
  if (typeof where === 'boolean') return null
  const name = groupAlias(rows.source)
  const alias = raw(name)
  const groups = sql`SELECT ${inner} AS k, ${measure} AS v FROM ${compileSource(context, rows)} WHERE ${where} GROUP BY ${inner}`
  return {
    name,
    join: groupJoin({ groups, alias: name, outer: compileValue(context, key.outer) }),
    value: value.kind === 'count' ? sql`COALESCE(${alias}.v, 0)` : sql`${alias}.v`,
  }
}

function measureOf(context: CompileContext, value: Extract<Value, { kind: 'count' | 'first' }>): Sql | null {
  if (value.kind === 'count') return raw('COUNT(*)')
  if (value.isSingle || value.value.kind !== 'column') return null
  const column = compileValue(context, value.value)
  const extreme = extremeOf(context, value.value, { column, direction: value.direction })
  if (extreme === null) return null
  return extreme.isAfterNull ? sql`CASE WHEN COUNT(*) = COUNT(${column}) THEN ${extreme.sql} END` : extreme.sql
}
