import { type Item, itemKey, keyPaths } from '../../model/item-key.ts'
import type { Model, ModelCollection, ModelField } from '../../model/model.ts'
import { mergeItem } from './list-rows.ts'
import { keyValues, stagedKey, withoutKey } from './staged-list.ts'

/** What a to-one field holds. */
export interface ChosenItem {
  readonly state: 'stored' | 'linked' | 'edited' | 'new'
  /** In URL form; `null` for an item that does not exist yet. */
  readonly key: string | null
  /** As far as the value says. */
  readonly item: Item
  /** Changes of the item itself. */
  readonly changes: Item
}

/** Reads the value of a to-one field; `null` when it is empty. `stored` is what was read with the edited item. */
export function chosenItem(collection: ModelCollection, field: ModelField, value: unknown, stored: unknown): ChosenItem | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value !== 'object') return linkedItem(collection, field, value, stored)
  const item = value as Item
  const key = itemKey(collection, item)
  if (value === stored) return { state: 'stored', key, item, changes: {} }
  const changes = withoutKey(collection, item)
  const before = typeof stored === 'object' && stored !== null && itemKey(collection, stored as Item) === key ? (stored as Item) : {}
  if (key === null) return { state: 'new', key, item, changes }
  return { state: Object.keys(changes).length === 0 ? 'linked' : 'edited', key, item: mergeItem(before, item), changes }
}

/** The value that links an item: the value of the field it is linked by, or its key. */
export function linkTo(collection: ModelCollection, field: ModelField, item: Item): unknown {
  const target = field.link?.field ?? null
  if (target === null || collection.keyFields.length > 1) return stagedKey(collection, item)
  return item[target] ?? stagedKey(collection, item)
}

/** The value that changes the linked item, or creates one. */
export function nestedValue(collection: ModelCollection, chosen: Pick<ChosenItem, 'key' | 'item'> | null, changes: Item): Item {
  return chosen?.key == null ? changes : { ...changes, ...keyValues(collection, chosen.item) }
}

/** Whether a value is all that is needed to name an item. */
export function isNamed(model: Model, collection: ModelCollection, fields: readonly string[], item: Item): boolean {
  const keys = new Set(keyPaths(model, collection))
  return fields.every((path) => keys.has(path) || (path.split('.')[0] ?? '') in item)
}

function linkedItem(collection: ModelCollection, field: ModelField, value: string | number | unknown, stored: unknown): ChosenItem {
  const names = collection.keyFields
  const values = names.length > 1 ? String(value).split(',').map(decodeURIComponent) : [value]
  const target = field.link?.field ?? names[0] ?? ''
  const item = names.length > 1 ? Object.fromEntries(names.map((name, index) => [name, values[index]])) : { [target]: value }
  return { state: value === stored ? 'stored' : 'linked', key: itemKey(collection, item), item, changes: {} }
}
