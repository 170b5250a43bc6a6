import { readItems } from '@recto/sdk'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import type { Item } from '../../model/item-key.ts'
import type { ListRequest } from '../../model/list-request.ts'

const cardsPerPage = 48

/** What layouts read. Keys begin as those of all lists, so that changed items are shown everywhere. */
export const layoutQueries = {
  /** A list page after page. */
  pages: (list: ListRequest) =>
    infiniteQueryOptions({
      queryKey: ['items', list.collection, 'cards', list],
      queryFn: ({ signal, pageParam }): Promise<readonly Item[]> =>
        read(list, { limit: cardsPerPage, offset: pageParam * cardsPerPage }, signal),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < cardsPerPage ? null : pages.length),
    }),
  /** The first items of a list, at most `limit`. */
  first: (list: ListRequest, limit: number) =>
    queryOptions({
      queryKey: ['items', list.collection, 'page', list, `first ${limit}`],
      queryFn: ({ signal }): Promise<readonly Item[]> => read(list, { limit }, signal),
    }),
}

function read(
  { collection, ...query }: ListRequest,
  range: { limit: number; offset?: number },
  signal: AbortSignal,
): Promise<readonly Item[]> {
  return client.request(readItems(collection, { ...query, ...range }), { signal })
}
