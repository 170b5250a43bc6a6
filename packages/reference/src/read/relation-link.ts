import { type Relation, relationFrom, relationTo } from '@recto/schema'
import { primaryKeyOf, type Row, rowsOf, type Viewer } from './dataset.ts'

/** A way from a row to others. */
export interface RelationLink {
  readonly kind: 'one' | 'many'
  readonly relation: Relation
  readonly collection: string
  /** Fields that must be visible for it to be followed, and whether the row they belong to is the one it starts from. */
  readonly guards: readonly string[]
  readonly isGuardedHere: boolean
  joins(row: Row, other: Row): boolean
}

/** How a field leads elsewhere: to one row, to many rows, or nowhere. Many-to-any fields lead somewhere with a scope only. */
export function linkOf(viewer: Viewer, collection: string, field: string, scope: string | null = null): RelationLink | null {
  const { schema } = viewer.dataset
  const from = relationFrom(schema, collection, field)
  if (from !== undefined && from.relatedCollection !== null) return toOne(from, from.relatedCollection)
  if (from !== undefined) return scope !== null && from.allowedCollections?.includes(scope) === true ? toAny(viewer, from, scope) : null
  const to = relationTo(schema, collection, field)
  return to === undefined ? null : { ...toMany(to), guards: [field], isGuardedHere: true }
}

/** The way back over a key: to the rows that hold it. */
export function followedLink(
  viewer: Viewer,
  collection: string,
  target: string,
  [field = '', collectionField]: readonly string[],
): RelationLink | null {
  const relation = relationFrom(viewer.dataset.schema, target, field)
  if (relation === undefined) return null
  if (collectionField === undefined)
    return relation.relatedCollection === collection ? { ...toMany(relation), guards: [field], isGuardedHere: false } : null
  const { joins } = toAny(viewer, relation, collection)
  return {
    kind: 'many',
    relation,
    collection: target,
    guards: [field, collectionField],
    isGuardedHere: false,
    joins: (row, other) => joins(other, row),
  }
}

/** The collections a many-to-any field may lead to; `null` for any other field. */
export function allowedBy(viewer: Viewer, collection: string, field: string): readonly string[] | null {
  const relation = relationFrom(viewer.dataset.schema, collection, field)
  return relation?.collectionField == null ? null : (relation.allowedCollections ?? [])
}

/** Rows at the other end of a link, visible or not. */
export function linked(viewer: Viewer, link: RelationLink, row: Row): readonly Row[] {
  return rowsOf(viewer, link.collection).filter((other) => link.joins(row, other))
}

function toOne(relation: Relation, collection: string): RelationLink {
  const joins = (row: Row, other: Row) => sameKeys(row, relation.fields, other, relation.relatedFields)
  return { kind: 'one', relation, collection, guards: [relation.field], isGuardedHere: true, joins }
}

function toMany(relation: Relation): Pick<RelationLink, 'kind' | 'relation' | 'collection' | 'joins'> {
  return {
    kind: 'many',
    relation,
    collection: relation.collection,
    joins: (row, other) => sameKeys(other, relation.fields, row, relation.relatedFields),
  }
}

function toAny(viewer: Viewer, relation: Relation, collection: string): RelationLink {
  const { field, collectionField } = relation
  const joins = (row: Row, other: Row) =>
    row[collectionField ?? ''] === collection && row[field] === String(primaryKeyOf(viewer, collection, other))
  return { kind: 'one', relation, collection, guards: [field, collectionField ?? ''], isGuardedHere: true, joins }
}

function sameKeys(holder: Row, fields: readonly string[], target: Row, relatedFields: readonly string[]): boolean {
  return fields.every((name, index) => equalKeys(holder[name], target[relatedFields[index] ?? '']))
}

function equalKeys(left: unknown, right: unknown): boolean {
  return left !== null && left !== undefined && right !== null && right !== undefined && String(left) === String(right)
}
