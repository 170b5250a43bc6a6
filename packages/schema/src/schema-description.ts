import type { CatalogColumn, ForeignKeyAction } from '@recto/dialects/schema'
import type { FieldType } from '@recto/protocol'
import type { CollectionMeta } from './collection.ts'
import type { FieldMeta } from './field.ts'

/** A schema described by hand, for {@link defineSchema}. */
export interface SchemaDescription {
  /**
   * By name. The table has the same name, except that of `directus_…` (`recto_…`, a system collection) and that of a
   * collection with a `schema`, which is named `<schema>__<table>`.
   */
  readonly collections: Readonly<Record<string, CollectionDescription>>
  readonly relations?: readonly RelationDescription[]
}

export interface CollectionDescription {
  /** By name: a field type, or a type with facts about the column. Fields of type `alias` have no column. */
  readonly fields: Readonly<Record<string, FieldType | FieldDescription>>
  /** Key columns in key order. @default `['id']` when there is a field `id`, otherwise none */
  readonly primaryKey?: readonly string[]
  /** @default 'table' */
  readonly kind?: 'table' | 'view'
  /** Schema of the table, when not the default one. */
  readonly schema?: string
  /** Column lists that are unique. */
  readonly unique?: readonly (readonly string[])[]
  /** Any part of the stored row, e.g. `{ singleton: true }`. */
  readonly meta?: Partial<CollectionMeta>
}

export interface FieldDescription extends Partial<Omit<CatalogColumn, 'name'>> {
  readonly type: FieldType
  readonly special?: readonly string[]
  readonly defaultValue?: unknown
  /** Any part of the stored row, e.g. `{ searchable: false }`. */
  readonly meta?: Partial<FieldMeta>
}

export interface RelationDescription {
  readonly collection: string
  /** The key field. For a composite key it is named after `related` and `fields` lists the columns. */
  readonly field: string
  /** @default `[field]` */
  readonly fields?: readonly string[]
  /** The collection referred to; `null` for many-to-any. */
  readonly related: string | null
  /** Referenced columns. @default the primary key of `related` */
  readonly relatedFields?: readonly string[]
  /** Alias on the one side; added to its fields unless it is described there. */
  readonly oneField?: string
  readonly junctionField?: string
  readonly sortField?: string
  readonly collectionField?: string
  readonly allowedCollections?: readonly string[]
  readonly deselectAction?: 'nullify' | 'delete'
  /** Whether a foreign key exists in the database. @default true, unless many-to-any */
  readonly constraint?: boolean
  /** Whether the key has an index, so that the rows that refer to one are found without reading all. @default true */
  readonly isIndexed?: boolean
  /** @default 'NO ACTION' */
  readonly onDelete?: ForeignKeyAction
}
