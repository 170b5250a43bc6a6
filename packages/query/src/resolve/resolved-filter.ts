import type { FilterOperator } from '@recto/protocol'
import type { FieldExpression } from './field-expression.ts'
import type { Link } from './link.ts'
import type { Operand } from './operand.ts'

/** A filter whose names are found and permitted. */
export type ResolvedFilter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly ResolvedFilter[] }
  | ResolvedTest
  /** `_some`, `_none`: a sub-query over the rows a link leads to. */
  | {
      readonly kind: 'quantified'
      readonly isNegated: boolean
      readonly hops: readonly Hop[]
      readonly link: Link
      readonly filter: ResolvedFilter
    }

/** One condition on the row reached through `hops`. Conditions with the same hops are about the same row. */
export interface ResolvedTest {
  readonly kind: 'test'
  readonly hops: readonly Hop[]
  readonly fieldExpression: FieldExpression
  readonly operator: FilterOperator
  readonly operand: Operand
}

/** A step to another row. Equal keys in the same row are the same step. */
export interface Hop {
  readonly key: string
  readonly link: Link
}
