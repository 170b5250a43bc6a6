import type { ColumnDefinition, DefaultValue, ForeignKeyAction } from '@recto/dialects/schema'
import type { CollectionMeta, FieldMeta } from '@recto/schema'

/** One of Recto's own tables: its columns and what the platform knows about them, in one place. */
export interface SystemTable {
  /** Without prefix: `users` is the table `recto_users` and the collection `directus_users`. */
  readonly name: string
  /** Parts of the collection's row; `null` for tables that are no collections. */
  readonly collection: Partial<CollectionMeta> | null
  /** Columns in their order, then alias fields. */
  readonly fields: readonly SystemField[]
  /** Presentation-only aliases of the studio's form. */
  readonly dividers?: readonly string[]
  /** Further unique column lists. */
  readonly unique?: readonly (readonly string[])[]
}

/** One column of a system table, or an alias field. */
export interface SystemField {
  readonly name: string
  readonly type: ColumnDefinition['type']
  readonly maxLength?: number
  /** @default true, except for keys */
  readonly isNullable?: boolean
  readonly isKey?: boolean
  readonly isAutoIncrement?: boolean
  readonly isUnique?: boolean
  readonly isIndexed?: boolean
  readonly defaultValue?: DefaultValue
  readonly special?: readonly string[]
  /** For the server alone: no field of the collection. @default false */
  readonly isInternal?: boolean
  readonly references?: SystemReference
  /** Parts of the field's row: studio hints. */
  readonly meta?: Partial<FieldMeta>
}

/** What a column refers to. */
export interface SystemReference {
  /** Name of a system table, without prefix. */
  readonly table: string
  /** @default 'id' */
  readonly column?: string
  /** `null`: a relation without a foreign key. */
  readonly onDelete: ForeignKeyAction | null
  /** Alias fields of the referenced table under which these rows are listed. */
  readonly listedAs?: readonly SystemAlias[]
}

/** An alias field that lists the rows referring to a row. */
export interface SystemAlias {
  readonly field: string
  readonly junctionField?: string
  readonly sortField?: string
  /** @default 'nullify' */
  readonly deselectAction?: 'nullify' | 'delete'
}

/** Checks the definition of a table where it is written, and keeps its literal types, from which its rows are typed. */
export function defineSystemTable<const Table extends SystemTable>(table: Table): Table {
  return table
}

/** Options of a selection whose texts are its values, made readable. */
export function choices(...values: readonly string[]): { readonly choices: readonly { readonly text: string; readonly value: string }[] } {
  return { choices: values.map((value) => ({ text: readable(value), value })) }
}

function readable(value: string): string {
  const words = value.replace(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
