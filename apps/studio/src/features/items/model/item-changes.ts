import { type Item, itemKey, plainValue } from '../../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../../model/model.ts'
import type { ListColumn } from './list-columns.ts'

/** A cell that gets another value. */
export interface CellChange {
  readonly item: Item
  readonly column: ListColumn
  /** What is stored. */
  readonly value: unknown
  /** What is shown until the server answers. @default the stored value */
  readonly shown?: unknown
}

/** What changes in one item. */
export interface ItemChange {
  readonly key: string
  readonly item: Item
  readonly values: Item
}

/** Changes of cells, put together by item; the last one of a cell counts. */
export function changesByItem(collection: ModelCollection, changes: readonly CellChange[]): readonly ItemChange[] {
  const byKey = new Map<string, ItemChange>()
  for (const { item, column, value } of changes) {
    const key = itemKey(collection, item)
    if (key === null) continue
    const before = byKey.get(key)
    byKey.set(key, { key, item, values: { ...before?.values, [column.field.name]: value } })
  }
  return [...byKey.values()]
}

/** The cells as they were, to be given back. */
export function reversed(changes: readonly CellChange[]): readonly CellChange[] {
  return changes.map(({ item, column }) => {
    const shown = item[column.field.name]
    return { item, column, value: plainValue(shown, column.field) ?? null, shown }
  })
}

/** An item's changes as the API takes them in a list: with its key. */
export function listedChange(collection: ModelCollection, { item, values }: ItemChange): Item {
  const keys = collection.keyFields.map((name) => [name, plainValue(item[name], fieldOf(collection, name))])
  return { ...Object.fromEntries(keys), ...values }
}

/** Items with what was changed in some of them; the same list when none is among them. */
export function withChanges(collection: ModelCollection, items: readonly Item[], changed: ReadonlyMap<string, Item>): readonly Item[] {
  const isAffected = items.some((item) => changed.has(itemKey(collection, item) ?? ''))
  return isAffected ? items.map((item) => ({ ...item, ...changed.get(itemKey(collection, item) ?? '') })) : items
}
