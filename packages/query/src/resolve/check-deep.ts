import { invalidQuery } from '@recto/errors'
import type { Filter, Query, Sort } from '../query.ts'

/**
 * The depth of what `deep` reaches: the relations down to a level, and from there the steps of each path in its filter and sort.
 * It counts whether or not the level is read.
 * @throws {RectoError} INVALID_QUERY
 */
export function checkDeep({ deep }: Query, depthMax: number, depth = 1): void {
  for (const level of deep.values()) {
    const below = Math.max(filterDepth(level.filter), ...(level.sort ?? []).map(sortDepth))
    if (depth + below > depthMax) throw invalidQuery('Max relational depth exceeded')
    checkDeep(level, depthMax, depth + 1)
  }
}

/** Steps of the longest path; operators and logic are none. */
function filterDepth(filter: Filter | null): number {
  if (filter === null) return 0
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.reduce((deepest, inner) => Math.max(deepest, filterDepth(inner)), 0)
    case 'field':
    case 'follow':
      return 1 + filterDepth(filter.filter)
    case 'some':
    case 'none':
      return filterDepth(filter.filter)
    default:
      return 0
  }
}

function sortDepth({ path }: Sort): number {
  return path.length + 1
}
