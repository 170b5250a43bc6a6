import { type FieldType, type FilterOperator, operatorsOf as operatorsOfType } from '@recto/sdk'
import { isList, type ResolvedPath } from '../model/field-path.ts'
import { isMomentType } from '../model/moment-forms.ts'

const keys = operatorsOfType('uuid')

/** The operators that make sense for what a path leads to, in the order they are listed. */
export function operatorsOf({ field, call }: ResolvedPath): readonly string[] {
  if (call !== null) return [...operatorsOfType('integer')]
  if (isList(field)) return [...operatorsOfType('json')]
  const operators = ownOperators(field.type)
  return field.link === null ? operators : [...keys, ...operators.filter((operator) => !keys.has(operator))]
}

/** Those of the type. Moments in time are compared like other moments: what they contain as text is nothing people ask. */
function ownOperators(type: string): readonly FilterOperator[] {
  return [...operatorsOfType((type === 'timestamp' ? 'dateTime' : type) as FieldType)]
}

/** The operator a new condition begins with. */
export function firstOperator(resolved: ResolvedPath): string {
  const operators = operatorsOf(resolved)
  const prefersEqual = resolved.call === null && resolved.field.choices !== null && operators.includes('_eq')
  return prefersEqual ? '_eq' : (operators[0] ?? '_eq')
}

/** The type of what a path leads to: functions give whole numbers. */
export function valueType({ field, call }: Pick<ResolvedPath, 'field' | 'call'>): string {
  return call === null ? field.type : 'integer'
}

/** How an operator is worded: moments are before or after, numbers are less or greater. */
export function wordingOf(operator: string, type: string): string {
  return isMomentType(type) && ['_lt', '_lte', '_gt', '_gte'].includes(operator) ? `${operator}_time` : operator
}
