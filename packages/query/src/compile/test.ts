import { raw, type Sql, sql } from '@recto/dialects'
import { invalidQuery } from '@recto/errors'
import type { FilterOperator } from '@recto/protocol'
import { isMoment, isTextShape } from '../plan/column-shape.ts'
import type { Condition } from '../plan/plan.ts'
import { fixedValue } from '../resolve/operand.ts'
import { paddedLength } from '../shape.ts'
import { assertValuesFit, bindOperand, type CompileContext } from './context.ts'
import { allSql } from './logic.ts'
import { listLength, operandForm } from './runtime-value.ts'
import { compileValue } from './value.ts'

type Test = Extract<Condition, { kind: 'test' }>

/** One operator on one value. */
export function compileTest(context: CompileContext, test: Test): Sql | boolean {
  const effective = normalized(context, test)
  if (typeof effective === 'boolean') return effective
  const { value } = effective
  if (value.kind === 'null') return effective.operator === '_null' || effective.operator === '_empty'
  const isRejecting = effective.operator !== '_null' && effective.operator !== '_empty'
  // Where a missing value fails the test anyway, the mask is a condition beside it, which leaves the column to its index.
  if (value.kind === 'masked' && isRejecting)
    return allSql([context.condition(context, value.when), compileTest(context, { ...effective, value: value.value })])
  return operators[effective.operator](context, effective)
}

/** Brings comparisons with null, and tests for presence with `false`, to the one form they mean. */
function normalized(context: CompileContext, test: Test): Test | boolean {
  const { operator, operand } = test
  const inverse = inverses[operator]
  if (inverse !== undefined) return fixedValue(operand) === false ? { ...test, operator: inverse, operand: affirmed } : test
  if (isListOperator(operator)) return test
  if (operandForm(operand, context.run).kind !== 'null') return test
  if (operator === '_eq') return { ...test, operator: '_null', operand: affirmed }
  return operator === '_neq' ? { ...test, operator: '_nnull', operand: affirmed } : false
}

const affirmed = { kind: 'constant', value: true } as const
const inverses: Partial<Record<FilterOperator, FilterOperator>> = { _null: '_nnull', _nnull: '_null', _empty: '_nempty', _nempty: '_empty' }

function isListOperator(operator: FilterOperator): boolean {
  return operator === '_in' || operator === '_nin' || operator === '_between' || operator === '_nbetween'
}

type CompileOperator = (context: CompileContext, test: Test) => Sql | boolean

const operators: Record<FilterOperator, CompileOperator> = {
  _eq: comparison('='),
  _neq: comparison('<>'),
  _lt: comparison('<'),
  _lte: comparison('<='),
  _gt: comparison('>'),
  _gte: comparison('>='),
  _in: (context, test) => membership(context, test),
  _nin: (context, test) => exclusion(context, test),
  _between: (context, test) => range(context, test),
  _nbetween: (context, test) => negated(range(context, test)),
  _null: (context, { value }) => sql`${compileValue(context, value)} IS NULL`,
  _nnull: (context, { value }) => sql`${compileValue(context, value)} IS NOT NULL`,
  _empty: (context, test) => emptiness(context, test),
  _nempty: (context, test) =>
    hasEmpty(test)
      ? sql`CASE WHEN ${emptiness(context, test)} THEN 0 ELSE 1 END = 1`
      : sql`${compileValue(context, test.value)} IS NOT NULL`,
  _contains: matching(false),
  _ncontains: without(false),
  _icontains: matching(true),
  _starts_with: matching(false),
  _nstarts_with: without(false),
  _istarts_with: matching(true),
  _nistarts_with: without(true),
  _ends_with: matching(false),
  _nends_with: without(false),
  _iends_with: matching(true),
  _niends_with: without(true),
  _intersects: intersection(false),
  _nintersects: (context, test) => negated(intersection(false)(context, test)),
  _intersects_bbox: intersection(true),
  _nintersects_bbox: (context, test) => negated(intersection(true)(context, test)),
  _regex: () => false,
  _submitted: () => false,
}

function comparable(context: CompileContext, { value, shape }: Test): Sql {
  return context.dialect.expressions.comparable(compileValue(context, value), shape)
}

function comparison(sign: string): CompileOperator {
  return (context, test) => {
    const { operand, shape, operator } = test
    const bound = context.dialect.expressions.bindValue(bindOperand(operand, { shape, operator, part: 'single' }), shape)
    return sql`${comparable(context, test)} ${raw(sign)} ${bound}`
  }
}

/** Lists are bound whole where the engine can, otherwise padded to a few lengths. */
function membership(context: CompileContext, test: Test): Sql | boolean {
  const { operand, shape, operator } = test
  const length = listLength(operand, context.run)
  if (length === 0) return false
  const { expressions, supports } = context.dialect
  const values = supports.arrayParameters
    ? [bindOperand(operand, { shape, operator, part: 'list' })]
    : Array.from({ length: boundLength(context, length) }, (_, part) => bindOperand(operand, { shape, operator, part }))
  return expressions.isIn(comparable(context, test), values, shape)
}

/** Refused before a long statement is built of it. */
function boundLength({ dialect }: CompileContext, length: number): number {
  const padded = paddedLength(length)
  assertValuesFit(dialect, padded)
  return padded
}

/** NULL never matches, not even where the list is empty, as only a variable can be. */
function exclusion(context: CompileContext, test: Test): Sql | boolean {
  if (listLength(test.operand, context.run) === 0) return sql`${compileValue(context, test.value)} IS NOT NULL`
  return negated(membership(context, test))
}

function range(context: CompileContext, test: Test): Sql | boolean {
  const { operand, shape, operator } = test
  if (listLength(operand, context.run) !== 2) throw invalidQuery(`"${operator}" has to be an array of two values`)
  const [least, most] = [0, 1].map((part) => context.dialect.expressions.bindValue(bindOperand(operand, { shape, operator, part }), shape))
  return sql`${comparable(context, test)} BETWEEN ${least} AND ${most}`
}

/** In the column's own type where that is text; an engine may refuse to compare any other with ''. */
function emptiness(context: CompileContext, test: Test): Sql {
  const value = compileValue(context, test.value)
  if (!hasEmpty(test)) return sql`${value} IS NULL`
  return sql`(${value} IS NULL OR ${isTextShape(test.shape) ? value : context.dialect.expressions.asText(value)} = '')`
}

function hasEmpty({ shape }: Test): boolean {
  return shape.type !== 'timestamp'
}

function matching(ignoreCase: boolean): CompileOperator {
  return (context, test) => {
    const { expressions } = context.dialect
    const value = compileValue(context, test.value)
    const pattern = bindOperand(test.operand, { shape: test.shape, operator: test.operator, part: 'single' })
    return expressions.like(textToMatch(context, value, test), pattern, { ignoreCase, type: test.shape })
  }
}

/** A moment as it is shown, which is the same on every engine. */
function textToMatch({ dialect }: CompileContext, value: Sql, { shape }: Test): Sql {
  if (isTextShape(shape)) return value
  return isMoment(shape) ? dialect.expressions.wireValue(value, shape).sql : dialect.expressions.asText(value)
}

function without(ignoreCase: boolean): CompileOperator {
  return (context, test) => negated(matching(ignoreCase)(context, test))
}

function intersection(boundingBox: boolean): CompileOperator {
  return (context, test) => {
    const shape = bindOperand(test.operand, { shape: test.shape, operator: test.operator, part: 'single' })
    return context.dialect.expressions.intersects(compileValue(context, test.value), shape, { boundingBox })
  }
}

function negated(condition: Sql | boolean): Sql | boolean {
  return typeof condition === 'boolean' ? !condition : sql`NOT (${condition})`
}
