import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { parseKey } from '@recto/query'
import { type Collection, findCollection, type Relation, relationFrom, type Schema } from '@recto/schema'

/**
 * A payload in which the key under a many-to-one without a column of its own stands in the columns of its foreign key: they
 * are what is permitted, checked and written.
 * @throws {RectoError} INVALID_PAYLOAD for what is no key of the related collection
 */
export function expandCompositeKeys(schema: Schema, collection: Collection, payload: JsonObject): JsonObject {
  let expanded = payload
  for (const name of Object.keys(payload)) {
    const field = collection.fields.get(name)
    const value = payload[name]
    if (field === undefined || field.column !== null || value === undefined || isJsonObject(value)) continue
    const relation = relationFrom(schema, collection.name, name)
    if (relation?.relatedCollection == null) continue
    const { [name]: _key, ...others } = expanded
    expanded = { ...others, ...columnsOf(schema, relation, value) }
  }
  return expanded
}

function columnsOf(schema: Schema, relation: Relation, value: unknown): JsonObject {
  const { fields, relatedFields, relatedCollection } = relation
  if (value === null) return Object.fromEntries(fields.map((field) => [field, null]))
  const target = findCollection(schema, relatedCollection ?? '')
  const isText = typeof value === 'string' || typeof value === 'number'
  const key = target === undefined || !isText ? null : parseKey(target, value)
  const places = relatedFields.map((name) => target?.primaryKey.indexOf(name) ?? -1)
  if (key === null || places.includes(-1))
    throw invalidPayload(`"${relation.field}" has to be a key of collection "${relatedCollection ?? ''}"`)
  return Object.fromEntries(fields.map((field, index) => [field, key[places[index] ?? 0]]))
}
