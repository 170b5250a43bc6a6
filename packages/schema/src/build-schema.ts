import { assembleCollections } from './assemble-collections.ts'
import { assembleRelations } from './assemble-relations.ts'
import { attachRelationFields } from './attach-relation-fields.ts'
import type { BuildSchemaOptions } from './build-schema-options.ts'
import { fingerprintOf } from './fingerprint.ts'
import { hiddenTables } from './hidden-tables.ts'
import type { Schema } from './schema.ts'

/** Joins what the database says with what Recto has stored about it. Pure: the same input gives the same schema. */
export function buildSchema(options: BuildSchemaOptions): Schema {
  const drafts = assembleCollections(options)
  const relations = attachRelationFields(drafts, assembleRelations(drafts, options.metadata.relations))
  const collections = new Map(drafts.map(({ collection }) => [collection.name, collection]))
  const hidden = hiddenTables(options.catalog, options.excludeTables)
  return { fingerprint: fingerprintOf(collections, relations), collections, relations, ...hidden }
}
