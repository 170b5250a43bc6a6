import { readItems } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'

/** How many items a collection has. */
export function collectionCountQuery(collection: string) {
  return queryOptions({
    queryKey: ['items', collection, 'total'],
    queryFn: async ({ signal }) => {
      const { meta } = await client.requestEnvelope(readItems(collection, { limit: 0, meta: ['total_count'] }), { signal })
      return meta?.total_count ?? 0
    },
    staleTime: 60_000,
  })
}
