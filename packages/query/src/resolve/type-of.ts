import type { FieldType } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { Subject } from './subject.ts'

/** The type a subject has in comparisons; functions give numbers. */
export function typeOf(subject: Subject, collection: Collection): FieldType {
  switch (subject.kind) {
    case 'field':
      return subject.field.type
    case 'reference':
      return 'string'
    case 'key':
      return keyType(collection)
    case 'json':
      return subject.as === 'number' ? 'decimal' : 'unknown'
    default:
      return 'integer'
  }
}

/** A key of several columns is compared as its text. */
function keyType(collection: Collection): FieldType {
  const [first] = collection.primaryKey
  return first === undefined || collection.primaryKey.length > 1 ? 'string' : (collection.fields.get(first)?.type ?? 'string')
}
