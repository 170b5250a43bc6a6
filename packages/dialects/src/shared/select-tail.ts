import { invalidQuery } from '@recto/errors'
import type { Expressions, JsonSelect, OrderTerm } from '../expressions.ts'
import { empty, join, raw, type Sql, sql } from '../sql.ts'

/** The clauses from FROM to GROUP BY, with a leading space. */
export function fromToGroupBy({ from, where, groupBy = [] }: JsonSelect): Sql {
  const condition = where === null ? empty : sql` WHERE ${where}`
  const groups = groupBy.length === 0 ? empty : sql` GROUP BY ${join(groupBy)}`
  return sql` FROM ${from}${condition}${groups}`
}

/** ORDER BY with its terms and a leading space, or nothing. */
export function orderBy(terms: readonly OrderTerm[], orderTerm: Expressions['orderTerm']): Sql {
  if (terms.length === 0) return empty
  return sql` ORDER BY ${join(terms.map(({ expression, direction, nulls }) => orderTerm(expression, direction, nulls)))}`
}

/** A term of ORDER BY where the engine has NULLS FIRST and NULLS LAST. */
export function standardOrderTerm(expression: Sql, direction: 'asc' | 'desc', nulls?: 'first' | 'last'): Sql {
  const place = nulls === undefined ? '' : ` NULLS ${nulls.toUpperCase()}`
  return sql`${expression} ${raw(direction.toUpperCase() + place)}`
}

/** LIMIT and OFFSET where OFFSET can't stand alone; `allRows` is the limit that is none. */
export function limitThenOffset(count: number | null, offset: Sql | null, allRows: string): Sql {
  if (count === null && offset === null) return empty
  const rows = raw(` LIMIT ${count === null ? allRows : checkedCount(count)}`)
  return offset === null ? rows : sql`${rows} OFFSET ${offset}`
}

/** @throws {RectoError} INVALID_QUERY when it is no number of rows */
export function checkedCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw invalidQuery('"limit" must be an integer')
  return count
}
