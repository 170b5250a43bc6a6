import { createItem, ifRevision, updateItemByKey, updateSingleton } from '@recto/sdk'
import { client } from '../../../data/client.ts'
import type { Item } from '../../../model/item-key.ts'

/** Which item is written. */
export interface SavedItem {
  readonly collection: string
  /** `null` for the item of a singleton. */
  readonly key: string | null
  /** What is read back. */
  readonly fields: readonly string[]
  /** The latest revision the changes were made upon. */
  readonly revision: string | number | null
}

/** Writes changes, nested ones included, and gives the item as it was stored; nothing when it may not be read. */
export function saveItem({ collection, key, fields, revision }: SavedItem, changes: Item): Promise<Item | undefined> {
  if (key === null) return client.request(updateSingleton(collection, changes, { fields }))
  const command = updateItemByKey(collection, key, changes, { fields })
  return client.request<Item | undefined>(revision === null ? command : ifRevision(revision, command))
}

/** Creates an item. */
export function addItem(collection: string, item: Item, fields: readonly string[]): Promise<Item | undefined> {
  return client.request(createItem(collection, item, { fields }))
}
