import type { JsonObject } from '@recto/protocol'
import { type Collection, type Field, type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'
import { bareRecord } from '../bare-record.ts'

/** A payload by what has to be done with its parts, in the order in which they are written. */
export interface SplitPayload {
  /** Items nested under a key field: written first, their keys become values of `columns`. */
  readonly toOne: readonly NestedItem[]
  /** The keys of what is nested are written into it. */
  readonly columns: Record<string, unknown>
  /** Lists nested under an alias: written last, they need this item's key. */
  readonly toMany: readonly NestedList[]
}

export interface NestedItem {
  readonly field: string
  readonly relation: Relation
  /** The collection the item belongs to: of a many-to-any the one the payload names, `null` when it names none. */
  readonly collection: string | null
  readonly item: JsonObject
}

export interface NestedList {
  readonly field: string
  readonly relation: Relation
  /** As sent: a list that replaces, an object of changes, or null. */
  readonly value: unknown
}

/** Sorts a payload's keys. Names that are no field, and fields without data, are left out. */
export function splitPayload(schema: Schema, collection: Collection, payload: JsonObject): SplitPayload {
  const split = { toOne: [] as NestedItem[], columns: bareRecord<unknown>(), toMany: [] as NestedList[] }
  for (const name of Object.keys(payload)) {
    const field = collection.fields.get(name)
    const value = payload[name]
    if (field === undefined || value === undefined || !field.hasData) continue
    if (field.column !== null && !isPayload(value)) {
      split.columns[name] = value
      continue
    }
    const relation = field.column === null ? relationTo(schema, collection.name, name) : undefined
    if (relation !== undefined) split.toMany.push({ field: name, relation, value })
    else splitColumn(schema, { field, payload, split })
  }
  return split
}

interface Column {
  readonly field: Field
  readonly payload: JsonObject
  readonly split: { readonly toOne: NestedItem[]; readonly columns: Record<string, unknown> }
}

function splitColumn(schema: Schema, { field, payload, split }: Column): void {
  const value = payload[field.name]
  const nested = isPayload(value) ? nestedItem(schema, { field, item: value, payload }) : null
  if (nested !== null) split.toOne.push(nested)
  else if (field.column !== null) split.columns[field.name] = value
}

/** An object under a key field. Under a field of type JSON an object is just a value. */
function nestedItem(
  schema: Schema,
  { field, item, payload }: { readonly field: Field; readonly item: JsonObject; readonly payload: JsonObject },
): NestedItem | null {
  const relation = relationFrom(schema, field.collection, field.name)
  if (relation === undefined) return null
  const target = relation.relatedCollection ?? (relation.collectionField === null ? null : payload[relation.collectionField])
  return { field: field.name, relation, collection: typeof target === 'string' ? target : null, item }
}

export function isPayload(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
