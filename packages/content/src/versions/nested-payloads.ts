import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Collection, findCollection, type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'

/** Makes something of one item's values, nested items already done. */
export type ItemMapper = (item: JsonObject, collection: Collection) => JsonObject

/** A payload and every item nested in it, whatever form the nesting has. Values of JSON fields are no items. */
export function mapItems(
  schema: Schema,
  collection: Collection,
  { item, map }: { readonly item: JsonObject; readonly map: ItemMapper },
): JsonObject {
  const entries = Object.entries(item).map(([name, value]) => [name, mapValue(schema, { collection, name, item }, { value, map })] as const)
  return map(Object.fromEntries(entries), collection)
}

interface FieldLocation {
  readonly collection: Collection
  readonly name: string
  readonly item: JsonObject
}

function mapValue(schema: Schema, location: FieldLocation, { value, map }: { readonly value: unknown; readonly map: ItemMapper }): unknown {
  const { collection, name } = location
  const toOne = relationFrom(schema, collection.name, name)
  const target = findCollection(
    schema,
    toOne === undefined ? (relationTo(schema, collection.name, name)?.collection ?? '') : targetOf(toOne, location),
  )
  if (target === undefined) return value
  const nested = (element: unknown): unknown => (isJsonObject(element) ? mapItems(schema, target, { item: element, map }) : element)
  if (Array.isArray(value)) return value.map(nested)
  if (toOne !== undefined || !isJsonObject(value)) return nested(value)
  return Object.fromEntries(Object.entries(value).map(([kind, list]) => [kind, Array.isArray(list) ? list.map(nested) : nested(list)]))
}

function targetOf({ relatedCollection, collectionField }: Relation, { item }: FieldLocation): string {
  return relatedCollection ?? String(item[collectionField ?? ''] ?? '')
}
