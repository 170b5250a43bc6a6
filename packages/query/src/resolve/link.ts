import { type Collection, type Field, findCollection, type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'

/** A relation seen from one of its ends. */
export type Link = ToOneLink | ToManyLink | ToAnyLink | FromAnyLink

/** From the key to the row it refers to. */
export interface ToOneLink {
  readonly kind: 'to-one'
  readonly relation: Relation
  readonly target: Collection
  /** The field through which it is followed, whose permission governs it. */
  readonly field: Field
}

/** From a row to the rows that refer to it. `field`: the alias here, or, without one (`$FOLLOW`), the key over there. */
export interface ToManyLink {
  readonly kind: 'to-many'
  readonly relation: Relation
  readonly target: Collection
  readonly field: Field
  readonly isFollowed: boolean
}

/** From a many-to-any key to one of the collections it may refer to. */
export interface ToAnyLink {
  readonly kind: 'to-any'
  readonly relation: Relation
  readonly target: Collection
  readonly field: Field
  readonly collectionField: Field
}

/** From a row to the junction rows whose many-to-any key refers to it. */
export interface FromAnyLink {
  readonly kind: 'from-any'
  readonly relation: Relation
  readonly target: Collection
  readonly field: Field
  readonly collectionField: Field
}

/** A many-to-any relation, before a collection is chosen. */
export interface AnyRelation {
  readonly relation: Relation
  readonly field: Field
  readonly collectionField: Field
  readonly allowed: readonly Collection[]
}

/** How a field leads to another collection; `null` when it does not, or leads to several. */
export function linkOf(schema: Schema, collection: Collection, field: Field): ToOneLink | ToManyLink | null {
  const from = relationFrom(schema, collection.name, field.name)
  const one = from?.relatedCollection == null ? undefined : findCollection(schema, from.relatedCollection)
  if (from !== undefined && one !== undefined) return { kind: 'to-one', relation: from, target: one, field }
  const to = relationTo(schema, collection.name, field.name)
  const many = to === undefined ? undefined : findCollection(schema, to.collection)
  return to === undefined || many === undefined ? null : { kind: 'to-many', relation: to, target: many, field, isFollowed: false }
}

/** The many-to-any relation held by a field, if it is one. */
export function anyRelationOf(schema: Schema, collection: Collection, field: Field): AnyRelation | null {
  const relation = relationFrom(schema, collection.name, field.name)
  const collectionField = relation?.collectionField == null ? undefined : collection.fields.get(relation.collectionField)
  if (relation === undefined || collectionField === undefined) return null
  const allowed = (relation.allowedCollections ?? []).flatMap((name) => findCollection(schema, name) ?? [])
  return { relation, field, collectionField, allowed }
}

export function toAnyLink({ relation, field, collectionField }: AnyRelation, target: Collection): ToAnyLink {
  return { kind: 'to-any', relation, target, field, collectionField }
}

export function isRelational(schema: Schema, collection: Collection, field: Field): boolean {
  return linkOf(schema, collection, field) !== null || anyRelationOf(schema, collection, field) !== null
}
