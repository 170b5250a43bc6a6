import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'

/** Takes items out of all lists that are shown, and gives the way back. */
export function useItemRemoval(collection: ModelCollection): (keys: ReadonlySet<string>) => () => void {
  const queryClient = useQueryClient()
  return useCallback(
    (keys) => {
      const filters = { queryKey: ['items', collection.name] }
      const before = queryClient.getQueriesData(filters)
      const rest = (items: readonly Item[]): readonly Item[] => items.filter((item) => !keys.has(itemKey(collection, item) ?? ''))
      queryClient.setQueriesData<readonly Item[]>({ queryKey: ['items', collection.name, 'page'] }, (items) => items && rest(items))
      queryClient.setQueriesData<InfiniteData<readonly Item[]>>(
        { queryKey: ['items', collection.name, 'cards'] },
        (data) => data && { ...data, pages: data.pages.map(rest) },
      )
      queryClient.setQueriesData<number>(
        { queryKey: ['items', collection.name, 'count'] },
        (count) => count && Math.max(0, count - keys.size),
      )
      return () => {
        for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, data)
      }
    },
    [queryClient, collection],
  )
}
