import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InterfaceProps } from '../extensions/interfaces/define-interface.ts'
import { type Item, itemKey, plainValue } from '../model/item-key.ts'
import { fieldOf } from '../model/model.ts'
import { numberOption } from '../model/read-options.ts'
import type { Template } from '../model/template.ts'
import { relationQueries } from './api/relation-queries.ts'
import { keyFilter, namedFields } from './model/item-choice.ts'
import { farCollection, farItem, type ListRelation, nameOf, ownRows, rowFields } from './model/list-relation.ts'
import { isPlainItem, type ListRow, listRows, mergeItem } from './model/list-rows.ts'
import { allOf } from './model/resolve-filter.ts'
import { searchFilter } from './model/search-filter.ts'
import type { StagedList } from './model/staged-list.ts'
import { useRested } from './use-rested.ts'

export interface ListRowsRequest {
  readonly props: InterfaceProps
  readonly relation: ListRelation
  readonly template: Template
  readonly columns: readonly string[]
  readonly list: StagedList
  /** Rows on a page; -1 for all. */
  readonly limit?: number
}

export interface ListRows {
  readonly rows: readonly ListRow[]
  /** Rows there will be once everything is saved. */
  readonly count: number
  /** Stored rows. */
  readonly storedCount: number
  readonly page: number
  readonly limit: number
  readonly setPage: (page: number) => void
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly isLoading: boolean
  readonly error: Error | null
}

const usualLimit = 15

/** The rows of a to-many field: a page of what is stored, with what is staged. */
export function useListRows({ props, relation, template, columns, list, limit: asked }: ListRowsRequest): ListRows {
  const { model, collection, item, itemKey: key, options } = props
  const { rows, sortField } = relation
  const [page, setPage] = useState(0)
  const [search, setSearch] = useState('')
  const limit = asked ?? numberOption(options, 'limit') ?? usualLimit
  const own = ownRows(relation, collection, item, key)
  const base = { collection: rows.name, fields: rowFields(model, relation, template, columns), sort: sortOf(relation, props) }
  const byName = searchFilter(model, rows, template, useRested(search))
  const stored = useQuery({ ...relationQueries.page({ ...base, filter: allOf(own, byName) }, page, limit), enabled: own !== null })
  const storedItems = own === null ? none : (stored.data?.items ?? none)
  const linked = useLinkedRows({ props, relation, list, storedItems, base })
  const shown = listRows({ collection: rows, list, stored: storedItems, linked, sortField })
  const storedCount = own === null ? 0 : (stored.data?.count ?? 0)
  return {
    rows: useFarNames({ props, relation, columns }, shown),
    count: storedCount - list.delete.length + list.create.length + linked.length,
    storedCount,
    page,
    limit,
    setPage,
    search,
    setSearch: (next) => {
      setSearch(next)
      setPage(0)
    },
    isLoading: own !== null && stored.isLoading,
    error: stored.error,
  }
}

const none: readonly Item[] = []

function sortOf({ rows, sortField, far }: ListRelation, { options }: InterfaceProps): readonly string[] {
  if (sortField !== null) return [sortField, ...rows.keyFields]
  const { sort, sortDirection } = options
  if (far !== null || typeof sort !== 'string' || fieldOf(rows, sort) === undefined) return rows.keyFields
  return [sortDirection === '-' ? `-${sort}` : sort, ...rows.keyFields]
}

interface LinkedInput extends Pick<ListRowsRequest, 'props' | 'relation' | 'list'> {
  readonly storedItems: readonly Item[]
  readonly base: { readonly collection: string; readonly fields: readonly string[] }
}

/** Rows that are staged to be linked: changed ones that the item does not have yet. */
function useLinkedRows({ props, relation, list, storedItems, base }: LinkedInput): readonly Item[] {
  const { rows } = relation
  const onPage = new Set(storedItems.map((item) => itemKey(rows, item)))
  const others = relation.far !== null ? none : list.update.filter((entry) => !onPage.has(itemKey(rows, entry)))
  const keys = others.flatMap((entry) => itemKey(rows, entry) ?? [])
  const filter = keyFilter(rows, keys)
  const found = useQuery({
    ...relationQueries.some({ ...base, filter: filter ?? undefined }, Math.max(1, keys.length)),
    enabled: filter !== null,
  })
  const byKey = new Map((found.data ?? none).map((item) => [itemKey(rows, item), item]))
  if (found.isLoading) return none
  return others
    .map((entry) => byKey.get(itemKey(rows, entry)) ?? entry)
    .filter((item) => props.itemKey === null || !belongsTo(relation, props, item))
}

function belongsTo({ rows, field }: ListRelation, { collection, item, itemKey: key }: InterfaceProps, row: Item): boolean {
  const value = row[field]
  if (value === null || value === undefined) return false
  const link = fieldOf(rows, field)
  const target = link?.link?.field ?? collection.keyFields[0] ?? ''
  const own = collection.keyFields.length === 1 && collection.keyFields[0] === target ? decodeURIComponent(key ?? '') : item[target]
  return isPlainItem(value) && !link?.link?.field ? itemKey(collection, value) === key : String(plainValue(value, link)) === String(own)
}

/** Fills in what names far items that a row only links by their keys. */
function useFarNames(
  { props: { model }, relation, columns }: Pick<ListRowsRequest, 'props' | 'relation' | 'columns'>,
  rows: readonly ListRow[],
): readonly ListRow[] {
  const { far } = relation
  const prefix = `${far?.field}.`
  const more = columns.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  const wanted = (far?.collections ?? []).map((collection) => ({
    collection,
    keys: rows
      .filter((row) => needsName(relation, row) && farCollection(relation, row.item) === collection)
      .flatMap((row) => farKeyOf(relation, row) ?? []),
  }))
  const results = useQueries({
    queries: wanted.map(({ collection, keys }) => ({
      ...relationQueries.some(
        {
          collection: collection.name,
          fields: [...new Set([...namedFields(model, collection, nameOf(collection)), ...more])],
          filter: keyFilter(collection, keys) ?? undefined,
        },
        Math.max(1, keys.length),
      ),
      enabled: keys.length > 0,
    })),
  })
  const names = new Map(
    wanted.flatMap(({ collection }, index) =>
      (results[index]?.data ?? none).map((item) => [`${collection.name} ${itemKey(collection, item)}`, item] as const),
    ),
  )
  if (far === null || names.size === 0) return rows
  return rows.map((row) => {
    const item = needsName(relation, row) ? names.get(`${farCollection(relation, row.item)?.name} ${farKeyOf(relation, row)}`) : undefined
    const known = farItem(relation, row.item)
    return item === undefined || known === null ? row : { ...row, item: { ...row.item, [far.field]: mergeItem(item, known) } }
  })
}

function needsName(relation: ListRelation, { state, changes }: ListRow): boolean {
  const isChosen = state === 'new' || (relation.far?.field ?? '') in changes
  return isChosen && relation.far !== null
}

function farKeyOf(relation: ListRelation, { item }: ListRow): string | null {
  const collection = farCollection(relation, item)
  const far = farItem(relation, item)
  return collection === undefined || far === null ? null : itemKey(collection, far)
}
