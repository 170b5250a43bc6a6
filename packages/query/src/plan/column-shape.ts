import type { ColumnShape } from '@recto/dialects/expressions'
import type { FieldType } from '@recto/protocol'
import { type Collection, columnShape, type Field } from '@recto/schema'
import type { FieldExpression } from '../resolve/field-expression.ts'
import { typeOf } from '../resolve/type-of.ts'

/** The shape of a value that is no column. */
export function computedShape(type: FieldType): ColumnShape {
  return { type, dataType: null, nativeType: null, numericScale: null, special: [] }
}

/** The shape of a fieldExpression in comparisons, in sorts, and, unless it is a document, in the answer. */
export function shapeOfExpression(fieldExpression: FieldExpression, collection: Collection): ColumnShape {
  if (fieldExpression.kind === 'field') return columnShape(fieldExpression.field)
  const [key] = collection.primaryKey
  const field = fieldExpression.kind === 'key' && collection.primaryKey.length === 1 ? collection.fields.get(key ?? '') : undefined
  return field === undefined ? computedShape(typeOf(fieldExpression, collection)) : columnShape(field)
}

/** The text that stands for concealed values has a shape of its own. */
export function shownShape(field: Field): ColumnShape {
  return field.isConcealed ? computedShape('string') : columnShape(field)
}

/** Dates and times. */
export function isMoment({ type }: ColumnShape): boolean {
  return type === 'date' || type === 'dateTime' || type === 'timestamp' || type === 'time'
}

const textTypes = /char|text|clob/i

/** Whether a value of this shape is text to the engine; others have to be made text before they are searched. */
export function isTextShape({ type, dataType }: ColumnShape): boolean {
  return textFields.has(type) && (dataType === null || textTypes.test(dataType))
}

const textFields: ReadonlySet<FieldType> = new Set(['string', 'text', 'csv', 'hash'])

/** Whether a column holds text, whatever its field is taken for. */
export function isTextField({ type, column }: Field): boolean {
  return type === 'string' || type === 'text' || textTypes.test(column?.dataType ?? '')
}
