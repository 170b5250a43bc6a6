import { invalidQuery } from '@recto/errors'
import type { FieldType, FilterOperator } from '@recto/protocol'
import type { FieldExpression } from './field-expression.ts'

const presence: readonly FilterOperator[] = ['_null', '_nnull']
const emptiness: readonly FilterOperator[] = ['_empty', '_nempty', ...presence]
const equality: readonly FilterOperator[] = ['_eq', '_neq', ...presence]
const membership: readonly FilterOperator[] = [...equality, '_in', '_nin']
const ordering: readonly FilterOperator[] = [...membership, '_lt', '_lte', '_gt', '_gte', '_between', '_nbetween']
const matching: readonly FilterOperator[] = [
  '_contains',
  '_ncontains',
  '_icontains',
  '_starts_with',
  '_nstarts_with',
  '_istarts_with',
  '_nistarts_with',
  '_ends_with',
  '_nends_with',
  '_iends_with',
  '_niends_with',
]
const texts = [...membership, ...emptiness, ...matching]
const shapes: readonly FilterOperator[] = [...equality, '_intersects', '_nintersects', '_intersects_bbox', '_nintersects_bbox']
const anything: readonly FilterOperator[] = [...ordering, ...emptiness, '_contains', '_ncontains']

/** Has to agree with `operatorsOf` of `@recto/protocol`, which clients read. */
const byType: Partial<Record<FieldType, readonly FilterOperator[]>> = {
  string: texts,
  text: texts,
  csv: texts,
  binary: texts,
  uuid: membership,
  boolean: equality,
  json: presence,
  hash: emptiness,
  integer: ordering,
  bigInteger: ordering,
  decimal: ordering,
  float: ordering,
  date: ordering,
  dateTime: ordering,
  time: ordering,
}

/**
 * Refuses operators that do not fit the type of what they are applied to.
 * @throws {RectoError} INVALID_QUERY
 */
export function checkOperator(fieldExpression: FieldExpression, operator: FilterOperator, type: FieldType): void {
  if (fieldExpression.kind !== 'count' && fieldExpression.kind !== 'key' && fieldExpression.field.isConcealed) checkConcealed(operator)
  else if (!operatorsOf(type).includes(operator))
    throw invalidQuery(`"${type}" field type does not contain the "${operator}" filter operator`)
}

/** Whether it is an operator of text, of which the text below a path has all. */
export function isTextOperator(operator: FilterOperator): boolean {
  return texts.includes(operator)
}

function operatorsOf(type: FieldType): readonly FilterOperator[] {
  if (type.startsWith('geometry')) return shapes
  return byType[type] ?? anything
}

/** A concealed value must not be guessed with operators either. */
function checkConcealed(operator: FilterOperator): void {
  if (!emptiness.includes(operator)) throw invalidQuery(`Field with "conceal" special does not allow the "${operator}" filter operator`)
}
