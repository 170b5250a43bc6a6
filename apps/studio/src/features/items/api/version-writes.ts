import { createItem, deleteItemByKey, promoteVersion, saveVersion, updateItemByKey } from '@recto/sdk'
import { client } from '../../../data/client.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Version } from './version-queries.ts'

/** The item a version belongs to; its key in URL form. */
export interface VersionedItem {
  readonly collection: string
  readonly key: string
}

/** Makes a version of an item and gives its id. */
export async function addVersion({ collection, key: item }: VersionedItem, key: string, name: string | null): Promise<string> {
  const made = await client.request(
    createItem('directus_versions', { collection, item: decodeURIComponent(item), key, name }, { fields: ['id'] }),
  )
  return String(made?.['id'])
}

/** Keeps changes in a version; the draft is made when something is in it. */
export async function saveToVersion(item: VersionedItem, version: Version, name: string, changes: Item): Promise<void> {
  const id = version.id ?? (await addVersion(item, version.key, name))
  await client.request(saveVersion(id, changes))
}

/** Gives a version another name. */
export function renameVersion(id: string, key: string, name: string): Promise<unknown> {
  return client.request(updateItemByKey('directus_versions', id, { key, name }))
}

export function deleteVersion(id: string): Promise<unknown> {
  return client.request(deleteItemByKey('directus_versions', id))
}

/** Writes a version's changes to the item, all or those of some fields. */
export function applyVersion(id: string, mainHash: string, fields: readonly string[] | null): Promise<unknown> {
  return client.request(promoteVersion(id, mainHash, fields ?? undefined))
}
