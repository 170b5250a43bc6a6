import type { FieldRow, RelationRow } from '@recto/sdk'
import type { FieldRelation } from './model.ts'

const filesCollection = 'directus_files'

/** The relation a field stands for, or `null`. Follows how the platform tells kinds of relations apart. */
export function relationOf(row: FieldRow, relations: readonly RelationRow[]): FieldRelation | null {
  const forward = relations.find((relation) => relation.collection === row.collection && relation.field === row.field)
  if (forward?.related_collection != null) return toOne(row.collection, forward.related_collection)
  const backward = relations.find((relation) => relation.related_collection === row.collection && relation.meta?.one_field === row.field)
  return backward === undefined ? null : toMany(row, backward, relations)
}

function toOne(collection: string, related: string): FieldRelation {
  return { kind: related === filesCollection && collection !== filesCollection ? 'file' : 'm2o', collection: related }
}

function toMany(row: FieldRow, relation: RelationRow, relations: readonly RelationRow[]): FieldRelation {
  const { collection, field, meta } = relation
  const shared = { field, sortField: meta?.sort_field ?? null, onRemove: meta?.one_deselect_action ?? 'nullify' } as const
  const far = relations.find((other) => other.collection === collection && other.field === meta?.junction_field)
  if (far === undefined) return { kind: 'o2m', collection, ...shared }
  const junction = { junction: collection, junctionField: far.field, ...shared }
  if (far.related_collection === null) {
    return {
      kind: 'm2a',
      collectionField: far.meta?.one_collection_field ?? 'collection',
      collections: far.meta?.one_allowed_collections ?? [],
      ...junction,
    }
  }
  return { kind: manyKind(row, far.related_collection), collection: far.related_collection, ...junction }
}

function manyKind({ collection, meta }: FieldRow, far: string): 'm2m' | 'files' | 'translations' {
  if (meta?.special?.includes('translations') === true) return 'translations'
  return far === filesCollection && collection !== filesCollection ? 'files' : 'm2m'
}
