import type { Dialect } from '@recto/dialects'

/** Locks the rows that a query selects until the transaction ends, where the engine locks rows: `query.$call(lockRows(dialect))`. */
export function lockRows<Query extends { forUpdate(): Query }>({ supports }: Pick<Dialect, 'supports'>): (query: Query) => Query {
  return (query) => (supports.rowLocks ? query.forUpdate() : query)
}
