import type { Collection } from './collection.ts'
import type { Relation } from './relation.ts'

/** Everything Recto knows about a database's structure at one moment. Immutable; a change makes a new one. */
export interface Schema {
  /** Differs whenever anything in it differs. */
  readonly fingerprint: string
  /** By name. System collections are under `directus_…`; {@link findCollection} also accepts `recto_…`. */
  readonly collections: ReadonlyMap<string, Collection>
  readonly relations: readonly Relation[]
}
