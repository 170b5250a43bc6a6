import type { Collection, Field } from '@recto/schema'
import type { Sort } from '../query.ts'
import { type SearchKind, searchKind } from '../search-kind.ts'
import { canReadField, type ResolveContext } from './context.ts'
import { type FilterLocation, resolveFilter } from './filter.ts'
import type { FilterAndPaging, ResolvedSearch } from './level.ts'
import type { LevelRequest } from './level-request.ts'
import type { Operand } from './operand.ts'
import { defaultSort, resolveSort } from './sort.ts'

/** Filter, search, order and bounds of a level. */
export function resolveFilterAndPaging(context: ResolveContext, request: LevelRequest): FilterAndPaging {
  const { collection, options, path } = request
  const location = { collection, path, hops: [], depth: 0 }
  const limit = limitOf(context, options.limit)
  // Groups have an order of their own.
  const isAggregated = options.aggregate !== null || options.groupBy !== null
  return {
    filter: options.filter === null ? null : resolveFilter(context, options.filter, location),
    search: resolveSearch(context, request),
    sort: isAggregated ? [] : sortOf(context, request, location),
    limit,
    offset: offsetOperand(context, request, limit),
  }
}

function sortOf(context: ResolveContext, request: LevelRequest, location: FilterLocation): FilterAndPaging['sort'] {
  const { sort, alias } = request.options
  if (sort === null || sort.length === 0) return defaultSort(context, request)
  return sort.map((term) => resolveSort(context, meantBy(term, alias), location))
}

/** The alias of a `json()` may be sorted by; any other is no name of a sort. */
function meantBy(term: Sort, alias: LevelRequest['options']['alias']): Sort {
  const named = term.path.length === 0 && term.call.function === null ? alias.get(term.call.field) : undefined
  return named?.function === 'json' ? { ...term, call: named } : term
}

/** The default when none was asked, never more than the largest allowed; `null`: all. */
export function limitOf({ limits }: ResolveContext, asked: number | null): number | null {
  const most = limits.limitMax === -1 ? Number.POSITIVE_INFINITY : limits.limitMax
  const limit = Math.min(asked === -1 ? Number.POSITIVE_INFINITY : (asked ?? limits.limitDefault), most)
  return Number.isFinite(limit) ? Math.max(limit, 0) : null
}

function offsetOperand({ literalPositions, limits }: ResolveContext, { options }: LevelRequest, limit: number | null): Operand | null {
  const position = literalPositions?.offset.get(options)
  return position === undefined ? null : { kind: 'offset', position, pageSize: limit ?? limits.limitDefault }
}

function resolveSearch(context: ResolveContext, { collection, options }: LevelRequest): ResolvedSearch | null {
  const position = context.literalPositions?.search.get(options)
  if (options.search === null || position === undefined) return null
  const kind = searchKind(options.search)
  const fields = searchableFields(context, collection).filter((field) => isSearchedFor(field, kind))
  return { kind, fields, operand: { kind: 'literal', position, sample: '' } }
}

function searchableFields(context: ResolveContext, collection: Collection): readonly Field[] {
  return [...collection.fields.values()].filter(
    (field) => field.column !== null && field.isSearchable && canReadField(context, collection.name, field.name),
  )
}

function isSearchedFor({ type }: Field, kind: SearchKind): boolean {
  if (type === 'string' || type === 'text') return true
  if (type === 'integer' || type === 'bigInteger') return kind === 'integer'
  if (type === 'float' || type === 'decimal') return kind === 'integer' || kind === 'number'
  return type === 'uuid' && kind === 'uuid'
}
