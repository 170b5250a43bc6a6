import type { Query } from '@recto/query'
import { aggregate } from './aggregate.ts'
import { primaryKeyOf, type Row, rowsOf, type Viewer } from './dataset.ts'
import { matchesFilter } from './filter.ts'
import { callValue } from './functions.ts'
import type { RelationLink } from './relation-link.ts'
import { matchesSearch } from './search.ts'
import { type Level, type Selected, select } from './selection.ts'
import { sorted } from './sort.ts'
import { isVisible, isVisibleFor, linkedVisible, outputValue, visibleValue } from './visibility.ts'

const defaultLimit = 100

/**
 * The answer to a read, worked out row by row from what the query language is said to mean. Slow and plain on purpose:
 * it is what every engine is compared with.
 * @param isAddressed Which rows are asked for by their keys. @default all
 * @throws {RectoError} FORBIDDEN
 */
export function evaluateRead(viewer: Viewer, collection: string, query: Query, isAddressed: (row: Row) => boolean = () => true): unknown[] {
  const level = select(viewer, collection, query)
  return listOf(viewer, level, { rows: rowsOf(viewer, collection).filter(isAddressed), via: null })
}

/** How many rows there are for the viewer, and how many of them the query finds: whatever it selects, and however it is paged. */
export function evaluateCounts(viewer: Viewer, collection: string, query: Query): { readonly total: number; readonly filtered: number } {
  select(viewer, collection, query)
  const visible = rowsOf(viewer, collection).filter((row) => isVisible(viewer, collection, row))
  return { total: visible.length, filtered: visible.filter((row) => isAskedFor(viewer, collection, row, query)).length }
}

interface Among {
  readonly rows: readonly Row[]
  /** The link that led to them: then there are no groups without rows. */
  readonly via: RelationLink | null
}

function listOf(viewer: Viewer, level: Level, { rows, via }: Among): unknown[] {
  const { collection, query, touched } = level
  const found = rows.filter((row) => isVisibleFor(viewer, collection, row, [...touched]) && isAskedFor(viewer, collection, row, query))
  const isAggregated = query.aggregate !== null || query.groupBy !== null
  if (isAggregated && via !== null && found.length === 0) return []
  if (isAggregated)
    return page(aggregate(viewer, collection, { rows: found, query, own: via?.kind === 'many' ? via.relation.fields : [] }), query)
  return page(sorted(viewer, collection, found, query.sort), query).map((row) => item(viewer, level, row))
}

function isAskedFor(viewer: Viewer, collection: string, row: Row, { filter, search }: Query): boolean {
  return (
    (filter === null || matchesFilter(viewer, collection, row, filter)) &&
    (search === null || matchesSearch(viewer, collection, row, search))
  )
}

function page<Entry>(rows: readonly Entry[], query: Query): Entry[] {
  const limit = query.limit ?? defaultLimit
  const offset = query.page !== null && limit !== -1 ? (query.page - 1) * limit : (query.offset ?? 0)
  return limit === -1 ? rows.slice(offset) : rows.slice(offset, offset + limit)
}

function item(viewer: Viewer, { collection, entries }: Level, row: Row): unknown {
  if (entries.length === 0) return primaryKeyOf(viewer, collection, row)
  return Object.fromEntries(entries.map((entry) => [entry.key, valueOfEntry(viewer, collection, row, entry)]))
}

function valueOfEntry(viewer: Viewer, collection: string, row: Row, entry: Selected): unknown {
  switch (entry.kind) {
    case 'value':
      return outputValue(viewer, collection, row, entry.field)
    case 'call':
      return callValue(viewer, collection, row, entry.call)
    case 'nested':
      return nestedValue(viewer, collection, row, entry)
    case 'any':
      return anyValue(viewer, collection, row, entry)
  }
}

/** Limits are of lists; the one row behind a to-one relation has none. */
function nestedValue(viewer: Viewer, collection: string, row: Row, { field, link, level }: Extract<Selected, { kind: 'nested' }>): unknown {
  if (!isVisible(viewer, collection, row, field)) return null
  const rows = linkedVisible(viewer, collection, row, link)
  if (link.kind === 'many') return listOf(viewer, level, { rows, via: link })
  return one(viewer, level, rows)
}

function one(viewer: Viewer, level: Level, rows: readonly Row[]): unknown {
  const { limit: _limit, offset: _offset, page: _page, ...query } = level.query
  return listOf(viewer, { ...level, query: { ...query, limit: -1, offset: null, page: null } }, { rows, via: null })[0] ?? null
}

/** The item itself where its collection was asked for, its key where it was not. */
function anyValue(viewer: Viewer, collection: string, row: Row, { field, branches, others }: Extract<Selected, { kind: 'any' }>): unknown {
  const branch = branches.find(({ link }) => visibleValue(viewer, collection, row, link.guards[1] ?? '') === link.collection)
  if (branch !== undefined) return one(viewer, branch.level, linkedVisible(viewer, collection, row, branch.link))
  return others.some((other) => row['collection'] === other && isVisible(viewer, collection, row, 'collection'))
    ? visibleValue(viewer, collection, row, field)
    : null
}
