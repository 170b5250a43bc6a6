import type { CatalogColumn } from '@recto/dialects/schema'
import type { FieldType } from '@recto/protocol'

export interface Field {
  readonly collection: string
  readonly name: string
  readonly type: FieldType
  /** `null`: an alias field, which has no column. */
  readonly column: FieldColumn | null
  readonly special: readonly string[]
  /** The stored metadata row as the API shows it; `null` when never configured. */
  readonly meta: FieldMeta | null
  /** Values are never shown, filtered by content, or searched (special `conceal` or `encrypt`). */
  readonly isConcealed: boolean
  readonly isSearchable: boolean
  /** False for presentation fields (`no-data`) and for alias fields without a relation: they cannot be read or written. */
  readonly hasData: boolean
  /** A reverse relation Recto offers by itself because a foreign key has no configured one. Not part of `*`. */
  readonly isImplicit: boolean
}

export interface FieldColumn extends CatalogColumn {
  readonly isPrimaryKey: boolean
  readonly isUnique: boolean
  readonly isIndexed: boolean
  /** Parsed default, see `ColumnTypes.parseDefault`. */
  readonly defaultValue: unknown
  /** Referenced by a single-column foreign key, with the referenced table's schema and name. */
  readonly references: { readonly schema: string | null; readonly table: string; readonly column: string } | null
}

/** The columns of `recto_fields`. */
export interface FieldMeta {
  readonly id?: number
  readonly collection: string
  readonly field: string
  readonly special: readonly string[] | null
  readonly interface: string | null
  readonly options: unknown
  readonly display: string | null
  readonly display_options: unknown
  readonly readonly: boolean
  readonly hidden: boolean
  readonly sort: number | null
  readonly width: string | null
  readonly translations: unknown
  readonly note: string | null
  readonly conditions: unknown
  readonly required: boolean
  readonly group: string | null
  readonly validation?: unknown
  readonly validation_message?: string | null
  readonly searchable: boolean
  readonly system?: true
  /** Of columns of system tables that are for the server alone: they are no fields of the collection. */
  readonly internal?: true
  /** Of system fields: the type declared in code, whatever the column's native type suggests. Not shown by the API. */
  readonly type?: FieldType
}

/** A row with the defaults of `recto_fields`. */
export function fieldMeta(facts: Partial<FieldMeta> & Pick<FieldMeta, 'collection' | 'field'>): FieldMeta {
  return {
    special: null,
    interface: null,
    options: null,
    display: null,
    display_options: null,
    readonly: false,
    hidden: false,
    sort: null,
    width: 'full',
    translations: null,
    note: null,
    conditions: null,
    required: false,
    group: null,
    validation: null,
    validation_message: null,
    searchable: true,
    ...facts,
  }
}
