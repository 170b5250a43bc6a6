import type { Collection, Field } from '@recto/schema'
import type { SearchKind } from '../search-kind.ts'
import type { Aggregation } from './aggregation.ts'
import type { FieldExpression } from './field-expression.ts'
import type { AnyRelation, ToManyLink, ToOneLink } from './link.ts'
import type { Operand } from './operand.ts'
import type { Hop, ResolvedFilter } from './resolved-filter.ts'

/** One level of an answer: which rows of a collection, and what of each. Names are found and permitted. */
export interface Level {
  readonly collection: Collection
  /** Values of the row itself, in request order. */
  readonly scalars: readonly Selected[]
  readonly nested: readonly Nested[]
  /** Nothing is left to select: each item is its key alone. */
  readonly isBare: boolean
  /** Fields asked for here; they decide which row rules matter. */
  readonly selected: ReadonlySet<string>
  readonly filterAndPaging: FilterAndPaging
  /** When present, the answer is groups and not items. */
  readonly aggregation: Aggregation | null
}

export interface Selected {
  readonly key: string
  readonly fieldExpression: FieldExpression
}

export type Nested =
  | { readonly kind: 'linked'; readonly key: string; readonly link: ToOneLink | ToManyLink; readonly level: Level }
  | {
      readonly kind: 'any'
      readonly key: string
      readonly any: AnyRelation
      /** By collection. */
      readonly branches: readonly Level[]
      /** Collections that may be read but were not asked for: their items are given as their key. */
      readonly others: readonly string[]
    }

/** Which rows of a level, and in which order. */
export interface FilterAndPaging {
  readonly filter: ResolvedFilter | null
  readonly search: ResolvedSearch | null
  readonly sort: readonly ResolvedSort[]
  /** `null`: no limit. */
  readonly limit: number | null
  readonly offset: Operand | null
}

export interface ResolvedSearch {
  readonly kind: SearchKind
  readonly fields: readonly Field[]
  readonly operand: Operand
}

export interface ResolvedSort {
  readonly hops: readonly Hop[]
  readonly fieldExpression: FieldExpression
  readonly collection: Collection
  readonly direction: 'asc' | 'desc'
}
