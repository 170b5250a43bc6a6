import type { Connection, Dialect, Sql } from '@recto/dialects'
import type { Catalog, SchemaChange } from '@recto/dialects/schema'
import type { Context } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import type { Schema } from '@recto/schema'
import type { RowMatch } from './system-rows.ts'

/** A change of the database's structure, and the changes that undo it; `null` when it loses data and can't be undone. */
export interface StructureStep {
  readonly change: SchemaChange
  readonly undo: readonly SchemaChange[] | null
}

/** A change of rows of Recto's own tables. */
export type RowStep =
  | { readonly kind: 'insert'; readonly collection: string; readonly row: JsonObject; readonly identity: RowMatch }
  | { readonly kind: 'update'; readonly collection: string; readonly matches: RowMatch; readonly values: JsonObject }
  | { readonly kind: 'delete'; readonly collection: string; readonly matches: RowMatch }

/** A change of a collection's own rows, and the statement that undoes it. */
export interface DataStep {
  readonly statement: Sql
  readonly undo: Sql
  readonly table: string
}

/** An event that is emitted after the change is committed. */
export interface SchemaChangeEvent {
  readonly event: string
  readonly meta: Readonly<Record<string, unknown>>
}

/** What is recorded of a changed collection or field, as of an item: the action, the row as it is now, and what changed. */
export interface ActivityEntry {
  readonly action: 'create' | 'update' | 'delete'
  readonly collection: 'directus_collections' | 'directus_fields'
  readonly item: string
  readonly data: JsonObject | null
  readonly delta: JsonObject | null
}

/** The rows to write: one of activity and, except for a deletion, one revision, which lacks the key of the activity row. */
export interface RecordedActivity {
  readonly activity: Readonly<
    Record<'action' | 'collection' | 'item' | 'timestamp', string> & Record<'user' | 'ip' | 'user_agent' | 'origin', string | null>
  >
  readonly revision: (Pick<ActivityEntry, 'collection' | 'item' | 'delta'> & { readonly data: JsonObject }) | null
}

/**
 * Executes the steps of a schema change. An operation does not know whether its steps run in a transaction, with an undo log,
 * or are only collected for a dry run.
 */
export interface SchemaChangeExecutor {
  readonly context: Context
  readonly dialect: Dialect
  /** For reading what the operation needs to know. */
  readonly session: Connection
  readonly isDryRun: boolean
  /** Indexes are created without blocking writers, after everything else. */
  readonly concurrentIndexes: boolean
  schema(): Schema
  /** Reads the schema again, including the steps executed so far. A dry run keeps the old one. */
  refresh(): Promise<Schema>
  /** The names of indexes and constraints, which a schema does not hold. */
  catalog(): Promise<Catalog>
  find(collection: string, matches: RowMatch): Promise<readonly JsonObject[]>
  alter(step: StructureStep): Promise<void>
  write(step: RowStep): Promise<void>
  run(step: DataStep): Promise<void>
  /** Deletes rows of the past, such as revisions, after everything else, since they can't be restored. */
  deleteHistory(collection: string, matches: RowMatch): Promise<void>
  /** Writes activity and revision after everything else. */
  recordActivity(entry: ActivityEntry): Promise<void>
  emit(event: SchemaChangeEvent): void
}
