import type { PresetRow } from '@recto/sdk'
import type { Options } from '../../../model/model.ts'
import type { ListSearch } from './list-search.ts'

/** How a list is shown: what a view stores. */
export interface ListView {
  readonly layout: string
  readonly search: string | undefined
  readonly filter: Options | undefined
  readonly sort: readonly string[]
  /** Paths in order; `undefined` for the usual ones. */
  readonly columns: readonly string[] | undefined
  /** Options of the layout, by name. */
  readonly options: Options
}

/** A part of a view to be changed; `undefined` empties it. */
export type ViewChange = { readonly [Name in keyof ListView]?: ListView[Name] | undefined }

/** What the project sees where nothing is stored. */
export const usualView: ListView = { layout: 'tabular', search: undefined, filter: undefined, sort: [], columns: undefined, options: {} }

/** Reads a stored view. Parts that are not of the expected shape count as absent. */
export function viewOfPreset(preset: PresetRow | null, layout = preset?.layout ?? 'tabular'): ListView {
  if (preset === null) return { ...usualView, layout }
  const query = recordOf(preset.layout_query?.[layout]) ?? {}
  const filter = recordOf(preset.filter)
  return {
    layout,
    search: preset.search || undefined,
    filter: filter === null || Object.keys(filter).length === 0 ? undefined : filter,
    sort: textList(query['sort']) ?? [],
    columns: textList(query['fields']),
    options: recordOf(preset.layout_options?.[layout]) ?? {},
  }
}

/** The view an address shows: the stored one with what the address says over it. */
export function viewOfSearch(preset: PresetRow | null, search: ListSearch): ListView {
  const base = viewOfPreset(preset, search.layout ?? preset?.layout ?? 'tabular')
  const options = Object.entries({ ...base.options, ...search.options }).filter(([, value]) => value !== null)
  return {
    layout: base.layout,
    search: (search.search ?? base.search) || undefined,
    filter: emptyAsAbsent(search.filter ?? base.filter),
    sort: search.sort === undefined ? base.sort : search.sort.split(',').filter((entry) => entry !== ''),
    columns: search.columns ?? base.columns,
    options: Object.fromEntries(options),
  }
}

/** What an address has to say so that it shows a view: nothing of what is stored. */
export function searchOfView(preset: PresetRow | null, view: ListView): ListSearch {
  const stored = viewOfPreset(preset)
  const base = viewOfPreset(preset, view.layout)
  const options = changedOptions(base.options, view.options)
  return {
    ...(view.layout !== stored.layout && { layout: view.layout }),
    ...(view.search !== base.search && { search: view.search ?? '' }),
    ...(!isEqual(view.filter ?? {}, base.filter ?? {}) && { filter: view.filter ?? {} }),
    ...(!isEqual(view.sort, base.sort) && { sort: view.sort.join(',') }),
    ...(view.columns !== undefined && !isEqual(view.columns, base.columns) && { columns: view.columns }),
    ...(Object.keys(options).length > 0 && { options }),
  }
}

/** Whether an address shows anything that its view does not store. */
export function isChanged(search: ListSearch): boolean {
  const { layout, search: text, filter, sort, columns, options } = search
  return [layout, text, filter, sort, columns, options].some((part) => part !== undefined)
}

/** A view as it is stored; what other layouts stored stays. */
export function presetOfView(view: ListView, stored: PresetRow | null): Partial<PresetRow> {
  const query = { ...recordOf(stored?.layout_query?.[view.layout]), sort: view.sort, ...(view.columns && { fields: view.columns }) }
  return {
    layout: view.layout,
    search: view.search ?? null,
    filter: view.filter ?? null,
    layout_query: { ...stored?.layout_query, [view.layout]: query },
    layout_options: { ...stored?.layout_options, [view.layout]: view.options },
  }
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function changedOptions(base: Options, options: Options): Options {
  const names = [...new Set([...Object.keys(base), ...Object.keys(options)])]
  return Object.fromEntries(names.filter((name) => !isEqual(base[name], options[name])).map((name) => [name, options[name] ?? null]))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  const record = recordOf(value)
  if (record === null) return value
  return Object.entries(record)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, ordered(inner)])
}

function emptyAsAbsent(filter: Options | undefined): Options | undefined {
  return filter === undefined || Object.keys(filter).length === 0 ? undefined : filter
}

function textList(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(',').filter((entry) => entry !== '')
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined
}

function recordOf(value: unknown): Options | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}
