import type { ForeignKeyAction } from '@recto/dialects/schema'

/** One foreign key, declared in the database, in metadata, or both. */
export interface Relation {
  /** The many side: the collection that holds the key. */
  readonly collection: string
  /** Name under which the relation is followed from the many side: the column's, or a virtual field for a composite key. */
  readonly field: string
  /** Key columns on the many side, in the order of `relatedFields`. One, unless composite. */
  readonly fields: readonly string[]
  /** The one side; `null` for many-to-any. */
  readonly relatedCollection: string | null
  /** Columns referenced on the one side (its primary key unless the foreign key says otherwise). Empty for many-to-any. */
  readonly relatedFields: readonly string[]
  /** Alias field on the one side through which the many side is listed; `null` without one. */
  readonly oneField: string | null
  /** Many-to-any: the field holding the name of the collection, and the collections allowed. */
  readonly collectionField: string | null
  readonly allowedCollections: readonly string[] | null
  /** In a junction: the field holding the other key. */
  readonly junctionField: string | null
  readonly sortField: string | null
  readonly deselectAction: 'nullify' | 'delete'
  /** `null` without a foreign key in the database. */
  readonly constraint: RelationConstraint | null
  /** The rows that refer to one are found only by reading all: no index of the table begins with the key. Absent otherwise. */
  readonly isUnindexed?: true
  /** The stored metadata row as the API shows it; `null` when never configured. */
  readonly meta: RelationMeta | null
}

export interface RelationConstraint {
  readonly name: string | null
  readonly onUpdate: ForeignKeyAction
  readonly onDelete: ForeignKeyAction
}

/** The columns of `recto_relations`. */
export interface RelationMeta {
  readonly id?: number
  readonly many_collection: string
  readonly many_field: string
  readonly one_collection: string | null
  readonly one_field: string | null
  readonly one_collection_field: string | null
  readonly one_allowed_collections: readonly string[] | null
  readonly junction_field: string | null
  readonly sort_field: string | null
  readonly one_deselect_action: string
  readonly system?: true
}

/** A row with the defaults of `recto_relations`. */
export function relationMeta(facts: Partial<RelationMeta> & Pick<RelationMeta, 'many_collection' | 'many_field'>): RelationMeta {
  return {
    one_collection: null,
    one_field: null,
    one_collection_field: null,
    one_allowed_collections: null,
    junction_field: null,
    sort_field: null,
    one_deselect_action: 'nullify',
    ...facts,
  }
}
