import type { QueryClient } from '@tanstack/react-query'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'

/** Puts an item as it was stored into the lists that are known, and lets them load again when they are next looked at. */
export function patchLists(queryClient: QueryClient, collection: ModelCollection, key: string, stored: Item): void {
  const patch = (item: Item): Item => (itemKey(collection, item) === key ? { ...item, ...plainParts(stored, item) } : item)
  queryClient.setQueriesData({ queryKey: ['items', collection.name, 'page'] }, (page: unknown) =>
    Array.isArray(page) ? page.map((item: Item) => patch(item)) : page,
  )
  refreshLists(queryClient, collection.name)
}

/** Lets lists load again when they are next looked at; those that are looked at now, at once. */
export function refreshLists(queryClient: QueryClient, collection: string): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [area, name, kind] }) => area === 'items' && name === collection && kind !== 'one',
  })
}

/** Related items are asked for in different ways by each list: only plain values can be put in. */
function plainParts(stored: Item, item: Item): Item {
  return Object.fromEntries(Object.entries(stored).filter(([name, value]) => name in item && isPlain(value) && isPlain(item[name])))
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}
