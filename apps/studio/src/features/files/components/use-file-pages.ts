import type { FileRow } from '@recto/sdk'
import { useQueries } from '@tanstack/react-query'
import { fileQueries, pageSize } from '../api/file-queries.ts'
import type { FileList } from '../model/file-list.ts'

export interface FileRange {
  readonly first: number
  /** Exclusive. */
  readonly last: number
}

/** Loads the pages that a range of files is on, once scrolling rests. */
export function useFilePages(list: FileList, { first, last }: FileRange, isEnabled: boolean): (index: number) => FileRow | undefined {
  const from = Math.floor(first / pageSize)
  const to = Math.floor(Math.max(first, last - 1) / pageSize)
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const results = useQueries({ queries: pages.map((page) => ({ ...fileQueries.page(list, page), enabled: isEnabled })) })
  return (index) => results[Math.floor(index / pageSize) - from]?.data?.[index % pageSize]
}
