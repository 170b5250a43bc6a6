import type { Command } from '../command.ts'
import type { KeyInput } from '../encode-key.ts'
import type { AnySchema, CollectionName, ItemOf, Picked, Query } from '../infer-schema.ts'
import { itemPath, itemsPath } from './item-path.ts'

/** One value, or for a composite key its values in key order. */
export type PrimaryKey = KeyInput

/** Lists items of a collection: `readItems('books', { fields: ['title', { author: ['name'] }], limit: 10 })`. */
export function readItems<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked>[]> {
  return { method: 'GET', path: itemsPath(collection), ...(query && { query }) }
}

/** Reads one item by its key: `readItem('order_lines', [7, 1])`. */
export function readItem<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, key: PrimaryKey, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked>> {
  return { method: 'GET', path: itemPath(collection, key), ...(query && { query }) }
}

/** Like `readItem`, with a key already in its URL form, as found in an address. */
export function readItemByKey<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, encodedKey: string, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked>> {
  return { method: 'GET', path: `${itemsPath(collection)}/${encodedKey}`, ...(query && { query }) }
}
