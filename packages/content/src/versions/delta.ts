import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Collection, findCollection, relationFrom, type Schema } from '@recto/schema'
import { mapItems } from './nested-payloads.ts'

/** Who changed what of a draft, and when: kept beside the values of each item in it. */
export interface Stamp {
  readonly _user: string | null
  readonly _date: string
}

/** What was sent to be kept in a draft, each item of it stamped. */
export function stampDelta(
  schema: Schema,
  collection: Collection,
  { item, stamp }: { readonly item: JsonObject; readonly stamp: Stamp },
): JsonObject {
  return mapItems(schema, collection, { item, map: (values) => ({ ...values, ...stamp }) })
}

/** A draft as a client sees it: its key, and instead of stamps the fields that hold who and when. */
export function versionDelta(
  schema: Schema,
  { collection: name, item, delta }: { readonly collection: string; readonly item: string; readonly delta: JsonObject },
): JsonObject {
  const collection = findCollection(schema, name)
  if (collection === undefined) return delta
  const [key = ''] = collection.primaryKey
  const values = mapItems(schema, collection, { item: { ...delta, [key]: item }, map: unstamped })
  return { [key]: item, ...values }
}

/** A draft as it is written: without stamps and without the key. */
export function plainDelta(schema: Schema, collection: Collection, delta: JsonObject): JsonObject {
  return mapItems(schema, collection, { item: delta, map: ({ _user, _date, ...values }) => values })
}

function unstamped({ _user, _date, ...values }: JsonObject, collection: Collection): JsonObject {
  if (_user === undefined && _date === undefined) return values
  const [key = ''] = collection.primaryKey
  const action = values[key] === undefined ? 'created' : 'updated'
  const filled: Record<string, unknown> = {}
  for (const { name, special } of collection.fields.values()) {
    if (special.includes(`user-${action}`)) filled[name] = _user
    if (special.includes(`date-${action}`)) filled[name] = _date
  }
  return { ...filled, ...values }
}

/** Refuses secrets at every depth of a draft, where they would be stored readably. @throws {RectoError} INVALID_PAYLOAD */
export function assertNoSecrets(schema: Schema, collection: Collection, item: JsonObject): void {
  mapItems(schema, collection, {
    item,
    map(values, holder) {
      assertNamedCollections(schema, holder, values)
      return withoutSecrets(values, holder.fields)
    },
  })
}

/** An item under a many-to-any key is only known to be free of secrets when its collection is. */
function assertNamedCollections(schema: Schema, { name: collection }: Collection, values: JsonObject): void {
  for (const [name, value] of Object.entries(values)) {
    const relation = isJsonObject(value) ? relationFrom(schema, collection, name) : undefined
    if (relation === undefined || relation.relatedCollection !== null) continue
    if (findCollection(schema, String(values[relation.collectionField ?? ''] ?? '')) !== undefined) continue
    const path = `${collection}.${name}`
    throw invalidPayload(`Can't update nested record "${path}" without field "${collection}.${relation.collectionField ?? name}" being set`)
  }
}

function withoutSecrets(values: JsonObject, fields: Collection['fields']): JsonObject {
  const secret = Object.keys(values).find((name) =>
    fields.get(name)?.special.some((flag) => flag === 'hash' || flag === 'conceal' || flag === 'encrypt'),
  )
  if (secret !== undefined) throw invalidPayload(`The field "${secret}" can't be kept in a version`)
  return values
}
