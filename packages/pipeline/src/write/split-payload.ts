import { type Collection, type Field, type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'

type Payload = Readonly<Record<string, unknown>>

/** A payload by what has to be done with its parts, in the order in which they are written. */
export interface SplitPayload {
  /** Items nested under a key field: written first, their keys become values of `columns`. */
  readonly toOne: readonly NestedItem[]
  readonly columns: Payload
  /** Lists nested under an alias: written last, they need this item's key. */
  readonly toMany: readonly NestedList[]
}

export interface NestedItem {
  readonly field: string
  readonly relation: Relation
  /** The collection the item belongs to: of a many-to-any the one the payload names, `null` when it names none. */
  readonly collection: string | null
  readonly item: Payload
}

export interface NestedList {
  readonly field: string
  readonly relation: Relation
  /** As sent: a list that replaces, an object of changes, or null. */
  readonly value: unknown
}

/** Sorts a payload's keys. Names that are no field, and fields without data, are left out. */
export function splitPayload(schema: Schema, collection: Collection, payload: Payload): SplitPayload {
  const toOne: NestedItem[] = []
  const toMany: NestedList[] = []
  const columns: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(payload)) {
    const field = collection.fields.get(name)
    if (field === undefined || value === undefined || !field.hasData) continue
    const many = field.column === null ? relationTo(schema, collection.name, name) : undefined
    const nested = nestedItem(schema, { collection, field, payload })
    if (many !== undefined) toMany.push({ field: name, relation: many, value })
    else if (nested !== null) toOne.push(nested)
    else if (field.column !== null) columns[name] = value
  }
  return { toOne, columns, toMany }
}

/** An object under a key field. Under a field of type JSON an object is just a value. */
function nestedItem(
  schema: Schema,
  { collection, field, payload }: { readonly collection: Collection; readonly field: Field; readonly payload: Payload },
): NestedItem | null {
  const item = payload[field.name]
  if (!isPayload(item)) return null
  const relation = relationFrom(schema, collection.name, field.name)
  if (relation === undefined) return null
  const target = relation.relatedCollection ?? (relation.collectionField === null ? null : payload[relation.collectionField])
  return { field: field.name, relation, collection: typeof target === 'string' ? target : null, item }
}

export function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
