import type { ColumnShape } from '@recto/dialects/expressions'
import type { FilterOperator } from '@recto/protocol'

/** The column and operator a value is bound for. */
export interface CastTarget {
  readonly shape: ColumnShape
  readonly operator: FilterOperator
  /** Which of a pair's bounds it is. */
  readonly part: number | 'list' | 'single'
  readonly isExact?: boolean
}

/** Operators that keep every row but those with the value. */
export function isExcluding(operator: FilterOperator): boolean {
  return operator === '_neq' || operator === '_nin'
}
