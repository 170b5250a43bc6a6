import type { Item } from '../../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../../model/model.ts'

/** Whether an item is put away. */
export function isArchived({ settings }: ModelCollection, item: Item): boolean {
  const { archiveField, archiveValue } = settings
  return archiveField !== null && archiveValue !== null && String(item[archiveField]) === archiveValue
}

/** What is written to put an item away, or to bring it back. Settings hold texts, also for fields that are on or off. */
export function archiveChanges(collection: ModelCollection, isAway: boolean): Item {
  const { archiveField, archiveValue, unarchiveValue } = collection.settings
  if (archiveField === null) return {}
  const value = isAway ? archiveValue : unarchiveValue
  const isFlag = fieldOf(collection, archiveField)?.type === 'boolean'
  return { [archiveField]: isFlag ? value === 'true' : value }
}
