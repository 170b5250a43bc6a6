import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'

/** The items before and after one in the list it was opened from, as far as that list was loaded. */
export interface Neighbors {
  readonly previous: string | null
  readonly next: string | null
}

const none: readonly string[] = []

/** Remembers the list an item was opened from for as long as one goes from item to item. */
export function useNeighbors(collection: ModelCollection | undefined, key: string): Neighbors {
  const queryClient = useQueryClient()
  const [seen, setSeen] = useState({ name: '', key: '', keys: none })
  const name = collection?.name ?? ''
  if (seen.name !== name || seen.key !== key) {
    const isKnown = seen.name === name && seen.keys.includes(key)
    setSeen({ name, key, keys: isKnown || collection === undefined ? seen.keys : listAround(queryClient, collection, key) })
  }
  const place = seen.keys.indexOf(key)
  if (place === -1) return { previous: null, next: null }
  return { previous: seen.keys[place - 1] ?? null, next: seen.keys[place + 1] ?? null }
}

/** Keys of the list that was looked at last and holds the item: its pages one after the other, up to the first gap. */
function listAround(queryClient: QueryClient, collection: ModelCollection, key: string): readonly string[] {
  const pages = queryClient
    .getQueryCache()
    .findAll({ queryKey: ['items', collection.name, 'page'] })
    .map(({ queryKey, state }) => ({
      list: JSON.stringify(queryKey[3]),
      page: Number(queryKey[4]),
      keys: keysOf(collection, state.data),
      at: state.dataUpdatedAt,
    }))
  const found = pages.filter(({ keys }) => keys.includes(key)).sort((a, b) => b.at - a.at)[0]
  if (found === undefined) return none
  const same = pages.filter(({ list }) => list === found.list).sort((a, b) => a.page - b.page)
  const start = same.findIndex(({ page }) => page === found.page)
  const isNext = (index: number): boolean => same[index]?.page === (same[index - 1]?.page ?? -2) + 1
  let first = start
  while (first > 0 && isNext(first)) first -= 1
  let last = start
  while (last + 1 < same.length && isNext(last + 1)) last += 1
  return same.slice(first, last + 1).flatMap(({ keys }) => keys)
}

function keysOf(collection: ModelCollection, data: unknown): readonly string[] {
  if (!Array.isArray(data)) return none
  return data.flatMap((item: Item) => itemKey(collection, item) ?? [])
}
