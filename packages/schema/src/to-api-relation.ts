import type { Relation, RelationConstraint, RelationMeta } from './relation.ts'
import type { Schema } from './schema.ts'

/** A relation as `/relations` shows it. */
export interface ApiRelation {
  readonly collection: string
  readonly field: string
  readonly related_collection: string | null
  /** `null` without a foreign key. */
  readonly schema: Readonly<Record<string, unknown>> | null
  readonly meta: Readonly<Record<string, unknown>> | null
}

/** A composite key names its first column under `schema.column` and all of them under `schema.columns`. */
export function toApiRelation(schema: Schema, relation: Relation): ApiRelation {
  return {
    collection: relation.collection,
    field: relation.field,
    related_collection: relation.relatedCollection,
    schema: relation.constraint === null ? null : apiConstraint(schema, relation, relation.constraint),
    meta: relation.meta === null ? null : apiMeta(relation.meta),
  }
}

function apiConstraint(schema: Schema, relation: Relation, constraint: RelationConstraint): Readonly<Record<string, unknown>> {
  const composite = relation.fields.length > 1 ? { columns: relation.fields, foreign_key_columns: relation.relatedFields } : {}
  return {
    constraint_name: constraint.name,
    table: tableName(schema, relation.collection),
    column: relation.fields[0] ?? null,
    foreign_key_schema:
      relation.relatedCollection === null ? null : (schema.collections.get(relation.relatedCollection)?.details['schema'] ?? null),
    foreign_key_table: relation.relatedCollection === null ? null : tableName(schema, relation.relatedCollection),
    foreign_key_column: relation.relatedFields[0] ?? null,
    on_update: constraint.onUpdate,
    on_delete: constraint.onDelete,
    ...composite,
  }
}

function tableName(schema: Schema, name: string): string {
  const collection = schema.collections.get(name)
  return collection === undefined || collection.isSystem ? name : (collection.table?.name ?? name)
}

function apiMeta(meta: RelationMeta): Readonly<Record<string, unknown>> {
  if (meta.system !== true) return { ...meta }
  const { id: _id, ...virtual } = meta
  return virtual
}
