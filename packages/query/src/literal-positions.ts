import type { Filter, Query } from './query.ts'

/** Where in the list of a shape's literals the values of a query are. Keys are the nodes of the numbered copy. */
export interface LiteralPositions {
  /** Of an operator's value, by its node. */
  readonly filters: ReadonlyMap<Filter, number>
  readonly search: ReadonlyMap<Query, number>
  readonly offset: ReadonlyMap<Query, number>
}

/** A query whose nodes are all distinct objects, with the position of each literal. Same order as {@link shapeOf}. */
export interface NumberedQuery {
  readonly query: Query
  readonly literalPositions: LiteralPositions
  readonly count: number
}

/** Copies a query and numbers its literals; a parsed query may use one node in two places, the copy never does. */
export function numberLiterals(query: Query): NumberedQuery {
  const numbering: Numbering = { filters: new Map(), search: new Map(), offset: new Map(), count: 0 }
  const copy = copyQuery(query, numbering)
  return { query: copy, literalPositions: numbering, count: numbering.count }
}

interface Numbering {
  readonly filters: Map<Filter, number>
  readonly search: Map<Query, number>
  readonly offset: Map<Query, number>
  count: number
}

function copyQuery(query: Query, numbering: Numbering): Query {
  const filter = query.filter === null ? null : copyFilter(query.filter, numbering)
  const search = query.search === null ? null : numbering.count++
  const offset = hasOffset(query) ? numbering.count++ : null
  const having = query.having === null ? null : copyFilter(query.having, numbering)
  const deep = new Map([...query.deep].map(([key, level]) => [key, copyQuery(level, numbering)]))
  const copy = { ...query, filter, having, deep }
  if (search !== null) numbering.search.set(copy, search)
  if (offset !== null) numbering.offset.set(copy, offset)
  return copy
}

function copyFilter(filter: Filter, numbering: Numbering): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map((inner) => copyFilter(inner, numbering)) }
  if (filter.kind !== 'operator') return { ...filter, filter: copyFilter(filter.filter, numbering) }
  const copy = { ...filter }
  numbering.filters.set(copy, numbering.count++)
  return copy
}

/** Whether a level skips rows; `page` wins over `offset`, and means nothing without a limit. */
export function hasOffset(query: Query): boolean {
  return offsetOf(query, 1) > 0
}

/** Rows skipped by a level whose pages have `pageSize` rows. */
export function offsetOf(query: Query, pageSize: number): number {
  const isPaged = query.page !== null && query.page > 0
  if (!isPaged || query.limit === -1) return query.offset ?? 0
  return ((query.page ?? 1) - 1) * (query.limit ?? pageSize)
}
