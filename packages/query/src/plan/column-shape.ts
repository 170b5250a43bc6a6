import type { ColumnShape } from '@recto/dialects'
import type { FieldType } from '@recto/protocol'
import type { Collection, Field } from '@recto/schema'
import type { Subject } from '../resolve/subject.ts'
import { typeOf } from '../resolve/type-of.ts'

/** What expressions need to know about a field. */
export function shapeOfField(field: Field): ColumnShape {
  return {
    type: field.type,
    dataType: field.column?.dataType ?? null,
    nativeType: field.column?.nativeType ?? null,
    numericScale: field.column?.numericScale ?? null,
    special: field.special,
  }
}

/** The shape of a value that is no column. */
export function computedShape(type: FieldType): ColumnShape {
  return { type, dataType: null, nativeType: null, numericScale: null, special: [] }
}

/** The shape of a subject in comparisons, in sorts, and, unless it is a document, in the answer. */
export function shapeOfSubject(subject: Subject, collection: Collection): ColumnShape {
  if (subject.kind === 'field') return shapeOfField(subject.field)
  const [key] = collection.primaryKey
  const field = subject.kind === 'key' && collection.primaryKey.length === 1 ? collection.fields.get(key ?? '') : undefined
  return field === undefined ? computedShape(typeOf(subject, collection)) : shapeOfField(field)
}

/** The text that stands for concealed values has a shape of its own. */
export function shownShape(field: Field): ColumnShape {
  return field.isConcealed ? computedShape('string') : shapeOfField(field)
}

/** Dates and times. */
export function isMoment({ type }: ColumnShape): boolean {
  return type === 'date' || type === 'dateTime' || type === 'timestamp' || type === 'time'
}

const textTypes = /char|text|clob/i

/** Whether a column holds text, whatever its field is taken for. */
export function isTextField({ type, column }: Field): boolean {
  return type === 'string' || type === 'text' || textTypes.test(column?.dataType ?? '')
}
