import { readItems } from '@recto/sdk'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import type { Item } from '../../model/item-key.ts'
import type { ListRequest } from '../../model/list-request.ts'

/** What is read of related items; plain data, so that equal reads are one. */
export interface RelatedItems {
  readonly collection: string
  readonly fields: readonly string[]
  readonly sort?: readonly string[] | undefined
  readonly filter?: object | undefined
  readonly search?: string | undefined
}

export interface ItemPage {
  readonly items: readonly Item[]
  /** How many there are on all pages. */
  readonly count: number
}

/** Items a picker fetches together. */
const pickerPage = 50

/** Reads of related items. */
export const relationQueries = {
  /** Some items, the first of those that match. */
  some: (related: RelatedItems, limit: number) =>
    queryOptions({
      queryKey: ['items', related.collection, 'some', related, limit],
      queryFn: ({ signal }) => read(related, { limit }, signal),
      staleTime: 10_000,
    }),
  /** One page, with the count of all pages in the same request. */
  page: (related: RelatedItems, page: number, limit: number) =>
    queryOptions({
      queryKey: ['items', related.collection, 'rows', related, page, limit],
      queryFn: async ({ signal }): Promise<ItemPage> => {
        const query = { ...queryOf(related), limit, ...(page > 0 && { offset: page * limit }), meta: ['filter_count'] as const }
        const { data, meta } = await client.requestEnvelope(readItems(related.collection, query), { signal })
        return { items: data, count: meta?.filter_count ?? data.length }
      },
      placeholderData: keepPreviousData,
    }),
  /** Page after page, as one scrolls. */
  pages: (related: RelatedItems) =>
    infiniteQueryOptions({
      queryKey: ['items', related.collection, 'pages', related],
      queryFn: ({ signal, pageParam }) => read(related, { limit: pickerPage, offset: pageParam * pickerPage }, signal),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < pickerPage ? null : pages.length),
    }),
}

function read(related: RelatedItems, range: { limit: number; offset?: number }, signal: AbortSignal): Promise<readonly Item[]> {
  return client.request(readItems(related.collection, { ...queryOf(related), ...range }), { signal })
}

function queryOf({ fields, sort, filter, search }: RelatedItems): Omit<ListRequest, 'collection' | 'sort'> & { readonly filter?: object } {
  return {
    fields,
    ...(sort !== undefined && sort.length > 0 && { sort }),
    ...(filter !== undefined && { filter }),
    ...(search !== undefined && search !== '' && { search }),
  }
}
