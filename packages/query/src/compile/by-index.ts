import type { Condition, Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'

/** The context of what holds together with a condition: whether an index finds the rows. */
export function withIndex(context: CompileContext, condition: Condition): CompileContext {
  return context.isByIndex !== true && isFoundByIndex(condition) ? { ...context, isByIndex: true } : context
}

/** Whether one of the conditions that must hold compares an indexed column with a value, or with a key of the row around. */
function isFoundByIndex(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.some(isFoundByIndex)
    case 'test':
      return (condition.operator === '_eq' || condition.operator === '_in') && isIndexed(condition.value)
    case 'same':
      return condition.as === 'key' && (isIndexed(condition.left) || isIndexed(condition.right))
    default:
      return false
  }
}

function isIndexed(value: Value): boolean {
  return value.kind === 'column' && (value.field.column?.isUnique === true || value.field.column?.isIndexed === true)
}
