import { type Sql, sql } from '@recto/dialects'
import { allOf, type Condition } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { linkedKey } from './linked-key.ts'
import { allSql } from './logic.ts'
import { compileSource, whereClause } from './source.ts'
import { compileValue } from './value.ts'

type Exists = Extract<Condition, { kind: 'exists' }>

/**
 * An EXISTS as `key IN (SELECT …)`, which is worked out once for the whole statement. `null` when its rows depend on the
 * row around them by more than one key.
 */
export function compileMembership(context: CompileContext, { rows, isNegated }: Exists): Sql | boolean | null {
  const key = linkedKey(rows)
  if (key === null) return null
  const own = { ...context, isByIndex: false }
  const inner = sql`SELECT ${compileValue(own, key.inner)} FROM ${compileSource(own, rows)}${whereClause(own, allOf(key.own))}`
  const found = allSql([
    ...key.around.map((part) => context.condition(context, part)),
    sql`${compileValue(context, key.outer)} IN (${inner})`,
  ])
  if (!isNegated || typeof found === 'boolean') return isNegated ? !found : found
  // Neither a missing key here nor one among the rows must turn "none" into "unknown".
  return sql`(${found}) IS NOT TRUE`
}
