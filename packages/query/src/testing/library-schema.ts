import type { ColumnTypes } from '@recto/dialects'
import { defineSchema, type Schema } from '@recto/schema'
import { libraryDescription } from '@recto/testing'

/** The library as one engine has it. */
export function librarySchema(types?: ColumnTypes): Schema {
  return defineSchema(libraryDescription, types)
}
