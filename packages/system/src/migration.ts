import type { Connection, Dialect } from '@recto/dialects'
import type { SchemaChange } from '@recto/dialects/schema'

/** One step of the database's own history. Both ways may be run again over a half-finished run of themselves. */
export interface Migration {
  /** Sorts migrations; never changes. */
  readonly version: string
  readonly name: string
  up(context: MigrationContext): Promise<void>
  down(context: MigrationContext): Promise<void>
}

export interface MigrationContext {
  readonly connection: Connection
  readonly dialect: Dialect
  /** Random v4 identifiers. */
  readonly uuid: () => string
  /** Executes a change, unless it was executed before. */
  apply(change: SchemaChange): Promise<void>
}
