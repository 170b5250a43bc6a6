import { readItems } from '@recto/sdk'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { layoutNamed } from '../../../extensions/layouts/registry.ts'
import { joinFilters } from '../../../filters/filter-tree.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import { archiveChoice, archiveFilter } from '../model/archive.ts'
import { groupFilter } from '../model/group-filter.ts'
import { type ListColumn, requestedFields, shownColumns, sortFields } from '../model/list-columns.ts'
import type { ListView } from '../model/list-view.ts'
import { orderedColumns, tableOptions } from '../model/table-options.ts'
import { type ColumnActions, columnActions } from './use-column-actions.ts'
import { type ItemCount, useItemCount, useLoadedItems } from './use-item-pages.ts'
import { type UseListView, useListView } from './use-list-view.ts'
import { type RowSelection, useRowSelection } from './use-row-selection.ts'

/** A list with all that is known of it. */
export interface ItemListData {
  readonly list: UseListView
  readonly view: ListView
  /** In the order they stand. */
  readonly columns: readonly ListColumn[]
  readonly request: ListRequest
  /** The list without the choice of a group. */
  readonly ungrouped: ListRequest
  readonly counted: ItemCount
  /** Items to fit columns to. */
  readonly sample: readonly Item[]
  readonly selection: RowSelection
  readonly selectAll: () => Promise<void>
  readonly actions: ColumnActions
}

const maxSelected = 1000

/** Reads a list as its view says. */
export function useItemList(model: Model, collection: ModelCollection): ItemListData {
  const { t } = useTranslation()
  const announce = useToast()
  const problemText = useProblemText()
  const list = useListView(collection)
  const { view, state } = list
  const options = useMemo(() => tableOptions(view.options), [view.options])
  const shown = useMemo(() => shownColumns(model, collection, view.columns), [model, collection, view.columns])
  const columns = useMemo(() => orderedColumns(shown, options.pinned), [shown, options.pinned])
  const archive = archiveFilter(collection, archiveChoice(state))
  const layout = layoutNamed(view.layout)
  const ungrouped = useMemo((): ListRequest => {
    const filter = joinFilters(view.filter, archive)
    const extra = layout.fields?.({ model, collection, options: view.options }) ?? []
    return {
      collection: collection.name,
      fields: [...new Set([...requestedFields(model, collection, columns), ...extra])].toSorted(),
      sort: sortFields(model, collection, view.sort),
      ...(view.search !== undefined && { search: view.search }),
      ...(filter !== undefined && { filter }),
    }
  }, [model, collection, columns, view, archive, layout])
  const request = useMemo((): ListRequest => {
    const filter = joinFilters(ungrouped.filter, view.layout === 'tabular' ? groupFilter(options) : undefined)
    return filter === undefined ? ungrouped : { ...ungrouped, filter }
  }, [ungrouped, options, view.layout])
  const counted = useItemCount(request)
  const { first } = counted
  const [sample, setSample] = useState(first)
  if (sample === undefined && first !== undefined) setSample(first)
  const itemAt = useLoadedItems(request)
  const selection = useRowSelection({ itemAt, keyOf: (item) => itemKey(collection, item) })
  const selectAll = async (): Promise<void> => {
    try {
      const { collection: name, ...query } = request
      const items: readonly Item[] = await client.request(readItems(name, { ...query, limit: maxSelected }))
      selection.add(items)
      if (items.length === maxSelected) announce(t('lists.selection.limit', { count: maxSelected }))
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
    }
  }
  const actions = columnActions({ view, options, columns, change: list.change })
  return { list, view, columns, request, ungrouped, counted, sample: sample ?? nothing, selection, selectAll, actions }
}

const nothing: readonly Item[] = []
