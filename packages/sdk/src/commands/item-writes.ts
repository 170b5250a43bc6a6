import type { Command } from '../command.ts'
import type { AnySchema, CollectionName, ItemOf, Picked, Query } from '../infer-schema.ts'
import { itemsPath } from './item-path.ts'

/** What is written: the item's own fields, and items of relations inside them. */
export type Changes = object

/** Creates an item with all that is nested in it. Gives it as it was stored, or nothing when the caller may not read it. */
export function createItem<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, item: Changes, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked> | undefined> {
  return { method: 'POST', path: itemsPath(collection), body: item, ...(query && { query }) }
}

/** Changes one item, by its key in URL form, with all that is nested in the changes. Gives it as it was stored. */
export function updateItemByKey<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, encodedKey: string, changes: Changes, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked> | undefined> {
  return {
    method: 'PATCH',
    path: `${itemsPath(collection)}/${encodedKey}`,
    body: changes,
    ...(query && { query }),
  }
}

/**
 * A change or deletion that is only made while a revision is the latest of its item: `ifRevision(45, updateItemByKey('books', '7', changes))`.
 * @throws {RequestError} PRECONDITION_FAILED when the item was changed since.
 */
export function ifRevision<Schema, Output>(revision: string | number, command: Command<Schema, Output>): Command<Schema, Output> {
  return { ...command, headers: { ...command.headers, 'if-match': `"${revision}"` } }
}

/** Deletes one item, by its key in URL form. */
export function deleteItemByKey<Schema = AnySchema, Name extends CollectionName<Schema> = CollectionName<Schema>>(
  collection: Name,
  encodedKey: string,
): Command<Schema, undefined> {
  return { method: 'DELETE', path: `${itemsPath(collection)}/${encodedKey}` }
}

/** The item of a singleton, with its defaults when nothing was stored yet. */
export function readSingleton<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked>> {
  return { method: 'GET', path: itemsPath(collection), ...(query && { query }) }
}

/** Changes the item of a singleton, and creates it the first time. */
export function updateSingleton<
  Schema = AnySchema,
  Name extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends Query<ItemOf<Schema, Name>> = Query<ItemOf<Schema, Name>>,
>(collection: Name, changes: Changes, query?: Asked): Command<Schema, Picked<ItemOf<Schema, Name>, Asked> | undefined> {
  return { method: 'PATCH', path: itemsPath(collection), body: changes, ...(query && { query }) }
}
