import { invalidQuery } from '@recto/errors'
import type { Collection } from '@recto/schema'
import type { AccessRule } from '../access.ts'
import { rulesOf } from '../access-rules.ts'
import type { ResolveContext } from '../resolve/context.ts'
import type { ResolvedFilter } from '../resolve/resolved-filter.ts'
import type { Condition, Join, Source } from './plan.ts'

/** What plans are made with. */
export interface PlanContext {
  readonly resolve: ResolveContext
  /** Numbers the aliases of a statement. */
  readonly aliases: { next: number }
  /** Conditions of access rules already planned, by source. */
  readonly rules: WeakMap<Source, PlannedRules[]>
  /** Joins of the select being planned; `null` where only sub-queries are possible. */
  readonly joins: Joins | null
  /** Plans a filter on a row. Filters follow relations, relations have rules, and rules are filters. */
  readonly filter: (context: PlanContext, filter: ResolvedFilter, row: PresentRow) => Condition
}

/** The condition that one of some rules matches. */
export interface PlannedRules {
  readonly rules: readonly AccessRule[]
  readonly condition: Condition
}

/** Outer joins of a select, and the row of each. */
export interface Joins {
  readonly list: Join[]
  readonly sources: Set<Source>
  readonly rows: Map<string, PresentRow>
}

/**
 * A row that conditions can be about: one of a table in the statement, or the empty row of a relation that leads nowhere.
 * `visibleBy`: the rules of which one has matched it.
 */
export type PlannedRow = PresentRow | MissingRow

export interface PresentRow {
  readonly kind: 'present'
  readonly source: Source
  readonly visibleBy: readonly AccessRule[]
}

export interface MissingRow {
  readonly kind: 'missing'
  readonly collection: Collection
}

export function collectionOf(row: PlannedRow): Collection {
  return row.kind === 'present' ? row.source.collection : row.collection
}

/** Relations one statement may follow; a filter over many of them at once multiplies their combinations. */
const sourcesMax = 2000

export function newSource({ aliases }: PlanContext, collection: Collection): Source {
  if (aliases.next >= sourcesMax) throw invalidQuery('The query follows too many relations')
  return { alias: `t${aliases.next++}`, collection }
}

/** A context in which everything may be read, for the filters of access rules. */
export function unrestricted(context: PlanContext, resolve: ResolveContext): PlanContext {
  return { ...context, resolve, rules: new WeakMap(), joins: null }
}

export function accessRules({ resolve }: PlanContext, collection: Collection): readonly AccessRule[] {
  return rulesOf(resolve.access, collection.name) ?? []
}
