import type { CollectionMeta } from './collection.ts'
import type { FieldMeta } from './field.ts'
import type { RelationMeta } from './relation.ts'

/** What Recto has stored, or declares in code for its own tables, about collections, fields and relations. */
export interface Metadata {
  readonly collections: readonly CollectionMeta[]
  readonly fields: readonly FieldMeta[]
  readonly relations: readonly RelationMeta[]
}
