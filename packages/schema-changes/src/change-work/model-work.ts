import type { Catalog, Connection, Dialect, SchemaChange, Sql } from '@recto/dialects'
import type { Context, Matches, StoredRow } from '@recto/pipeline'
import type { Schema } from '@recto/schema'

/** A change of the database's structure, and what takes it back; `null` when nothing can, since data is lost. */
export interface StructureStep {
  readonly change: SchemaChange
  readonly undo: readonly SchemaChange[] | null
}

/** A change of the rows that describe the model. */
export type RowStep =
  | { readonly kind: 'insert'; readonly collection: string; readonly row: StoredRow; readonly identity: Matches }
  | { readonly kind: 'update'; readonly collection: string; readonly matches: Matches; readonly values: StoredRow }
  | { readonly kind: 'delete'; readonly collection: string; readonly matches: Matches }

/** A change of a collection's own rows, and the one that takes it back. */
export interface DataStep {
  readonly statement: Sql
  readonly undo: Sql
  readonly table: string
}

/** Something that happened to the model, told after it is done. */
export interface ModelEvent {
  readonly event: string
  readonly meta: Readonly<Record<string, unknown>>
}

/** What is recorded of a change, as of an item: who, what, and how the row looks now. */
export interface JournalEntry {
  readonly action: 'create' | 'update' | 'delete'
  readonly collection: 'directus_collections' | 'directus_fields'
  readonly item: string
  readonly data: StoredRow | null
  readonly delta: StoredRow | null
}

/** As it is written: one row of activity and, unless it is of a deletion, one revision that lacks the key of that row. */
export interface Recorded {
  readonly activity: StoredRow
  readonly revision: (Pick<JournalEntry, 'collection' | 'item' | 'delta'> & { readonly data: StoredRow }) | null
}

/**
 * Where a change of the model is made. The code that makes one does not know whether its steps are run in a transaction,
 * run with compensation, or only written down for a dry run.
 */
export interface ModelWork {
  readonly context: Context
  readonly dialect: Dialect
  /** For reading what the change needs to know. */
  readonly session: Connection
  readonly isDryRun: boolean
  /** Indexes are made without keeping writers waiting, after everything else. */
  readonly concurrentIndexes: boolean
  schema(): Schema
  /** Reads the schema again, with what has been done so far. A dry run keeps the old one. */
  refresh(): Promise<Schema>
  /** The names of indexes and constraints, which a schema does not hold. */
  catalog(): Promise<Catalog>
  find(collection: string, matches: Matches): Promise<readonly StoredRow[]>
  alter(step: StructureStep): Promise<void>
  write(step: RowStep): Promise<void>
  run(step: DataStep): Promise<void>
  /** Deletes rows that are not worth bringing back when something else fails: after everything else. */
  forget(collection: string, matches: Matches): Promise<void>
  /** After everything else. */
  record(entry: JournalEntry): Promise<void>
  announce(event: ModelEvent): void
}
