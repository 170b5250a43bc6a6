import { type Sql, sql } from '@recto/dialects'
import { isMoment } from '../plan/column-shape.ts'
import type { AfterTerm } from '../plan/plan.ts'
import { bindOperand, type CompileContext } from './context.ts'
import { allSql, anySql } from './logic.ts'
import { compileValue } from './value.ts'

/** The rows after the one whose values are given: equal in the first terms, and after it in the next. */
export function compileAfter(context: CompileContext, terms: readonly AfterTerm[]): Sql | boolean {
  const choices = terms.map((term, index) =>
    allSql([...terms.slice(0, index).map((before) => isSame(context, before)), isAfter(context, term)]),
  )
  return anySql(choices)
}

function isSame(context: CompileContext, term: AfterTerm): Sql {
  const value = compileValue(context, term.value)
  return term.isNull ? sql`${value} IS NULL` : sql`${comparableOf(context, term)} = ${boundOf(context, term, '_eq')}`
}

/** Whether NULL sorts first or last on the engine decides which rows come after it. */
function isAfter(context: CompileContext, term: AfterTerm): Sql | boolean {
  const isNullFirst = context.dialect.supports.nullsFirst === (term.direction === 'asc')
  const value = compileValue(context, term.value)
  if (term.isNull) return isNullFirst ? sql`${value} IS NOT NULL` : false
  const isAscending = term.direction === 'asc'
  const bound = boundOf(context, term, isAscending ? '_gt' : '_lt')
  const after = isAscending ? sql`${comparableOf(context, term)} > ${bound}` : sql`${comparableOf(context, term)} < ${bound}`
  return isNullFirst ? after : anySql([after, sql`${value} IS NULL`])
}

function comparableOf(context: CompileContext, { value, shape }: AfterTerm): Sql {
  return context.dialect.expressions.comparable(compileValue(context, value), shape)
}

function boundOf(context: CompileContext, { operand, shape }: AfterTerm, operator: '_eq' | '_gt' | '_lt'): Sql {
  return context.dialect.expressions.bindValue(bindOperand(operand, { shape, operator, part: 'single', isExact: isMoment(shape) }), shape)
}
