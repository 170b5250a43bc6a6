import type { TableName, WriteEvent } from '@recto/dialects/schema'
import type { Field } from './field.ts'

export interface Collection {
  /** Name in the API: the table's, `<schema>__<table>` outside the default schema, `directus_…` for system collections. */
  readonly name: string
  readonly kind: 'table' | 'view' | 'folder'
  /** `null` for folders, which are metadata only. */
  readonly table: TableName | null
  readonly isSystem: boolean
  /** Key fields in key order. Empty: a view or table without a key can be listed and filtered, not addressed. */
  readonly primaryKey: readonly string[]
  /** Fields that are unique together, by the names of their constraints or indexes. Absent when there are none. */
  readonly uniqueKeys?: Readonly<Record<string, readonly string[]>>
  /** Statements whose rows a trigger of the database may change or keep out; absent: none. */
  readonly triggers?: readonly WriteEvent[]
  /** `false`: what is written stays when a request fails, since the storage engine of the table can't undo. */
  readonly isTransactional?: false
  /** Of a view: what can be written through it. */
  readonly writes?: readonly WriteEvent[]
  /** In the order of the API: columns as in the table, then alias fields. */
  readonly fields: ReadonlyMap<string, Field>
  readonly isSingleton: boolean
  readonly sortField: string | null
  /** What is recorded of changes. Untracked tables: `all`. */
  readonly accountability: 'all' | 'activity' | null
  readonly comment: string | null
  /** The stored metadata row as the API shows it; `null` when the table was never configured. */
  readonly meta: CollectionMeta | null
  /** Vendor facts shown under `schema` (`sql`, `collation`, `engine` …). */
  readonly details: Readonly<Record<string, string | null>>
}

/** The columns of `recto_collections`. */
export interface CollectionMeta {
  readonly collection: string
  readonly icon: string | null
  readonly note: string | null
  readonly display_template: string | null
  readonly hidden: boolean
  readonly singleton: boolean
  readonly translations: unknown
  readonly archive_field: string | null
  readonly archive_app_filter: boolean
  readonly archive_value: string | null
  readonly unarchive_value: string | null
  readonly sort_field: string | null
  readonly accountability: string | null
  readonly color: string | null
  readonly item_duplication_fields: unknown
  readonly sort: number | null
  readonly group: string | null
  readonly collapse: string
  readonly preview_url: string | null
  readonly versioning: boolean
  /** Key fields declared for a view or a keyless table. Recto's own. */
  readonly primary_key?: readonly string[] | null
  readonly system?: true
}

/** A row with the defaults of `recto_collections`. */
export function collectionMeta(facts: Partial<CollectionMeta> & Pick<CollectionMeta, 'collection'>): CollectionMeta {
  return {
    icon: null,
    note: null,
    display_template: null,
    hidden: false,
    singleton: false,
    translations: null,
    archive_field: null,
    archive_app_filter: true,
    archive_value: null,
    unarchive_value: null,
    sort_field: null,
    accountability: 'all',
    color: null,
    item_duplication_fields: null,
    sort: null,
    group: null,
    collapse: 'open',
    preview_url: null,
    versioning: false,
    ...facts,
  }
}
