import type { ColumnTypes } from '@recto/dialects'
import type { Catalog } from '@recto/dialects/schema'
import type { Metadata } from './metadata.ts'

/** What a schema is made from. */
export interface BuildSchemaOptions {
  readonly catalog: Catalog
  /** Stored rows and the virtual rows of system collections (`system: true`), in the order of the API. */
  readonly metadata: Metadata
  readonly types: ColumnTypes
  /** Tables that are no collections, by name. Foreign keys to them are dropped. */
  readonly excludeTables?: readonly string[]
}
