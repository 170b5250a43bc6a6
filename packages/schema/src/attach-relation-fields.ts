import type { CollectionDraft } from './assemble-collections.ts'
import { aliasField } from './assemble-fields.ts'
import { freeName } from './collection-name.ts'
import type { Field } from './field.ts'
import type { Relation } from './relation.ts'

/**
 * Gives every relation the fields under which it is followed: the virtual field of a composite key, the alias on the one
 * side, and an implicit alias where a foreign key has none configured. Returns the relations with their final `oneField`.
 */
export function attachRelationFields(drafts: readonly CollectionDraft[], relations: readonly Relation[]): readonly Relation[] {
  const byName = new Map(drafts.map((draft) => [draft.collection.name, draft]))
  for (const relation of relations) attachVirtualField(byName, relation)
  const configured = relations.map((relation) => attachAlias(byName, relation))
  const keys = countKeys(configured)
  return configured.map((relation) => attachImplicitAlias(byName, relation, keys.get(pairOf(relation)) === 1))
}

function attachVirtualField(byName: ReadonlyMap<string, CollectionDraft>, relation: Relation): void {
  const fields = byName.get(relation.collection)?.fields
  const field = fields?.get(relation.field)
  if (fields === undefined || (field !== undefined && field.column !== null)) return
  const special = field?.special.includes('m2o') ? field.special : ['m2o']
  fields.set(
    relation.field,
    aliasField(relation.collection, relation.field, { special, meta: field?.meta ?? null, hasData: true, isImplicit: field === undefined }),
  )
}

/** A relation row whose alias field is not configured gets one; one whose alias is a column or another relation's gets none. */
function attachAlias(byName: ReadonlyMap<string, CollectionDraft>, relation: Relation): Relation {
  const { oneField, relatedCollection } = relation
  if (oneField === null || relatedCollection === null) return relation
  const fields = byName.get(relatedCollection)?.fields
  const field = fields?.get(oneField)
  if (fields === undefined || (field !== undefined && (field.column !== null || field.hasData))) return { ...relation, oneField: null }
  fields.set(
    oneField,
    field === undefined ? reverseField(relatedCollection, oneField) : { ...field, hasData: !field.special.includes('no-data') },
  )
  return relation
}

/** Foreign keys from one collection to another, by both names. */
function countKeys(relations: readonly Relation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const relation of relations) if (relation.constraint !== null) counts.set(pairOf(relation), (counts.get(pairOf(relation)) ?? 0) + 1)
  return counts
}

function pairOf({ collection, relatedCollection }: Relation): string {
  return JSON.stringify([collection, relatedCollection])
}

/**
 * The only key between two collections is named after the child, one of several after its columns, so that a key that is
 * added later does not take the name of another. System collections are fully described in code, and get no implicit aliases.
 */
function attachImplicitAlias(byName: ReadonlyMap<string, CollectionDraft>, relation: Relation, isOnlyKey: boolean): Relation {
  const { oneField, relatedCollection, constraint } = relation
  const child = byName.get(relation.collection)
  const parent = relatedCollection === null ? undefined : byName.get(relatedCollection)
  if (oneField !== null || constraint === null || parent === undefined || child === undefined || child.collection.isSystem) return relation
  const fields = parent.fields
  const isFree = isOnlyKey && !fields.has(relation.collection)
  const name = !isFree ? freeName(`${relation.collection}_by_${relation.fields.join('_')}`, fields) : relation.collection
  fields.set(name, reverseField(parent.collection.name, name))
  return { ...relation, oneField: name }
}

function reverseField(collection: string, name: string): Field {
  return aliasField(collection, name, { special: ['o2m'], hasData: true, isImplicit: true })
}
