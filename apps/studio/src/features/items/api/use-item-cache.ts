import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Item } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { withChanges } from '../model/item-changes.ts'

/** Changes what lists show of items, by their keys, without asking the server. */
export function useItemCache(collection: ModelCollection): (changed: ReadonlyMap<string, Item>) => void {
  const queryClient = useQueryClient()
  return useCallback(
    (changed) => {
      const change = (items: readonly Item[]): readonly Item[] => withChanges(collection, items, changed)
      queryClient.setQueriesData<readonly Item[]>({ queryKey: ['items', collection.name, 'page'] }, (items) => items && change(items))
      queryClient.setQueriesData<InfiniteData<readonly Item[]>>(
        { queryKey: ['items', collection.name, 'cards'] },
        (data) => data && { ...data, pages: data.pages.map(change) },
      )
    },
    [queryClient, collection],
  )
}
