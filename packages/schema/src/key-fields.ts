import type { Collection } from './collection.ts'
import type { Field } from './field.ts'
import { memoizeByObject } from './memoize-by-object.ts'

/** The fields of a collection's primary key, in key order; empty without a key. */
export const keyFields: (collection: Collection) => readonly Field[] = memoizeByObject(({ primaryKey, fields }) =>
  primaryKey.flatMap((name) => fields.get(name) ?? []),
)
