import { encodeKey, type KeyInput } from '../encode-key.ts'

/** Where the items of a collection are: `/items/books`, and for system collections `/users`. */
export function itemsPath(collection: string): string {
  return collection.startsWith('directus_') ? `/${collection.slice('directus_'.length)}` : `/items/${encodeURIComponent(collection)}`
}

/** Where one item is, by its key. */
export function itemPath(collection: string, key: KeyInput): string {
  return `${itemsPath(collection)}/${encodeKey(key)}`
}
