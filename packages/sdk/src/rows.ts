/** A collection as `/collections` shows it. */
export interface CollectionRow {
  readonly collection: string
  readonly meta: CollectionRowMeta | null
  /** `null` for a folder, which has no table. */
  readonly schema: { readonly name: string; readonly comment?: string | null; readonly [fact: string]: unknown } | null
}

export interface CollectionRowMeta {
  readonly icon: string | null
  readonly note: string | null
  readonly display_template: string | null
  readonly hidden: boolean
  readonly singleton: boolean
  readonly sort_field: string | null
  readonly archive_field: string | null
  readonly archive_value: string | null
  readonly unarchive_value: string | null
  /** Whether lists leave out what is archived. */
  readonly archive_app_filter: boolean
  readonly item_duplication_fields: readonly string[] | null
  readonly preview_url: string | null
  readonly versioning: boolean
  readonly accountability: string | null
  readonly translations: unknown
  readonly color: string | null
  readonly sort: number | null
  readonly group: string | null
  readonly system?: true
}

/** A field as `/fields` shows it. */
export interface FieldRow {
  readonly collection: string
  readonly field: string
  readonly type: string
  readonly meta: FieldRowMeta | null
  /** `null` for a field without a column. */
  readonly schema: FieldRowSchema | null
}

export interface FieldRowMeta {
  readonly special: readonly string[] | null
  readonly interface: string | null
  readonly options: unknown
  readonly display: string | null
  readonly display_options: unknown
  readonly readonly: boolean
  readonly hidden: boolean
  readonly sort: number | null
  readonly width: string | null
  readonly group: string | null
  readonly note: string | null
  /** The name in other languages: rows of `{ language, translation }`. */
  readonly translations: unknown
  readonly conditions: unknown
  readonly required: boolean
  /** A filter that the value has to match. */
  readonly validation: unknown
  readonly validation_message: string | null
  readonly system?: true
}

export interface FieldRowSchema {
  readonly name: string
  readonly data_type: string
  readonly default_value: unknown
  readonly max_length: number | null
  readonly numeric_precision: number | null
  readonly numeric_scale: number | null
  readonly is_generated: boolean
  readonly is_nullable: boolean
  readonly is_unique: boolean
  readonly is_primary_key: boolean
  readonly has_auto_increment?: boolean
  readonly foreign_key_column: string | null
  readonly foreign_key_table: string | null
  readonly comment?: string | null
  /** The values a native enum allows. */
  readonly enum_values?: readonly string[] | null
}

/** A relation as `/relations` shows it. */
export interface RelationRow {
  readonly collection: string
  readonly field: string
  readonly related_collection: string | null
  readonly schema: RelationRowSchema | null
  readonly meta: {
    readonly one_field: string | null
    readonly one_collection_field: string | null
    readonly one_allowed_collections: readonly string[] | null
    readonly one_deselect_action: 'nullify' | 'delete'
    readonly junction_field: string | null
    readonly sort_field: string | null
  } | null
}

export interface RelationRowSchema {
  readonly column: string
  readonly foreign_key_table: string
  readonly foreign_key_column: string | null
  /** All columns of a composite key, and the columns they reference. */
  readonly columns?: readonly string[]
  readonly foreign_key_columns?: readonly string[]
}
