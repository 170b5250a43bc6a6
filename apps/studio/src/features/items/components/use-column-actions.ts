import type { ListColumn } from '../model/list-columns.ts'
import { nextSort, sortField } from '../model/list-search.ts'
import type { ListView, ViewChange } from '../model/list-view.ts'
import type { SummaryKind, TableOptions } from '../model/table-options.ts'

/** What can be done with the columns of a table; each changes the view. */
export interface ColumnActions {
  readonly sort: readonly string[]
  readonly options: TableOptions
  readonly count: number
  readonly sortBy: (id: string, keepsOthers: boolean) => void
  readonly setSort: (entry: string, keepsOthers: boolean) => void
  readonly unsort: (id: string) => void
  readonly hide: (id: string) => void
  readonly moveTo: (id: string, index: number) => void
  readonly pin: (id: string, isPinned: boolean) => void
  readonly align: (id: string, align: string | null) => void
  readonly summarize: (id: string, kind: SummaryKind | null) => void
  readonly groupBy: (id: string | null) => void
  readonly setWidths: (widths: Readonly<Record<string, number>>) => void
  readonly setColumns: (ids: readonly string[]) => void
  readonly setOptions: (change: Partial<TableOptions>) => void
}

export interface ColumnActionsOptions {
  readonly view: ListView
  /** The options of the view, as a table reads them. */
  readonly options: TableOptions
  readonly columns: readonly ListColumn[]
  readonly change: (change: ViewChange, replace?: boolean) => void
}

/** Ways to change the columns of a view. `columns` are those shown, in order. */
export function columnActions({ view, options, columns, change }: ColumnActionsOptions): ColumnActions {
  const ids = columns.map((column) => column.id)
  const setOptions = (next: Partial<TableOptions>, replace = false): void => {
    const merged = Object.entries({ ...view.options, ...next }).filter(([, value]) => value !== undefined && value !== null)
    change({ options: Object.fromEntries(merged) }, replace)
  }
  const without = (sort: readonly string[], id: string): readonly string[] => sort.filter((entry) => sortField(entry) !== id)
  const entryOf = <Value>(record: Readonly<Record<string, Value>>, id: string, value: Value | null): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries({ ...record, [id]: value }).filter((entry): entry is [string, Value] => entry[1] !== null))
  return {
    sort: view.sort,
    options,
    count: ids.length,
    sortBy: (id, keepsOthers) => change({ sort: nextSort(view.sort, id, keepsOthers) }),
    setSort: (entry, keepsOthers) => change({ sort: keepsOthers ? [...without(view.sort, sortField(entry)), entry] : [entry] }),
    unsort: (id) => change({ sort: without(view.sort, id) }),
    hide: (id) => change({ columns: ids.filter((other) => other !== id) }),
    moveTo: (id, index) => {
      const others = ids.filter((other) => other !== id)
      change({ columns: [...others.slice(0, index), id, ...others.slice(index)] })
    },
    pin: (id, isPinned) => setOptions({ pinned: [...options.pinned.filter((other) => other !== id), ...(isPinned ? [id] : [])] }),
    align: (id, align) => setOptions({ align: entryOf(options.align, id, align) }),
    summarize: (id, kind) => setOptions({ summaries: entryOf(options.summaries, id, kind) }),
    groupBy: (id) => setOptions({ group: id, inGroup: null }),
    setWidths: (widths) => setOptions({ widths }, true),
    setColumns: (next) => change({ columns: next }),
    setOptions,
  }
}
