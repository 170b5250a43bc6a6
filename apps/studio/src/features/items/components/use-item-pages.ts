import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Item } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import { itemQueries, pageSize } from '../api/item-queries.ts'

export interface ItemPages {
  /** The item at a place of the list; undefined while it is on its way. */
  readonly itemAt: (index: number) => Item | undefined
  readonly error: Error | null
}

export interface ItemCount {
  /** Rows to draw; undefined until the first page came. */
  readonly rows: number | undefined
  /** How many items there are; undefined until known. */
  readonly count: number | undefined
  readonly first: readonly Item[] | undefined
  readonly error: Error | null
}

/** Loads the first page of a list, then counts the rest unless the page holds everything. */
export function useItemCount(list: ListRequest): ItemCount {
  const first = useQuery(itemQueries.page(list, 0))
  const length = first.data?.length
  const isWhole = length !== undefined && length < pageSize
  const counted = useQuery({ ...itemQueries.count(list), enabled: length !== undefined && !isWhole })
  const count = isWhole ? length : counted.data
  return { rows: count ?? (length === undefined ? undefined : length + pageSize), count, first: first.data, error: first.error }
}

/** Loads the pages that cover a range of rows, once scrolling rests. */
export function useItemPages(list: ListRequest, range: { readonly first: number; readonly last: number }, isEnabled: boolean): ItemPages {
  const from = Math.floor(range.first / pageSize)
  const to = Math.floor(Math.max(range.first, range.last - 1) / pageSize)
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const results = useQueries({ queries: pages.map((page) => ({ ...itemQueries.page(list, page), enabled: isEnabled })) })
  return {
    itemAt: (index) => results[Math.floor(index / pageSize) - from]?.data?.[index % pageSize],
    error: results.find((result) => result.error !== null)?.error ?? null,
  }
}

/** Finds items of a list that were loaded before, wherever they are. */
export function useLoadedItems(list: ListRequest): (index: number) => Item | undefined {
  const queryClient = useQueryClient()
  return (index) => queryClient.getQueryData(itemQueries.page(list, Math.floor(index / pageSize)).queryKey)?.[index % pageSize]
}
