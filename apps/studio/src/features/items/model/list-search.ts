import type { Options } from '../../../model/model.ts'

/** What the address of a list says: where it differs from the view it shows, and what is open. Emptied parts are there, as empty text or `{}`. */
export interface ListSearch {
  /** A stored view, by its id. */
  readonly bookmark?: number
  /** Fields in order of weight, comma-separated, with `-` before those whose largest value comes first. */
  readonly sort?: string
  readonly search?: string
  readonly filter?: Options
  /** Shown columns in order, as paths. */
  readonly columns?: readonly string[]
  readonly layout?: string
  /** Options of the layout, by name. */
  readonly options?: Options
  /** Lists what is archived, alone. */
  readonly archived?: true
  /** Lists what is archived and what is not. */
  readonly all?: true
  /** Key of the item that is shown beside the list. */
  readonly peek?: string
}

/** Reads a list's address; what makes no sense is left out. */
export function parseListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { bookmark, sort, search: text, filter, columns, layout, options, peek } = search
  const id = Number(bookmark)
  return {
    ...(bookmark !== undefined && Number.isInteger(id) && { bookmark: id }),
    ...(typeof sort === 'string' && sort !== '-' && { sort }),
    ...(isWord(text) && { search: String(text) }),
    ...(isRecord(filter) && { filter }),
    ...(Array.isArray(columns) && { columns: columns.map(String) }),
    ...(typeof layout === 'string' && { layout }),
    ...(isRecord(options) && { options }),
    ...(isFlag(search['archived']) && { archived: true as const }),
    ...(isFlag(search['all']) && { all: true as const }),
    ...(isWord(peek) && { peek: String(peek) }),
  }
}

/**
 * The sort after a click on a column's header: up, down, none. With `keepsOthers` the other fields stay, and a new one weighs least.
 */
export function nextSort(sort: readonly string[], field: string, keepsOthers = false): readonly string[] {
  const direction = sortDirection(sort, field)
  const next = { none: [field], ascending: [`-${field}`], descending: [] }[direction]
  if (!keepsOthers) return next
  if (direction === 'none') return [...sort, field]
  return sort.flatMap((entry) => (sortField(entry) === field ? next : [entry]))
}

/** How a column is sorted, in the words of ARIA. */
export function sortDirection(sort: readonly string[], field: string): 'ascending' | 'descending' | 'none' {
  if (sort.includes(field)) return 'ascending'
  return sort.includes(`-${field}`) ? 'descending' : 'none'
}

/** The field of an entry of a sort. */
export function sortField(entry: string): string {
  return entry.replace(/^-/, '')
}

function isWord(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

// Other clients of the platform write `?archived` without a value.
function isFlag(value: unknown): boolean {
  return value === true || value === '' || value === 'true'
}

function isRecord(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
