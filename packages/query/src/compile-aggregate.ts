import { compileRead, type ReadRequest } from './compile-read.ts'
import { parseQuery } from './parse/request.ts'
import type { PlannedRead } from './plan-cache.ts'
import { shapeOf } from './shape.ts'

/** What to compute, and of which groups of which rows; values as in a JSON body. */
export interface AggregateRequest extends Omit<ReadRequest, 'query' | 'key' | 'keys'> {
  /** Function → fields, or `*`: `{ count: ['*'], sum: ['pages'] }`. */
  readonly aggregate: Readonly<Record<string, readonly string[]>>
  /** Fields and date functions: `['status', 'year(published)']`. @default one group of everything */
  readonly groupBy?: readonly string[]
  readonly filter?: unknown
  readonly search?: string
  /** Filter over groups, by what was computed: `{ count: { _gt: 1 } }`. */
  readonly having?: unknown
  /** Groups, `count`, `-sum.pages` … @default the groups in their order */
  readonly sort?: readonly string[]
  /** Groups; `-1` for all. @default limits.limitDefault */
  readonly limit?: number
  readonly offset?: number
}

/**
 * Compiles an aggregation. The same as `compileRead` with such a query, for those who have no query to parse.
 * @throws {RectoError} FORBIDDEN for what the caller may not read or does not exist, INVALID_QUERY for what cannot be computed.
 * @example
 * const { plan, literals } = compileAggregate({ schema, dialect, access, collection: 'books', aggregate: { count: ['*'] }, groupBy: ['status'] })
 * const statement = plan.data({ literals, variables: new Map(), now: new Date() })
 */
export function compileAggregate(request: AggregateRequest): PlannedRead {
  const { aggregate, groupBy, filter, search, having, sort, limit, offset, ...read } = request
  const query = parseQuery({ aggregate, groupBy, filter, search, having, sort, limit, offset })
  return { plan: compileRead({ ...read, query }), literals: shapeOf(query).literals }
}
