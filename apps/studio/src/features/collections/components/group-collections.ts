import type { ModelCollection } from '../../../model/model.ts'

/** Collections under one heading. */
export interface CollectionGroup {
  readonly kind: 'tables' | 'views' | 'schema'
  /** The database schema, for groups of one. */
  readonly name: string
  readonly collections: readonly ModelCollection[]
}

/** Tables first, then views, then each further database schema; groups with nothing in them are left out. */
export function groupCollections(collections: readonly ModelCollection[]): readonly CollectionGroup[] {
  const own = collections.filter((collection) => collection.namespace === null)
  const namespaces = [...new Set(collections.flatMap((collection) => collection.namespace ?? []))].toSorted()
  const groups: readonly CollectionGroup[] = [
    { kind: 'tables', name: '', collections: own.filter((collection) => collection.kind !== 'view') },
    { kind: 'views', name: '', collections: own.filter((collection) => collection.kind === 'view') },
    ...namespaces.map((name) => ({
      kind: 'schema' as const,
      name,
      collections: collections.filter((collection) => collection.namespace === name),
    })),
  ]
  return groups.filter((group) => group.collections.length > 0)
}
