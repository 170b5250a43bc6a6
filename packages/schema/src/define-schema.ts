import type { ColumnTypes } from '@recto/dialects'
import type { CatalogColumn } from '@recto/dialects/schema'
import { buildSchema } from './build-schema.ts'
import { type CollectionMeta, collectionMeta } from './collection.ts'
import { type DeclaredColumns, describeCatalog, keyOf } from './describe-catalog.ts'
import { type FieldMeta, fieldMeta } from './field.ts'
import type { Metadata } from './metadata.ts'
import { type RelationMeta, relationMeta } from './relation.ts'
import type { Schema } from './schema.ts'
import type { CollectionDescription, FieldDescription, RelationDescription, SchemaDescription } from './schema-description.ts'

/**
 * Makes a schema without a database: for tests, for the query compiler used alone, for integrators. It is built like
 * a schema read from a database. With `types` (`dialect.columnTypes`) native types are those of that engine; without,
 * they are named like the field types.
 *
 * @example
 * defineSchema({
 *   collections: { authors: { fields: { id: 'integer', name: 'string' } }, books: { fields: { id: 'integer', author: 'integer' } } },
 *   relations: [{ collection: 'books', field: 'author', related: 'authors', oneField: 'books' }],
 * })
 */
export function defineSchema(description: SchemaDescription, types?: ColumnTypes): Schema {
  const declared: DeclaredColumns = new Map()
  const catalog = describeCatalog(description, { declared, ...(types === undefined ? {} : { types }) })
  return buildSchema({ catalog, metadata: describeMetadata(description), types: declaredTypes(declared, types) })
}

function declaredTypes(declared: DeclaredColumns, types: ColumnTypes | undefined): ColumnTypes {
  const facts = (column: CatalogColumn): FieldDescription => declared.get(column) ?? { type: 'unknown' }
  return {
    toFieldType: (column) => facts(column).type,
    toNativeType: (definition) => types?.toNativeType(definition) ?? definition.type,
    parseDefault: (column) => facts(column).defaultValue ?? null,
  }
}

function describeMetadata(description: SchemaDescription): Metadata {
  const entries = Object.entries(description.collections)
  const relations = (description.relations ?? []).filter(needsRow)
  const collections = entries.flatMap(([name, collection]) => describeCollection(name, collection))
  const fields = entries.flatMap(([name, collection]) =>
    Object.entries(collection.fields).flatMap(([field, facts]) => describeField(name, field, facts)),
  )
  const described = new Set(fields.map((field) => JSON.stringify([field.collection, field.field])))
  const aliases = relations.flatMap(describeAlias).filter((alias) => !described.has(JSON.stringify([alias.collection, alias.field])))
  return { collections, fields: [...fields, ...aliases], relations: relations.map(describeRelation) }
}

function describeCollection(name: string, collection: CollectionDescription): readonly CollectionMeta[] {
  const system = name.startsWith('directus_') ? ({ system: true } as const) : {}
  const declaredKey = collection.kind === 'view' ? { primary_key: keyOf(collection) } : {}
  const facts = { ...system, ...declaredKey, ...collection.meta }
  return Object.keys(facts).length === 0 ? [] : [collectionMeta({ ...facts, collection: name })]
}

function describeField(collection: string, field: string, facts: string | FieldDescription): readonly FieldMeta[] {
  if (typeof facts === 'string') return facts === 'alias' ? [fieldMeta({ collection, field, special: ['alias'] })] : []
  const { type, special, meta } = facts
  if (type !== 'alias' && special === undefined && meta === undefined) return []
  return [fieldMeta({ special: special ?? (type === 'alias' ? ['alias'] : null), ...meta, collection, field })]
}

function describeAlias(relation: RelationDescription): readonly FieldMeta[] {
  const { related, oneField, junctionField } = relation
  if (related === null || oneField === undefined) return []
  return [fieldMeta({ collection: related, field: oneField, special: [junctionField === undefined ? 'o2m' : 'm2m'] })]
}

/** A plain foreign key needs no row. */
function needsRow(relation: RelationDescription): boolean {
  const { related, oneField, junctionField, sortField, deselectAction, constraint } = relation
  return related === null || constraint === false || [oneField, junctionField, sortField, deselectAction].some((fact) => fact !== undefined)
}

function describeRelation(relation: RelationDescription, index: number): RelationMeta {
  return relationMeta({
    id: index + 1,
    many_collection: relation.collection,
    many_field: relation.field,
    one_collection: relation.related,
    one_field: relation.oneField ?? null,
    one_collection_field: relation.collectionField ?? null,
    one_allowed_collections: relation.allowedCollections ?? null,
    junction_field: relation.junctionField ?? null,
    sort_field: relation.sortField ?? null,
    one_deselect_action: relation.deselectAction ?? 'nullify',
  })
}
