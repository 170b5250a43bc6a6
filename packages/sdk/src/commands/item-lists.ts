import type { Command } from '../command.ts'
import { itemsPath } from './item-path.ts'
import type { Changes } from './item-writes.ts'

/** A key as lists of keys hold it: the value of a simple key, the URL form of a composite one. */
export type ListedKey = string | number

/** Creates several items, all or none. */
export function createItems<Schema>(collection: string, items: readonly Changes[]): Command<Schema, readonly object[] | undefined> {
  return { method: 'POST', path: itemsPath(collection), body: items }
}

/** Makes the same changes to several items, all or none: `updateItems('books', [1, 2], { status: 'published' })`. */
export function updateItems<Schema>(collection: string, keys: readonly ListedKey[], changes: Changes): Command<Schema, unknown> {
  return { method: 'PATCH', path: itemsPath(collection), body: { keys, data: changes } }
}

/** Makes changes of their own to several items, all or none: each entry holds its key and what changes. Gives them as they were stored. */
export function updateItemList<Schema>(
  collection: string,
  items: readonly Changes[],
  query?: { readonly fields?: readonly string[] },
): Command<Schema, readonly Readonly<Record<string, unknown>>[] | undefined> {
  return { method: 'PATCH', path: itemsPath(collection), body: items, ...(query && { query }) }
}

/** Deletes several items, all or none. */
export function deleteItems<Schema>(collection: string, keys: readonly ListedKey[]): Command<Schema, undefined> {
  return { method: 'DELETE', path: itemsPath(collection), body: keys }
}

/** Moves an item to the place of another in the order of the collection's sort field. */
export function sortItem<Schema>(collection: string, item: ListedKey, to: ListedKey): Command<Schema, undefined> {
  return { method: 'POST', path: `/utils/sort/${encodeURIComponent(collection)}`, body: { item, to } }
}
