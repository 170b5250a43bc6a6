export { buildSchema } from './build-schema.ts'
export type { BuildSchemaOptions } from './build-schema-options.ts'
export { type Collection, type CollectionMeta, collectionMeta } from './collection.ts'
export { columnShape } from './column-shape.ts'
export { type ArrayItemChange, applyDeepDiff, type ChangePath, type DeepChange, deepDiff } from './deep-diff.ts'
export { defineSchema } from './define-schema.ts'
export {
  type CollectionDiff,
  diffSchemas,
  type FieldDiff,
  isEmptyDiff,
  isWhole,
  patchedEntry,
  type RelationDiff,
  type SchemaDiff,
} from './diff-schemas.ts'
export { type Field, type FieldColumn, type FieldMeta, fieldMeta } from './field.ts'
export { findCollection, relationFrom, relationTo } from './find.ts'
export { keyFields } from './key-fields.ts'
export type { Metadata } from './metadata.ts'
export { type ReadSchemaOptions, readSchema } from './read-schema.ts'
export { type Relation, type RelationConstraint, type RelationMeta, relationMeta } from './relation.ts'
export type { Schema } from './schema.ts'
export type { CollectionDescription, FieldDescription, RelationDescription, SchemaDescription } from './schema-description.ts'
export { type Snapshot, type SnapshotEntry, type SnapshotFacts, takeSnapshot } from './snapshot.ts'
export { type ApiCollection, toApiCollection } from './to-api-collection.ts'
export { type ApiField, toApiField } from './to-api-field.ts'
export { type ApiRelation, toApiRelation } from './to-api-relation.ts'
