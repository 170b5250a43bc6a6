import type { FieldRow, RelationRow } from '@recto/sdk'
import type { FieldRelation } from './model.ts'

const filesCollection = 'directus_files'

/** The relation a field stands for, or `null`. Follows how the platform tells kinds of relations apart. */
export function relationOf(row: FieldRow, relations: readonly RelationRow[]): FieldRelation | null {
  const forward = relations.find((relation) => relation.collection === row.collection && relation.field === row.field)
  if (forward?.related_collection != null) return toOne(row.collection, forward.related_collection)
  const backward = relations.filter((relation) => relation.related_collection === row.collection)
  const found = backward.find(({ meta }) => meta?.one_field === row.field) ?? backward.find((relation) => isImplicit(relation, row))
  return found === undefined ? null : toMany(row, found, relations)
}

/** Whether the server itself named the other end of a foreign key: after the collection, or after its columns where there are several. */
function isImplicit({ collection, field, schema, meta }: RelationRow, row: FieldRow): boolean {
  if (row.schema !== null || row.meta !== null || meta?.one_field != null || schema === null) return false
  return row.field === collection || row.field === `${collection}_by_${schema.columns?.join('_') ?? field}`
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
