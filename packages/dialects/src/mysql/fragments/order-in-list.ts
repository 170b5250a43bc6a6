import type { OrderTerm } from '../../expressions.ts'
import { flattenFragment } from '../../flatten-fragment.ts'
import { sql } from '../../sql.ts'

const column = /^\w+\.`(?:[^`]|``)*`$/

/** GROUP_CONCAT takes a computed NULL for 0 when it sorts, so whether there is a value is a term of its own. */
export function withNullApart(term: OrderTerm): readonly OrderTerm[] {
  const { expression, direction, nulls = direction === 'asc' ? 'first' : 'last' } = term
  if (
    column.test(
      flattenFragment(expression)
        .map((part) => (typeof part === 'string' ? part : '?'))
        .join(''),
    )
  )
    return [term]
  return [
    { expression: sql`${expression} IS NULL`, direction: nulls === 'first' ? 'desc' : 'asc' },
    { expression, direction },
  ]
}
