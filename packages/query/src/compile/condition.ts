import { raw, type Sql, sql } from '@recto/dialects'
import { columnShape } from '@recto/schema'
import { isTextField } from '../plan/column-shape.ts'
import type { Condition, Rows, Value } from '../plan/plan.ts'
import { compileAfter } from './after.ts'
import { withIndex } from './by-index.ts'
import type { CompileContext } from './context.ts'
import { allSql, anySql } from './logic.ts'
import { compileMembership } from './membership.ts'
import { compileSearch } from './search.ts'
import { compileSource } from './source.ts'
import { compileTest } from './test.ts'
import { compileValue } from './value.ts'

/** A condition as SQL; `true` or `false` where it holds always or never. */
export function compileCondition(context: CompileContext, condition: Condition): Sql | boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.value
    case 'and': {
      const around = withIndex(context, condition)
      return allSql(condition.conditions.map((inner) => compileCondition(around, inner)))
    }
    case 'or':
      return anySql(condition.conditions.map((inner) => compileCondition(context, inner)))
    case 'test':
      return compileTest(context, condition)
    case 'matches-search':
      return compileSearch(context, condition)
    case 'exists':
      return compileExists(context, condition)
    case 'same':
      return compileSame(context, condition)
    case 'after':
      return compileAfter(context, condition.terms)
  }
}

function compileExists(context: CompileContext, { rows, isNegated }: Extract<Condition, { kind: 'exists' }>): Sql | boolean {
  const where = compileCondition({ ...context, isByIndex: false }, rows.where)
  if (where === false) return isNegated
  const membership = isLookedUp(context, rows) ? null : compileMembership(context, { kind: 'exists', rows, isNegated })
  if (membership !== null) return membership
  const select = sql`SELECT 1 FROM ${compileSource(context, rows)}${where === true ? raw('') : sql` WHERE ${where}`}`
  return isNegated ? sql`NOT EXISTS (${select})` : sql`EXISTS (${select})`
}

/** Where few rows are examined, looking up what belongs to each costs less than working out all keys that would do. */
function isLookedUp({ dialect, isByIndex }: CompileContext, { isUnindexed }: Rows): boolean {
  return dialect.supports.flattensExists || (isByIndex === true && isUnindexed !== true)
}

function compileSame(context: CompileContext, { left, right, as }: Extract<Condition, { kind: 'same' }>): Sql | boolean {
  if (left.kind === 'null' || right.kind === 'null') return false
  if (as === 'key') return sql`${compileValue(context, left)} = ${compileValue(context, right)}`
  const text = textOf(context, left)
  const key = as === 'key-of-text' ? keyOfText(context, text, right) : null
  return key === null ? sql`${text} = ${textOf(context, right)}` : sql`${compileValue(context, right)} = ${key}`
}

/** The side that is looked up is not converted, so that its index can be used. */
function keyOfText({ dialect }: CompileContext, text: Sql, key: Value): Sql | null {
  if (key.kind !== 'column' || isTextField(key.field)) return null
  return dialect.expressions.keyFromText?.(text, columnShape(key.field)) ?? null
}

function textOf(context: CompileContext, value: Value): Sql {
  const written = compileValue(context, value)
  return value.kind === 'column' && !isTextField(value.field) ? context.dialect.expressions.asText(written) : written
}
