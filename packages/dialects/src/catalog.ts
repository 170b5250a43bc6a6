/** What a database says about itself: tables, views, columns, keys. Plain data, before any of Recto's own metadata. */
export interface Catalog {
  /** Schema in which unqualified names live; `null` where the engine has no schemas. */
  readonly defaultSchema: string | null
  readonly tables: readonly CatalogTable[]
}

export interface CatalogTable {
  /** `null` where the engine has no schemas. */
  readonly schema: string | null
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly comment: string | null
  readonly columns: readonly CatalogColumn[]
  /** Column names in key order; empty without a key. */
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly CatalogForeignKey[]
  /** Unique constraints and indexes, key columns in order; the primary key is not repeated. Expression indexes are left out. */
  readonly indexes: readonly CatalogIndex[]
  /** Statements whose rows a trigger may change or keep out; absent: none. */
  readonly triggers?: readonly WriteEvent[]
  /** What can be written through a view: its text is simple enough, or a trigger does it instead; absent: nothing. */
  readonly writes?: readonly WriteEvent[]
  /** `false`: what is written to it stays when its transaction is rolled back. @default true */
  readonly isTransactional?: false
  /** Vendor facts shown by the API (`sql` on SQLite; `collation`, `engine` on MySQL). */
  readonly details: Readonly<Record<string, string | null>>
}

/** A statement that changes rows. */
export type WriteEvent = 'insert' | 'update' | 'delete'

export interface CatalogColumn {
  readonly name: string
  /** The engine's full type as it would be written in DDL, e.g. `character varying(255)`, `enum('a','b')`. */
  readonly nativeType: string
  /** The bare type name reported by the API as `data_type`, e.g. `varchar`, `character varying`. */
  readonly dataType: string
  readonly maxLength: number | null
  readonly numericPrecision: number | null
  readonly numericScale: number | null
  readonly isNullable: boolean
  /** As the engine writes it, before parsing; `null` without a default. */
  readonly defaultExpression: string | null
  readonly isAutoIncrement: boolean
  readonly isGenerated: boolean
  readonly generationExpression: string | null
  /** Values of an enum or of a MySQL set, in their order. */
  readonly enumValues: readonly string[] | null
  readonly comment: string | null
  /** What sets the column's values apart from others of its type; absent where nothing does. */
  readonly traits?: ColumnTraits
  /** What else has to be stated with it where a changed column is stated whole; absent where nothing has. */
  readonly extras?: ColumnExtras
}

/** What an engine's columns may hold beyond what their type says. */
export interface ColumnTraits {
  /** Values of any type are taken, whatever the column's own (SQLite). */
  readonly isLoose?: true
  /** A record of several values (PostgreSQL). */
  readonly isComposite?: true
  /** Moments that are infinite or outside the years 1 to 9999 (PostgreSQL), times that are durations (MySQL, MariaDB). */
  readonly isUnbounded?: true
  /** The form moments or bytes are kept in, where the engine has no type for them and it is not Recto's (SQLite). */
  readonly storedForm?: StoredForm
  /** Of text that cannot hold every character (MySQL, MariaDB). */
  readonly characterSet?: string
}

/**
 * `blank`: date and time with a blank between them, as SQLite's own CURRENT_TIMESTAMP writes them; whole `seconds` or
 * `milliseconds` since 1970; `julian` days; `text` in a column of bytes. https://www.sqlite.org/datatype3.html#date_and_time_datatype
 */
export type StoredForm = 'blank' | 'seconds' | 'milliseconds' | 'julian' | 'text'

/** Facts of a column that Recto has no use for, but must not lose (MySQL, MariaDB). */
export interface ColumnExtras {
  /** Where it is not the table's. */
  readonly collation?: string
  /** Set to the time of every update of its row. */
  readonly isTouched?: true
  readonly isInvisible?: true
  /** A check that belongs to the column, as an expression. */
  readonly check?: string
  /** Its past is not kept, though its table's is. */
  readonly isUnversioned?: true
}

export interface CatalogForeignKey {
  /** `null` where the engine keeps no name. */
  readonly name: string | null
  readonly columns: readonly string[]
  readonly referencedSchema: string | null
  readonly referencedTable: string
  readonly referencedColumns: readonly string[]
  readonly onUpdate: ForeignKeyAction
  readonly onDelete: ForeignKeyAction
}

export type ForeignKeyAction = 'NO ACTION' | 'RESTRICT' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT'

export interface CatalogIndex {
  readonly name: string
  readonly columns: readonly string[]
  readonly isUnique: boolean
}
