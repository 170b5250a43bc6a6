import { readMyPermissions } from '@recto/sdk'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { client } from './client.ts'

/** What the caller may do, by collection. */
export function permissionsQuery() {
  return queryOptions({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => client.request(readMyPermissions(), { signal }),
    staleTime: 60_000,
  })
}

/** What the caller may do with one collection: what is not possible is not shown. */
export interface Rights {
  readonly canRead: boolean
  readonly canCreate: boolean
  readonly canUpdate: boolean
  readonly canDelete: boolean
  readonly canUpdateField: (field: string) => boolean
}

/** The caller's rights on a collection, loaded before any page. */
export function useRights(collection: string): Rights {
  const { [collection]: rights } = useSuspenseQuery(permissionsQuery()).data
  const may = (action: 'create' | 'read' | 'update' | 'delete'): boolean => (rights?.[action].access ?? 'none') !== 'none'
  const fields = rights?.update.fields ?? []
  return {
    canRead: may('read'),
    canCreate: may('create'),
    canUpdate: may('update'),
    canDelete: may('delete'),
    canUpdateField: (field) => may('update') && (fields.includes('*') || fields.includes(field)),
  }
}
