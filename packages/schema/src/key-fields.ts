import type { Collection } from './collection.ts'
import type { Field } from './field.ts'

/** Collections are immutable: the fields of a key are found once for each. */
const knownFields = new WeakMap<Collection, readonly Field[]>()

/** The fields of a collection's primary key, in key order; empty without a key. */
export function keyFields(collection: Collection): readonly Field[] {
  const known = knownFields.get(collection)
  if (known !== undefined) return known
  const found = collection.primaryKey.flatMap((name) => collection.fields.get(name) ?? [])
  knownFields.set(collection, found)
  return found
}
