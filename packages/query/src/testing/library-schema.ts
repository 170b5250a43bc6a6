import type { ColumnTypes } from '@recto/dialects'
import { defineSchema, type Schema } from '@recto/schema'
import { libraryDescription } from '@recto/testing'

/** The library as one engine has it. */
export function librarySchema(types?: ColumnTypes): Schema {
  return defineSchema(libraryDescription, types)
}

/** The library without indexes on its foreign keys. */
export function unindexedLibrarySchema(types?: ColumnTypes): Schema {
  const relations = libraryDescription.relations?.map((relation) => ({ ...relation, isIndexed: false })) ?? []
  return defineSchema({ ...libraryDescription, relations }, types)
}
