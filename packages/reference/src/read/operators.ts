import type { FieldType, FilterOperator } from '@recto/protocol'
import { compareValues, isLike, operandOf, textOf } from './compare.ts'
import type { Traits } from './dataset.ts'

/** A value under test, with what decides how it compares. */
export interface TestedValue {
  readonly value: unknown
  readonly type: FieldType
}

/** Whether an operator holds. As in SQL, a null satisfies only the tests for null, also when negated. */
export function evaluateOperator(operator: FilterOperator, { value, type }: TestedValue, operand: unknown, traits: Traits): boolean {
  const isNull = value === null || value === undefined
  if (operator === '_null') return isNull === operand
  if (operator === '_nnull') return isNull !== operand
  if (operator === '_empty') return (isNull || textOf(value) === '') === operand
  if (operator === '_nempty') return (!isNull && textOf(value) !== '') === operand
  if ((operator === '_eq' || operator === '_neq') && operand === null) return isNull === (operator === '_eq')
  return !isNull && holdsForValue(operator, { value, type }, operand, traits)
}

function holdsForValue(operator: FilterOperator, { value, type }: TestedValue, operand: unknown, traits: Traits): boolean {
  const operands = (Array.isArray(operand) ? operand : [operand]).map((single) => operandOf(single, type))
  const like = pattern(operator)
  if (like !== null) return like.negated !== isLike(value, like.of(textOf(operand)), like.ignoresCase || traits.ignoresCaseInLike)
  const order = (other: unknown) => compareValues(value, other, type, traits)
  const [first, second] = operands
  if (operator === '_in') return operands.some((other) => isValue(other) && order(other) === 0)
  if (operator === '_nin') return operands.every((other) => other !== null && (other === undefined || order(other) !== 0))
  if (!isValue(first)) return operator === '_neq' && first === undefined
  if (operator === '_between' || operator === '_nbetween')
    return isValue(second) && (order(first) >= 0 && order(second) <= 0) === (operator === '_between')
  return comparisons[operator]?.(order(first)) ?? false
}

const comparisons: Partial<Record<FilterOperator, (order: number) => boolean>> = {
  _eq: (order) => order === 0,
  _neq: (order) => order !== 0,
  _lt: (order) => order < 0,
  _lte: (order) => order <= 0,
  _gt: (order) => order > 0,
  _gte: (order) => order >= 0,
}

function pattern(operator: FilterOperator): { readonly negated: boolean; readonly ignoresCase: boolean; of(text: string): string } | null {
  const match = /^_(n?)(i?)(contains|starts_with|ends_with)$/.exec(operator)
  if (match === null) return null
  const [, negated, ignoresCase, place] = match
  const of = (text: string) => `${place === 'starts_with' ? '' : '%'}${text}${place === 'ends_with' ? '' : '%'}`
  return { negated: negated === 'n', ignoresCase: ignoresCase === 'i', of }
}

function isValue(operand: unknown): boolean {
  return operand !== null && operand !== undefined
}
