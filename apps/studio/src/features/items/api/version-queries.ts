import { compareVersion, readItems } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'

/** A set of changes to an item that is kept apart from it. */
export interface Version {
  /** `null` for the draft that every item has and nobody saved yet. */
  readonly id: string | null
  readonly key: string
  readonly name: string | null
}

/** Every item has a draft, whether or not anything is in it. */
export const draftVersion: Version = { id: null, key: 'draft', name: null }

/** Reads of versions. */
export const versionQueries = {
  of: (collection: string, key: string) =>
    queryOptions({
      queryKey: ['versions', collection, key],
      queryFn: async ({ signal }): Promise<readonly Version[]> => {
        const filter = { collection: { _eq: collection }, item: { _eq: decodeURIComponent(key) } }
        const query = { fields: ['id', 'key', 'name'], filter, sort: ['date_created'], limit: -1 }
        return (await client.request(readItems('directus_versions', query), { signal })) as unknown as readonly Version[]
      },
    }),
  comparison: (id: string) =>
    queryOptions({
      queryKey: ['versions', 'comparison', id],
      queryFn: ({ signal }) => client.request(compareVersion(id), { signal }),
      staleTime: 0,
      gcTime: 0,
    }),
}
