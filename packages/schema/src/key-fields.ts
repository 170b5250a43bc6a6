import type { Collection } from './collection.ts'
import type { Field } from './field.ts'

/** The fields of a collection's primary key, in key order; empty without a key. */
export function keyFields({ primaryKey, fields }: Collection): readonly Field[] {
  return primaryKey.flatMap((name) => fields.get(name) ?? [])
}
