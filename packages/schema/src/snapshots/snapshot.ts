import type { Collection } from '../collection.ts'
import type { Field } from '../field.ts'
import type { Relation } from '../relation.ts'
import type { Schema } from '../schema.ts'
import { toApiCollection } from '../to-api-collection.ts'
import { toApiField } from '../to-api-field.ts'
import { toApiRelation } from '../to-api-relation.ts'

/** The configured part of a schema as a document that can be kept in version control and compared. */
export interface Snapshot {
  readonly version: 1
  /** The platform version the document speaks for; compared before a diff. */
  readonly directus: string
  readonly vendor: string
  readonly collections: readonly SnapshotEntry[]
  readonly fields: readonly SnapshotEntry[]
  readonly systemFields: readonly SnapshotEntry[]
  readonly relations: readonly SnapshotEntry[]
}

export type SnapshotEntry = Readonly<Record<string, unknown>>

export interface SnapshotFacts {
  readonly directus: string
  /** `dialect.vendor` */
  readonly vendor: string
}

const fieldKeys = [
  'name',
  'table',
  'data_type',
  'default_value',
  'max_length',
  'numeric_precision',
  'numeric_scale',
  'is_nullable',
  'is_unique',
  'is_indexed',
  'is_primary_key',
  'is_generated',
  'generation_expression',
  'has_auto_increment',
  'foreign_key_table',
  'foreign_key_column',
]

const relationKeys = ['table', 'column', 'foreign_key_table', 'foreign_key_column', 'constraint_name', 'on_update', 'on_delete']

/** All columns of a key over several, as an addition. */
const compositeKeys = ['columns', 'foreign_key_columns']

/**
 * Describes what is configured, with all columns of the tables that are, so that they can be made anew. System rows, and tables
 * never configured, are left out.
 */
export function takeSnapshot(schema: Schema, facts: SnapshotFacts): Snapshot {
  const collections = [...schema.collections.values()].sort(by((collection) => [collection.name]))
  const fields = collections.flatMap((collection) => [...collection.fields.values()].map((field) => ({ collection, field })))
  const relations = schema.relations.filter((relation) => relation.meta !== null && relation.meta.system !== true)
  return {
    version: 1,
    ...facts,
    collections: collections.filter((collection) => collection.meta !== null && !collection.isSystem).map(collectionEntry),
    fields: fields
      .filter(isDescribed)
      .sort(byRow)
      .map(({ collection, field }) => fieldEntry(collection, field)),
    systemFields: fields
      .filter(({ field }) => field.meta?.system === true && field.column?.isIndexed === true)
      .map(({ field }) => indexedEntry(field)),
    relations: [...relations]
      .sort(by((relation) => [relation.collection, relation.meta?.id ?? 0]))
      .map((relation) => relationEntry(schema, relation)),
  }
}

interface FieldOf {
  readonly collection: Collection
  readonly field: Field
}

/** A column that was never configured belongs to its table all the same. */
function isDescribed({ collection, field }: FieldOf): boolean {
  if (field.meta !== null) return field.meta.system !== true
  return collection.meta !== null && !collection.isSystem && field.column !== null
}

function collectionEntry(collection: Collection): SnapshotEntry {
  const { meta, schema } = toApiCollection(collection)
  return { collection: collection.name, meta: sortedKeys(meta), schema: schema === null ? null : { name: schema['name'] } }
}

function fieldEntry(collection: Collection, field: Field): SnapshotEntry {
  const { meta, schema } = toApiField(collection, field)
  return { collection: collection.name, field: field.name, type: field.type, meta: sortedKeys(meta), schema: kept(schema, fieldKeys) }
}

function indexedEntry(field: Field): SnapshotEntry {
  return { collection: field.collection, field: field.name, schema: { is_indexed: true } }
}

function relationEntry(schema: Schema, relation: Relation): SnapshotEntry {
  const { meta, schema: constraint, related_collection } = toApiRelation(schema, relation)
  return {
    collection: relation.collection,
    field: relation.field,
    related_collection,
    meta: sortedKeys(meta),
    schema: kept(constraint, Array.isArray(constraint?.['columns']) ? [...relationKeys, ...compositeKeys] : relationKeys),
  }
}

/** Without the id, which belongs to one database. */
function sortedKeys(meta: SnapshotEntry | null): SnapshotEntry | null {
  if (meta === null) return null
  const entries = Object.entries(meta).filter(([key]) => key !== 'id')
  return Object.fromEntries(entries.sort(by(([key]) => [key])))
}

function kept(facts: SnapshotEntry | null, keys: readonly string[]): SnapshotEntry | null {
  return facts === null ? null : Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]))
}

const byRow = by<FieldOf>(({ collection, field }) => [collection.name, field.meta?.id ?? Number.POSITIVE_INFINITY])

/** Orders by several keys, compared by code unit so that every machine sorts alike. */
function by<Value>(keysOf: (value: Value) => readonly (string | number)[]): (one: Value, other: Value) => number {
  return (one, other) => {
    const others = keysOf(other)
    for (const [index, key] of keysOf(one).entries()) {
      const against = others[index] ?? key
      if (key !== against) return key < against ? -1 : 1
    }
    return 0
  }
}
