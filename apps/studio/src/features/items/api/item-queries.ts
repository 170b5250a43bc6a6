import { readItemByKey, readItems } from '@recto/sdk'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'
import type { Item } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'

/** Items fetched together. */
export const pageSize = 100

const cardsPerPage = 25

/** Reads of items. */
export const itemQueries = {
  /** One page of a list. */
  page: (list: ListRequest, page: number) =>
    queryOptions({
      queryKey: ['items', list.collection, 'page', list, page],
      queryFn: ({ signal }): Promise<readonly Item[]> => {
        const { collection, ...query } = list
        return client.request(readItems(collection, { ...query, limit: pageSize, ...(page > 0 && { offset: page * pageSize }) }), {
          signal,
        })
      },
      gcTime: 60_000,
    }),
  /** How many items a list has; asked apart, since counting may be slow. */
  count: ({ collection, search, filter }: Pick<ListRequest, 'collection' | 'search' | 'filter'>) =>
    queryOptions({
      queryKey: ['items', collection, 'count', search ?? null, filter ?? null],
      queryFn: async ({ signal }) => {
        const { meta } = await client.requestEnvelope(
          readItems(collection, {
            limit: 0,
            meta: ['filter_count'],
            ...(search !== undefined && { search }),
            ...(filter !== undefined && { filter }),
          }),
          { signal },
        )
        return meta?.filter_count ?? 0
      },
    }),
  /** One item with what names its related items. */
  one: (collection: string, key: string, fields: readonly string[]) =>
    queryOptions({
      queryKey: ['items', collection, 'one', key, fields],
      queryFn: ({ signal }): Promise<Item> => client.request(readItemByKey(collection, key, { fields }), { signal }),
    }),
}

/** A list page after page, for cards. */
export function cardsQuery(list: ListRequest) {
  return infiniteQueryOptions({
    queryKey: ['items', list.collection, 'cards', list],
    queryFn: ({ signal, pageParam }): Promise<readonly Item[]> => {
      const { collection, ...query } = list
      return client.request(readItems(collection, { ...query, limit: cardsPerPage, offset: pageParam * cardsPerPage }), { signal })
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < cardsPerPage ? null : pages.length),
  })
}
