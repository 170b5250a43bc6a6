import type { Filter } from './query.ts'

/**
 * What a caller may read, as plain data. `permissions` makes it from policies; an integrator may write it by hand.
 * Rules are filters evaluated with full rights; they may hold dynamic variables (`$CURRENT_USER`, `$NOW`), which are
 * bound when a statement is run, so that one access, and one plan, serves all users with the same policies.
 */
export interface Access {
  /** Equal for callers with the same rights; part of the plan cache's key. */
  readonly fingerprint: string
  /** Everything is permitted: an administrator, or internal work. `collections` is not looked at. */
  readonly isUnrestricted: boolean
  /**
   * Fields of revisions and versions that hold values of items are readable as well. The caller who sets it masks the values as
   * those of their items. @default false
   */
  readonly showsContents?: boolean
  /** By collection. A collection that is missing may not be read at all. */
  readonly collections: ReadonlyMap<string, CollectionAccess>
}

export interface CollectionAccess {
  /** A row is visible when a rule matches it, a field of it when a rule that has the field matches. Rules with equal filters are merged. */
  readonly rules: readonly AccessRule[]
}

export interface AccessRule {
  /** `null`: every row. */
  readonly filter: Filter | null
  readonly fields: ReadonlySet<string> | '*'
}
