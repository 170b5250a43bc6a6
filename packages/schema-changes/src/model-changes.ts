import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { ModelChange } from './change-model.ts'
import type { ModelWork } from './change-work/model-work.ts'
import { createCollection } from './collections/create-collection.ts'
import { deleteCollection } from './collections/delete-collection.ts'
import { parseCollectionName, parseNewCollection } from './collections/parse-collection.ts'
import { renameCollection } from './collections/rename-collection.ts'
import { updateCollection } from './collections/update-collection.ts'
import { createField } from './fields/create-field.ts'
import { deleteField } from './fields/delete-field.ts'
import { parseFieldChange, parseNewField } from './fields/parse-field.ts'
import { renameField } from './fields/rename-field.ts'
import { updateField } from './fields/update-field.ts'
import { filterPayload } from './filter-payload.ts'
import { collectionOf } from './find-structure.ts'
import { deleteRelation, updateRelation } from './relations/change-relation.ts'
import { createRelation } from './relations/create-relation.ts'
import { parseNewRelation, parseRelationChange } from './relations/parse-relation.ts'
import type { RelationKey } from './relations/relation-rows.ts'
import { generateTranslations } from './translations/generate-translations.ts'
import { parseTranslations, type TranslationsResult } from './translations/parse-translations.ts'

/** Makes a collection, or several in one go. Gives their names. */
export function creatingCollections(body: unknown): ModelChange<readonly string[]> {
  const payloads = [body].flat().map(parseNewCollection)
  return async (work) => {
    for (const payload of payloads) {
      const meta = await filterPayload(work, payload.meta, { event: 'collections.create', meta: { collection: 'directus_collections' } })
      await createCollection(work, { ...payload, meta })
    }
    return payloads.map(({ collection }) => collection)
  }
}

/** Changes what is known of a collection. Without `meta` in the body nothing changes. */
export function updatingCollection(collection: string, body: unknown): ModelChange<void> {
  const meta = isJsonObject(body) && isJsonObject(body['meta']) ? body['meta'] : null
  return (work) => applyMeta(work, collection, meta)
}

/** Changes what is known of several collections. Gives their names. */
export function updatingCollections(body: unknown): ModelChange<readonly string[]> {
  if (!Array.isArray(body)) throw invalidPayload('Input should be an array of collection changes')
  const changes = (body as readonly unknown[]).map((change) => {
    if (!isJsonObject(change) || typeof change['collection'] !== 'string')
      throw invalidPayload('Collection in update misses collection key')
    return { collection: change['collection'], meta: isJsonObject(change['meta']) ? change['meta'] : null }
  })
  return async (work) => {
    for (const { collection, meta } of changes) await applyMeta(work, collection, meta)
    return changes.map(({ collection }) => collection)
  }
}

async function applyMeta(work: ModelWork, collection: string, meta: JsonObject | null): Promise<void> {
  if (meta === null) return
  const keys = [collection]
  const filtered = await filterPayload(work, meta, { event: 'collections.update', meta: { keys, collection: 'directus_collections' } })
  await updateCollection(work, collection, filtered)
}

/** Deletes a collection and all that is in it. */
export function deletingCollection(collection: string): ModelChange<void> {
  return async (work) => {
    await filterPayload(work, [collection], { event: 'collections.delete', meta: { collection: 'directus_collections' } })
    await deleteCollection(work, collection)
  }
}

/** Makes a field. Gives its name, or `null` when the body described nothing to make. */
export function creatingField(collection: string, body: unknown): ModelChange<string | null> {
  const payload = parseNewField(body)
  return async (work) => {
    collectionOf(work, collection)
    const filtered = await filterPayload(work, payload, { event: 'fields.create', meta: { collection } })
    return (await createField(work, collection, filtered)) ? payload.field : null
  }
}

/** Changes a field. Gives the name of the one that was meant: a name in the body counts more than the address. */
export function updatingField({ collection, field }: RelationKey, body: unknown): ModelChange<string> {
  const payload = parseFieldChange(body, field)
  return async (work) => {
    collectionOf(work, collection)
    const meta = { keys: [payload.field], collection }
    await updateField(work, collection, await filterPayload(work, payload, { event: 'fields.update', meta }))
    return payload.field
  }
}

/** Changes several fields of a collection, all or none. Gives their names. */
export function updatingFields(collection: string, body: unknown): ModelChange<readonly string[]> {
  if (!Array.isArray(body)) throw invalidPayload('Submitted body has to be an array')
  const changes = (body as readonly unknown[]).map((change) => {
    if (!isJsonObject(change) || typeof change['field'] !== 'string') throw invalidPayload('"field" is required')
    return updatingField({ collection, field: change['field'] }, change)
  })
  return async (work) => {
    const names: string[] = []
    for (const change of changes) names.push(await change(work))
    return names
  }
}

/** Gives a field another name, `field` in the body; what names it follows. Gives the new name. */
export function renamingField(key: RelationKey, body: unknown): ModelChange<string> {
  const to = isJsonObject(body) ? body['field'] : undefined
  if (typeof to !== 'string' || to === '') throw invalidPayload('"field" must be a non-empty string')
  return async (work) => {
    await renameField(work, key, to)
    return to
  }
}

/** Gives a collection another name, `collection` in the body; what names it follows. Gives the new name. */
export function renamingCollection(collection: string, body: unknown): ModelChange<string> {
  const to = parseCollectionName(isJsonObject(body) ? body['collection'] : undefined)
  return async (work) => {
    await renameCollection(work, collection, to)
    return to
  }
}

/** Makes fields of a collection translatable. */
export function generatingTranslations(body: unknown): ModelChange<TranslationsResult> {
  const payload = parseTranslations(body)
  return (work) => generateTranslations(work, payload)
}

/** Deletes a field with its column. */
export function deletingField({ collection, field }: RelationKey): ModelChange<void> {
  return async (work) => {
    collectionOf(work, collection)
    await filterPayload(work, [field], { event: 'fields.delete', meta: { collection } })
    await deleteField(work, collection, field)
  }
}

/** Makes a relation. */
export function creatingRelation(body: unknown): ModelChange<RelationKey> {
  const payload = parseNewRelation(body)
  return async (work) => {
    const { collection } = payload
    await createRelation(work, await filterPayload(work, payload, { event: 'relations.create', meta: { collection } }))
    return { collection: payload.collection, field: payload.field }
  }
}

/** Changes a relation; its ends stay. */
export function updatingRelation(key: RelationKey, body: unknown): ModelChange<void> {
  const payload = parseRelationChange(body)
  return async (work) => {
    const meta = { keys: [key.field], collection: key.collection }
    await updateRelation(work, key, await filterPayload(work, payload, { event: 'relations.update', meta }))
  }
}

/** Deletes a relation; its fields stay. */
export function deletingRelation(key: RelationKey): ModelChange<void> {
  return (work) => deleteRelation(work, key)
}
