import { type CollectionPermissions, readMyPermissions } from '@recto/sdk'
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
  readonly canShare: boolean
  readonly canUpdateField: (field: string) => boolean
  readonly canCreateField: (field: string) => boolean
}

/** The caller's rights on a collection, loaded before any page. */
export function useRights(collection: string): Rights {
  const { [collection]: rights } = useSuspenseQuery(permissionsQuery()).data
  const may = (action: keyof CollectionPermissions): boolean => (rights?.[action].access ?? 'none') !== 'none'
  const mayField = (action: 'create' | 'update', field: string): boolean => {
    const fields = rights?.[action].fields ?? []
    return may(action) && (fields.includes('*') || fields.includes(field))
  }
  return {
    canRead: may('read'),
    canCreate: may('create'),
    canUpdate: may('update'),
    canDelete: may('delete'),
    canShare: may('share'),
    canUpdateField: (field) => mayField('update', field),
    canCreateField: (field) => mayField('create', field),
  }
}
