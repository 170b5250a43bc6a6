import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Item, itemKey } from '../model/item-key.ts'
import type { Model, ModelCollection } from '../model/model.ts'
import type { Template } from '../model/template.ts'
import { type RelatedItems, relationQueries } from './api/relation-queries.ts'
import { keyFilter, namedFields, nameOrder } from './model/item-choice.ts'
import { recentItems } from './model/recent-items.ts'
import { allOf } from './model/resolve-filter.ts'
import { searchFilter } from './model/search-filter.ts'
import { useRested } from './use-rested.ts'

export interface ItemSearchInput {
  readonly model: Model
  readonly collection: ModelCollection
  readonly template: Template
  /** Items that don't match are not offered. */
  readonly filter: object | null
}

export interface ItemSearch {
  /** Chosen last, while nothing is typed. */
  readonly recent: readonly Item[]
  readonly items: readonly Item[]
  readonly isSearching: boolean
  /** `null` while the search is closed: nothing is fetched then. */
  readonly search: (text: string | null) => void
}

const shown = 20

/** Finds items of a collection by what names them, as one types. */
export function useItemSearch({ model, collection, template, filter }: ItemSearchInput): ItemSearch {
  const [typed, setTyped] = useState<string | null>(null)
  const text = useRested(typed ?? '')
  const base = {
    collection: collection.name,
    fields: namedFields(model, collection, template),
    sort: nameOrder(model, collection, template),
  }
  const byName = searchFilter(model, collection, template, text)
  const matching: RelatedItems = { ...base, filter: allOf(filter, byName), search: byName === null ? text : undefined }
  const matches = useQuery({ ...relationQueries.some(matching, shown), enabled: typed !== null, placeholderData: keepPreviousData })
  const keys = recentItems(collection.name)
  const recentOnes: RelatedItems = { ...base, filter: allOf(filter, keyFilter(collection, keys)) }
  const recent = useQuery({ ...relationQueries.some(recentOnes, keys.length), enabled: typed !== null && keys.length > 0 })
  const rank = (item: Item): number => keys.indexOf(itemKey(collection, item) ?? '')
  const isBlank = text.trim() === ''
  return {
    recent: isBlank && keys.length > 0 ? (recent.data ?? []).toSorted((a, b) => rank(a) - rank(b)) : [],
    items: typed === null ? [] : (matches.data ?? []),
    isSearching: typed !== null && (matches.isFetching || text !== typed),
    search: setTyped,
  }
}
