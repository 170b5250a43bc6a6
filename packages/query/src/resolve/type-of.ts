import type { FieldType } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { FieldExpression } from './field-expression.ts'

/** The type a fieldExpression has in comparisons; functions give numbers. */
export function typeOf(fieldExpression: FieldExpression, collection: Collection): FieldType {
  switch (fieldExpression.kind) {
    case 'field':
      return fieldExpression.field.type
    case 'reference':
      return 'string'
    case 'key':
      return keyType(collection)
    case 'json':
      return fieldExpression.as === 'number' ? 'decimal' : 'unknown'
    default:
      return 'integer'
  }
}

/** A key of several columns is compared as its text. */
function keyType(collection: Collection): FieldType {
  const [first] = collection.primaryKey
  return first === undefined || collection.primaryKey.length > 1 ? 'string' : (collection.fields.get(first)?.type ?? 'string')
}
