import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { SchemaOperation } from './change-schema.ts'
import { addCollection } from './collections/add-collection.ts'
import { alterCollection } from './collections/alter-collection.ts'
import { dropCollection } from './collections/drop-collection.ts'
import { parseCollectionName, parseNewCollection } from './collections/parse-collection.ts'
import { renameCollectionAndReferences } from './collections/rename-collection.ts'
import type { SchemaChangeExecutor } from './execute/executor.ts'
import { addField } from './fields/add-field.ts'
import { alterField } from './fields/alter-field.ts'
import { dropField } from './fields/drop-field.ts'
import { parseFieldChange, parseNewField } from './fields/parse-field.ts'
import { renameFieldAndReferences } from './fields/rename-field.ts'
import { filterPayload } from './filter-payload.ts'
import { collectionOf } from './find-structure.ts'
import { addRelation } from './relations/add-relation.ts'
import { alterRelation, dropRelation } from './relations/alter-relation.ts'
import { parseNewRelation, parseRelationChange } from './relations/parse-relation.ts'
import type { RelationKey } from './relations/relation-rows.ts'
import { addTranslations } from './translations/add-translations.ts'
import { parseTranslations, type TranslationsResult } from './translations/parse-translations.ts'

/** Creates a collection, or several at once. Returns their names. */
export function createCollections(body: unknown): SchemaOperation<readonly string[]> {
  const payloads = [body].flat().map(parseNewCollection)
  return async (executor) => {
    for (const payload of payloads) {
      const meta = await filterPayload(executor, payload.meta, {
        event: 'collections.create',
        meta: { collection: 'directus_collections' },
      })
      await addCollection(executor, { ...payload, meta })
    }
    return payloads.map(({ collection }) => collection)
  }
}

/** Updates the metadata of a collection. Without `meta` in the body nothing changes. */
export function updateCollection(collection: string, body: unknown): SchemaOperation<void> {
  const meta = isJsonObject(body) && isJsonObject(body['meta']) ? body['meta'] : null
  return (executor) => updateMeta(executor, collection, meta)
}

/** Updates the metadata of several collections. Returns their names. */
export function updateCollections(body: unknown): SchemaOperation<readonly string[]> {
  if (!Array.isArray(body)) throw invalidPayload('Input should be an array of collection changes')
  const changes = (body as readonly unknown[]).map((change) => {
    if (!isJsonObject(change) || typeof change['collection'] !== 'string')
      throw invalidPayload('Collection in update misses collection key')
    return { collection: change['collection'], meta: isJsonObject(change['meta']) ? change['meta'] : null }
  })
  return async (executor) => {
    for (const { collection, meta } of changes) await updateMeta(executor, collection, meta)
    return changes.map(({ collection }) => collection)
  }
}

async function updateMeta(executor: SchemaChangeExecutor, collection: string, meta: JsonObject | null): Promise<void> {
  if (meta === null) return
  const keys = [collection]
  const filtered = await filterPayload(executor, meta, { event: 'collections.update', meta: { keys, collection: 'directus_collections' } })
  await alterCollection(executor, collection, filtered)
}

/** Deletes a collection with its items. */
export function deleteCollection(collection: string): SchemaOperation<void> {
  return async (executor) => {
    await filterPayload(executor, [collection], { event: 'collections.delete', meta: { collection: 'directus_collections' } })
    await dropCollection(executor, collection)
  }
}

/** Creates a field. Returns its name, or `null` when the body describes neither a column nor metadata. */
export function createField(collection: string, body: unknown): SchemaOperation<string | null> {
  const payload = parseNewField(body)
  return async (executor) => {
    collectionOf(executor, collection)
    const filtered = await filterPayload(executor, payload, { event: 'fields.create', meta: { collection } })
    return (await addField(executor, collection, filtered)) ? payload.field : null
  }
}

/** Updates a field. Returns its name; a name in the body takes precedence over the one in the URL. */
export function updateField({ collection, field }: RelationKey, body: unknown): SchemaOperation<string> {
  const payload = parseFieldChange(body, field)
  return async (executor) => {
    collectionOf(executor, collection)
    const meta = { keys: [payload.field], collection }
    await alterField(executor, collection, await filterPayload(executor, payload, { event: 'fields.update', meta }))
    return payload.field
  }
}

/** Updates several fields of a collection, all or none. Returns their names. */
export function updateFields(collection: string, body: unknown): SchemaOperation<readonly string[]> {
  if (!Array.isArray(body)) throw invalidPayload('Submitted body has to be an array')
  const changes = (body as readonly unknown[]).map((change) => {
    if (!isJsonObject(change) || typeof change['field'] !== 'string') throw invalidPayload('"field" is required')
    return updateField({ collection, field: change['field'] }, change)
  })
  return async (executor) => {
    const names: string[] = []
    for (const change of changes) names.push(await change(executor))
    return names
  }
}

/** Renames a field to `field` in the body, and every reference to it. Returns the new name. */
export function renameField(key: RelationKey, body: unknown): SchemaOperation<string> {
  const to = isJsonObject(body) ? body['field'] : undefined
  if (typeof to !== 'string' || to === '') throw invalidPayload('"field" must be a non-empty string')
  return async (executor) => {
    await renameFieldAndReferences(executor, key, to)
    return to
  }
}

/** Renames a collection to `collection` in the body, and every reference to it. Returns the new name. */
export function renameCollection(collection: string, body: unknown): SchemaOperation<string> {
  const to = parseCollectionName(isJsonObject(body) ? body['collection'] : undefined)
  return async (executor) => {
    await renameCollectionAndReferences(executor, collection, to)
    return to
  }
}

/** Creates the collections, fields and relations that make fields of a collection translatable. */
export function generateTranslations(body: unknown): SchemaOperation<TranslationsResult> {
  const payload = parseTranslations(body)
  return (executor) => addTranslations(executor, payload)
}

/** Deletes a field with its column. */
export function deleteField({ collection, field }: RelationKey): SchemaOperation<void> {
  return async (executor) => {
    collectionOf(executor, collection)
    await filterPayload(executor, [field], { event: 'fields.delete', meta: { collection } })
    await dropField(executor, collection, field)
  }
}

/** Creates a relation. */
export function createRelation(body: unknown): SchemaOperation<RelationKey> {
  const payload = parseNewRelation(body)
  return async (executor) => {
    const { collection } = payload
    await addRelation(executor, await filterPayload(executor, payload, { event: 'relations.create', meta: { collection } }))
    return { collection: payload.collection, field: payload.field }
  }
}

/** Updates a relation; the fields it connects stay. */
export function updateRelation(key: RelationKey, body: unknown): SchemaOperation<void> {
  const payload = parseRelationChange(body)
  return async (executor) => {
    const meta = { keys: [key.field], collection: key.collection }
    await alterRelation(executor, key, await filterPayload(executor, payload, { event: 'relations.update', meta }))
  }
}

/** Deletes a relation; its fields stay. */
export function deleteRelation(key: RelationKey): SchemaOperation<void> {
  return (executor) => dropRelation(executor, key)
}
