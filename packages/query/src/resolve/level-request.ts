import type { Collection } from '@recto/schema'
import type { Query, Step } from '../query.ts'
import type { Link } from './link.ts'

/** A level about to be resolved. */
export interface LevelRequest {
  readonly collection: Collection
  /** Name the collection was asked by; used in messages. */
  readonly name: string
  readonly path: string
  readonly paths: readonly SelectionPath[]
  readonly options: Query
  /** The link that led here; a list and its default order depend on it. */
  readonly via: Link | null
  /** `false`: wildcards leave out the other side of the relation that led here. */
  readonly backlink: boolean
}

/** What is left of a path at one level. */
export interface SelectionPath {
  readonly steps: readonly Step[]
  /** Names that are not there are left out instead of refused: the path was meant for several collections. */
  readonly isLenient: boolean
  /** A wildcard led here. */
  readonly isWildcard: boolean
}
