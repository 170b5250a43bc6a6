import { readItemByKey } from '@recto/sdk'
import { client } from '../../../data/client.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { copiedFields, copiedItem } from '../model/copied-item.ts'

/** A copy of an item, to be created: what the collection says a duplicate takes over, without what makes it unique. */
export async function duplicateOf(collection: ModelCollection, item: Item): Promise<Item> {
  const key = itemKey(collection, item)
  if (key === null) return {}
  const stored: Item = await client.request(readItemByKey(collection.name, key, { fields: copiedFields(collection) }))
  return copiedItem(collection, stored, {})
}
