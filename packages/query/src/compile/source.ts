import { raw, type Sql, sql } from '@recto/dialects'
import { computedShape } from '../plan/column-shape.ts'
import type { Condition, Join, Rows, SelectPlan, Source } from '../plan/plan.ts'
import { bindOperand, type CompileContext } from './context.ts'

/** The condition for a WHERE clause; `null` when everything passes. */
export function compileWhere(context: CompileContext, condition: Condition): Sql | null {
  const compiled = context.condition(context, condition)
  if (compiled === true) return null
  return compiled === false ? raw('1 = 0') : compiled
}

/** ` WHERE …`, or nothing. */
export function whereClause(context: CompileContext, condition: Condition): Sql {
  const where = compileWhere(context, condition)
  return where === null ? raw('') : sql` WHERE ${where}`
}

/** A table under its alias. */
export function compileSource({ dialect }: CompileContext, { source }: Pick<Rows, 'source'>): Sql {
  const { table, name } = source.collection
  return sql`${dialect.expressions.table(table ?? { schema: null, name })} ${raw(source.alias)}`
}

/** A table with those joined to it. */
export function compileFrom(context: CompileContext, { source, joins }: { readonly source: Source; readonly joins: readonly Join[] }): Sql {
  const joined = joins.map((join) => sql` LEFT JOIN ${compileSource(context, join)} ON ${compileWhere(context, join.on) ?? raw('1 = 1')}`)
  return joined.reduce((all, one) => sql`${all}${one}`, compileSource(context, { source }))
}

/** A single row without a table, for selecting constants and columns of the statement around. */
export function oneRow({ dialect }: CompileContext): Sql {
  return sql`(SELECT 1 AS one${dialect.expressions.dual}) o`
}

/** Rows to skip, as a parameter. */
export function compileOffset({ offset }: Pick<SelectPlan, 'offset'>): Sql | null {
  return offset === null ? null : bindOperand(offset, { shape: computedShape('integer'), operator: '_eq', part: 'single' })
}
