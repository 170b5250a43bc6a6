import type { PresetRow } from '@recto/sdk'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { usePresets } from '../../../data/presets.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { startOf } from '../../../model/preset-choice.ts'
import type { ListSearch } from '../model/list-search.ts'
import { isChanged, type ListView, searchOfView, type ViewChange, viewOfPreset, viewOfSearch } from '../model/list-view.ts'

/** The view a list shows, and ways to change it. */
export interface UseListView {
  readonly state: ListSearch
  /** The stored view the list began with. */
  readonly preset: PresetRow | null
  /** Whether the address names a view that is not there. */
  readonly isMissing: boolean
  readonly view: ListView
  /** Whether anything is shown that is not stored. */
  readonly isChanged: boolean
  /** Changes what is shown, in the address alone. */
  readonly change: (change: ViewChange, replace?: boolean) => void
  /** Changes what is open or archived. */
  readonly go: (change: { readonly [Name in keyof ListSearch]?: ListSearch[Name] | undefined }, replace?: boolean) => void
  readonly reset: () => void
  /** Shows another stored view; `null` for what the list begins with. */
  readonly openView: (id: number | null) => void
}

/** Reads the view of a list from its address, over what is stored. */
export function useListView(collection: ModelCollection): UseListView {
  const navigate = useNavigate()
  const state = useSearch({ from: '/shell/content/$collection' })
  const presets = usePresets()
  const bookmark = presets.find((one) => one.id === state.bookmark && one.collection === collection.name)
  const preset = bookmark ?? startOf(presets, collection.name)
  const view = useMemo(() => viewOfSearch(preset, state), [preset, state])
  const { bookmark: id, archived, all, peek } = state
  const kept = present({ bookmark: id, archived, all, peek })
  const show = (search: ListSearch, replace = false): void => {
    void navigate({ to: '/content/$collection', params: { collection: collection.name }, search, replace })
  }
  return {
    state,
    preset,
    isMissing: id !== undefined && bookmark === undefined,
    view,
    isChanged: isChanged(state),
    change: (change, replace) => show({ ...kept, ...searchOfView(preset, changedView(view, change, preset)) }, replace),
    go: (change, replace) => show(present({ ...state, ...change }), replace),
    reset: () => show(kept),
    openView: (next) => show(next === null ? {} : { bookmark: next }),
  }
}

/** Another layout begins with what is stored for it, not with the options of the last one. */
function changedView(view: ListView, change: ViewChange, preset: PresetRow | null): ListView {
  const isOtherLayout = change.layout !== undefined && change.layout !== view.layout
  const { sort, columns, options } = viewOfPreset(preset, change.layout ?? view.layout)
  return { ...view, ...(isOtherLayout && { sort, columns, options }), ...change } as ListView
}

function present(search: { readonly [Name in keyof ListSearch]?: ListSearch[Name] | undefined }): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
