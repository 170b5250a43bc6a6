export { createSchemaReader, isListed, type SchemaReader } from '../access/schema-reader.ts'
export { type VisibleCollection, visibleCollections } from '../access/visible-collections.ts'
