import type { Collection } from './collection.ts'
import type { Relation } from './relation.ts'
import type { Schema } from './schema.ts'

/** The collection of that name, `recto_…` and `directus_…` meaning the same system collection. */
export function findCollection(schema: Schema, name: string): Collection | undefined {
  return schema.collections.get(name) ?? (name.startsWith('recto_') ? schema.collections.get(`directus_${name.slice(6)}`) : undefined)
}

/** The relation followed from the many side through `field`: many-to-one or many-to-any. */
export function relationFrom(schema: Schema, collection: string, field: string): Relation | undefined {
  return schema.relations.find((relation) => relation.collection === collection && relation.field === field)
}

/** The relation listed on the one side under the alias `field`: one-to-many, and the first hop of many-to-many. */
export function relationTo(schema: Schema, collection: string, field: string): Relation | undefined {
  return schema.relations.find((relation) => relation.relatedCollection === collection && relation.oneField === field)
}
