import { invalidQuery } from '@recto/errors'
import { concealedOperators, type FieldType, type FilterOperator, operatorsOf } from '@recto/protocol'
import type { FieldExpression } from './field-expression.ts'

/**
 * Refuses operators that do not fit the type of what they are applied to.
 * @throws {RectoError} INVALID_QUERY
 */
export function checkOperator(fieldExpression: FieldExpression, operator: FilterOperator, type: FieldType): void {
  if (fieldExpression.kind !== 'count' && fieldExpression.kind !== 'key' && fieldExpression.field.isConcealed) checkConcealed(operator)
  else if (!operatorsOf(type).has(operator)) throw invalidQuery(`"${type}" field type does not contain the "${operator}" filter operator`)
}

/** Whether it is an operator of text, of which the text below a path has all. */
export function isTextOperator(operator: FilterOperator): boolean {
  return operatorsOf('text').has(operator)
}

/** A concealed value must not be guessed with operators either. */
function checkConcealed(operator: FilterOperator): void {
  if (!concealedOperators.has(operator)) throw invalidQuery(`Field with "conceal" special does not allow the "${operator}" filter operator`)
}
