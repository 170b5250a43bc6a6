import type { FieldType } from '@recto/protocol'
import type { CatalogColumn } from './catalog.ts'
import type { ColumnDefinition } from './schema-change.ts'

/** Native types and field types, both ways. */
export interface ColumnTypes {
  /** The field type a column is shown as, given its `special` flags (`cast-json`, `uuid`, `hash` … decide first). */
  toFieldType(column: CatalogColumn, special: readonly string[]): FieldType
  /** The native type a field of this type gets, e.g. `varchar(255)`. */
  toNativeType(definition: ColumnDefinition): string
  /** The default as the API shows it: parsed to the field's type, functions such as `now()` kept as text. */
  parseDefault(column: CatalogColumn, type: FieldType): unknown
}
