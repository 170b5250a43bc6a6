/** What a list shows, as its address says it. */
export interface ListSearch {
  /** A field, with `-` before it for the largest first. */
  readonly sort?: string
  readonly search?: string
  /** Shown columns in order, when not the usual ones. */
  readonly columns?: readonly string[]
}

/** Reads a list's address; what makes no sense is left out. */
export function parseListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { sort, search: text, columns } = search
  return {
    ...(typeof sort === 'string' && sort !== '' && sort !== '-' && { sort }),
    ...(isWord(text) && { search: String(text) }),
    ...(Array.isArray(columns) && { columns: columns.map(String) }),
  }
}

/** The sort after a click on a column's header: up, down, none. */
export function nextSort(sort: string | undefined, field: string): string | undefined {
  if (sort === field) return `-${field}`
  return sort === `-${field}` ? undefined : field
}

/** How a column is sorted, in the words of ARIA. */
export function sortDirection(sort: string | undefined, field: string): 'ascending' | 'descending' | 'none' {
  if (sort === field) return 'ascending'
  return sort === `-${field}` ? 'descending' : 'none'
}

function isWord(value: unknown): value is string | number | boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
}
