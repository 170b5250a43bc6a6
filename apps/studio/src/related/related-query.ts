import { readItems } from '@recto/sdk'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../data/client.ts'
import type { Item } from '../model/item-key.ts'
import type { ListRequest } from '../model/list-request.ts'

/** The first items that point at another. */
export function relatedQuery(list: ListRequest, filter: object, limit: number) {
  return queryOptions({
    queryKey: ['items', list.collection, 'related', list, filter],
    queryFn: async ({ signal }) => {
      const { collection, ...query } = list
      const request = readItems(collection, { ...query, filter, limit, meta: ['filter_count'] })
      const { data, meta } = await client.requestEnvelope(request, { signal })
      return { items: data as readonly Item[], count: meta?.filter_count ?? data.length }
    },
    placeholderData: keepPreviousData,
  })
}
