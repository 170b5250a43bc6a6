import type { FieldType } from '@recto/protocol'
import type { ColumnExtras, ForeignKeyAction } from './catalog.ts'

/** A change to the database's structure, said without SQL. `dialect.alter` turns it into statements. */
export type SchemaChange =
  | {
      readonly kind: 'create-table'
      readonly table: TableName
      readonly columns: readonly ColumnDefinition[]
      readonly primaryKey: readonly string[]
      readonly foreignKeys?: readonly ForeignKeyDefinition[]
    }
  | { readonly kind: 'drop-table'; readonly table: TableName }
  | { readonly kind: 'rename-table'; readonly table: TableName; readonly to: string }
  | { readonly kind: 'add-column'; readonly table: TableName; readonly column: ColumnDefinition }
  | { readonly kind: 'alter-column'; readonly table: TableName; readonly from: ColumnDefinition; readonly to: ColumnDefinition }
  | { readonly kind: 'rename-column'; readonly table: TableName; readonly column: string; readonly to: string }
  /** `indexes` hold this column and no other; they go first where the engine does not drop them by itself (SQLite). */
  | { readonly kind: 'drop-column'; readonly table: TableName; readonly column: string; readonly indexes?: readonly string[] }
  | {
      readonly kind: 'add-index'
      readonly table: TableName
      readonly name: string
      readonly columns: readonly string[]
      readonly isUnique: boolean
      readonly concurrently?: boolean
    }
  | { readonly kind: 'drop-index'; readonly table: TableName; readonly name: string; readonly isUnique: boolean }
  | { readonly kind: 'add-foreign-key'; readonly table: TableName; readonly foreignKey: ForeignKeyDefinition }
  | { readonly kind: 'drop-foreign-key'; readonly table: TableName; readonly name: string; readonly columns: readonly string[] }

export interface TableName {
  /** `null`: the default schema, written without qualification. */
  readonly schema: string | null
  readonly name: string
}

export interface ColumnDefinition {
  readonly name: string
  readonly type: FieldType
  /** Native type to use instead of the field type's own; for columns that must round-trip untouched. */
  readonly nativeType?: string
  /** @default 255 for `string` */
  readonly maxLength?: number | null
  /** @default 10 */
  readonly numericPrecision?: number | null
  /** @default 5 */
  readonly numericScale?: number | null
  /** @default true */
  readonly isNullable?: boolean
  readonly isAutoIncrement?: boolean
  /** The column refers to an auto-increment key and needs that key's native type (unsigned on MySQL). */
  readonly referencesAutoIncrement?: boolean
  /** Absent: none. `null`: DEFAULT NULL. */
  readonly defaultValue?: DefaultValue
  readonly comment?: string | null
  /** What the catalog said of the column besides, to be stated again. */
  readonly extras?: ColumnExtras
}

/**
 * `{ literal }` is quoted as a value; `{ function }` is one of the few functions every engine has; `{ expression }` is what
 * the same engine's catalog said of a default that is neither, so that it can be stated again.
 */
export type DefaultValue =
  | { readonly literal: string | number | boolean | null }
  | { readonly function: 'now' | 'uuid'; readonly precision?: number }
  | { readonly expression: string }

export interface ForeignKeyDefinition {
  readonly name: string
  readonly columns: readonly string[]
  readonly referencedTable: TableName
  readonly referencedColumns: readonly string[]
  readonly onDelete?: ForeignKeyAction
  readonly onUpdate?: ForeignKeyAction
}

/** Changes of keys and indexes, which engines write apart from those of columns. */
export type ConstraintChange = Extract<SchemaChange, { kind: 'add-index' | 'drop-index' | 'add-foreign-key' | 'drop-foreign-key' }>
