import { type FileRow, readFile, readFiles, readFolders } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'
import type { FileList } from '../model/file-list.ts'

/** Files fetched together. */
export const pageSize = 100

/** Reads of the file library. */
export const fileQueries = {
  /** One page of a list. */
  page: (list: FileList, page: number) =>
    queryOptions({
      queryKey: ['files', 'page', list, page],
      queryFn: ({ signal }): Promise<readonly FileRow[]> =>
        client.request(readFiles({ ...list, limit: pageSize, ...(page > 0 && { offset: page * pageSize }) }), { signal }),
      gcTime: 60_000,
    }),
  /** How many files a list has; asked apart, since counting may be slow. */
  count: ({ filter, search }: FileList) =>
    queryOptions({
      queryKey: ['files', 'count', filter, search ?? null],
      queryFn: async ({ signal }) => {
        const query = { limit: 0, filter, meta: ['filter_count'] as const, ...(search !== undefined && { search }) }
        const { meta } = await client.requestEnvelope(readFiles(query), { signal })
        return meta?.filter_count ?? 0
      },
    }),
  /** The keys of a part of a list, for selecting files that are not loaded. */
  keys: ({ filter, search, sort }: FileList, offset: number, limit: number) =>
    queryOptions({
      queryKey: ['files', 'keys', filter, search ?? null, sort, offset, limit],
      queryFn: async ({ signal }) => {
        const query = { fields: ['id'], filter, sort, offset, limit, ...(search !== undefined && { search }) }
        return (await client.request(readFiles(query), { signal })).map(({ id }) => id)
      },
    }),
  /** What is known about one file. */
  one: (id: string, fields: readonly string[]) =>
    queryOptions({
      queryKey: ['files', 'one', id, fields],
      queryFn: ({ signal }): Promise<FileRow> => client.request(readFile(id, { fields }), { signal }),
    }),
  /** Every folder the caller may read. */
  folders: () =>
    queryOptions({
      queryKey: ['folders'],
      queryFn: ({ signal }) => client.request(readFolders({ fields: ['id', 'name', 'parent'], limit: -1 }), { signal }),
      staleTime: 30_000,
    }),
}
