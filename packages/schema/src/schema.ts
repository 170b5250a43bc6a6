import type { Collection } from './collection.ts'
import type { Relation } from './relation.ts'

/** Everything Recto knows about a database's structure at one moment. Immutable; a change makes a new one. */
export interface Schema {
  /** Differs whenever anything in it differs. */
  readonly fingerprint: string
  /** By name. System collections are under `directus_…`; {@link findCollection} also accepts `recto_…`. */
  readonly collections: ReadonlyMap<string, Collection>
  readonly relations: readonly Relation[]
  /** Tables that are no collections, since their names are those of system collections; absent: none. */
  readonly hiddenTables?: readonly HiddenTable[]
}

/** A table called `directus_…`, and the foreign keys to it (`table.column`), which are no relations. */
export interface HiddenTable {
  readonly name: string
  readonly foreignKeys: readonly string[]
}
