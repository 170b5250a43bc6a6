import type { IsNew } from '@recto/pipeline/items'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Collection, findCollection, relationFrom, relationTo, type Schema } from '@recto/schema'

/** What was read of a collection: an item, a list of items, or keys in their place. */
export interface ReadValue {
  readonly collection: Collection
  readonly value: unknown
  readonly isNew: IsNew
}

/** Keys of items that are not there yet read `null`, wherever they stand. */
export function withoutNewKeys(schema: Schema, { collection, value, isNew }: ReadValue): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutNewKeys(schema, { collection, value: one, isNew }))
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, partOf(schema, { collection, value, isNew }, { name, part })]),
    )
  return isKey(value) && isNew(collection.name, String(value)) ? null : value
}

function partOf(
  schema: Schema,
  { collection, value: item, isNew }: ReadValue & { readonly value: JsonObject },
  { name, part }: { readonly name: string; readonly part: unknown },
): unknown {
  if (collection.primaryKey.length === 1 && collection.primaryKey[0] === name)
    return withoutNewKeys(schema, { collection, value: part, isNew })
  const toOne = relationFrom(schema, collection.name, name)
  const target = toOne?.relatedCollection ?? item[toOne?.collectionField ?? ''] ?? relationTo(schema, collection.name, name)?.collection
  const related = typeof target === 'string' ? findCollection(schema, target) : undefined
  return related === undefined ? part : withoutNewKeys(schema, { collection: related, value: part, isNew })
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
