import { type Sql, sql } from '@recto/dialects'
import { isTextShape } from '../plan/column-shape.ts'
import type { Condition } from '../plan/plan.ts'
import { bindOperand, type CompileContext } from './context.ts'
import { allSql } from './logic.ts'
import { compileValue } from './value.ts'

type Search = Extract<Condition, { kind: 'matches-search' }>

/** Whether a column holds the searched term: text anywhere in it, numbers and ids exactly. */
export function compileSearch(context: CompileContext, search: Search): Sql | boolean {
  const { value, shape, operand } = search
  if (value.kind === 'masked')
    return allSql([context.condition(context, value.when), compileSearch(context, { ...search, value: value.value })])
  const { expressions } = context.dialect
  const column = compileValue(context, value)
  if (shape.type === 'string' || shape.type === 'text') {
    const text = isTextShape(shape) ? column : expressions.asText(column)
    return expressions.like(text, bindOperand(operand, { shape, operator: '_icontains', part: 'single' }), {
      ignoreCase: true,
      type: shape,
    })
  }
  const bound = expressions.bindValue(bindOperand(operand, { shape, operator: '_eq', part: 'single' }), shape)
  return sql`${expressions.comparable(column, shape)} = ${bound}`
}
