import { filterOperators } from '@recto/protocol'
import type { Filter, Query } from '@recto/query'
import { memoizeByObject } from '@recto/schema'

/** Whether a query may have to look at every row: it aggregates, searches, or filters by parts of texts. Cached per query object. */
export const isSlowQuery: (query: Query) => boolean = memoizeByObject(readsEveryRow)

function readsEveryRow(query: Query): boolean {
  if (query.aggregate !== null || query.groupBy !== null || query.search !== null) return true
  return (query.filter !== null && scans(query.filter)) || [...query.deep.values()].some(readsEveryRow)
}

/** Of the operators over text, an index helps with the beginning of one alone. */
function scans(filter: Filter): boolean {
  if ('filters' in filter) return filter.filters.some(scans)
  if (filter.kind !== 'operator') return scans(filter.filter)
  return filterOperators[filter.operator] === 'text' && filter.operator !== '_starts_with'
}
