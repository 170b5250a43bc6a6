import { useInfiniteQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, itemKey } from '../../model/item-key.ts'
import type { Model, ModelCollection } from '../../model/model.ts'
import type { Template } from '../../model/template.ts'
import { SearchInput } from '../../ui/input.tsx'
import { relationQueries } from '../api/relation-queries.ts'
import { itemName, namedFields, nameOrder } from '../model/item-choice.ts'
import { allOf } from '../model/resolve-filter.ts'
import { searchFilter } from '../model/search-filter.ts'
import { useRested } from '../use-rested.ts'
import styles from './item-picker.module.css'
import { PickerDialog } from './picker-dialog.tsx'
import { PickerList } from './picker-list.tsx'

export interface ItemPickerProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly template: Template
  /** Items that don't match are not offered. */
  readonly filter: object | null
  /** Whether several may be chosen. */
  readonly isMultiple: boolean
  /** The key of what is chosen already. */
  readonly chosen?: string | null
  readonly onChoose: (items: readonly Item[]) => void
  readonly onClose: () => void
}

/** A drawer to choose items of a collection in, by search. */
export function ItemPicker({ isMultiple, chosen = null, onChoose, onClose, ...list }: ItemPickerProps): ReactElement {
  const { t } = useTranslation()
  const { collection } = list
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<ReadonlyMap<string, Item>>(new Map())
  const found = useFoundItems(list, search)
  const choose = (key: string, item: Item): void => {
    if (isMultiple) setPicked(toggled(picked, key, item))
    else onChoose([item])
  }
  return (
    <PickerDialog
      title={t('relations.pick', { name: collection.title })}
      pickedCount={isMultiple ? picked.size : null}
      onDone={() => onChoose([...picked.values()])}
      onClose={onClose}
    >
      <SearchInput
        className={styles['search']}
        icon={<Search aria-hidden />}
        aria-label={t('relations.search', { name: collection.title })}
        placeholder={t('relations.search', { name: collection.title })}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <PickerList
        label={t('relations.options', { name: collection.title })}
        options={found.items.flatMap((item) => {
          const key = itemKey(collection, item)
          return key === null ? [] : [{ key, item, name: itemName(collection, list.template, item) }]
        })}
        isLoading={found.isLoading}
        emptyText={search === '' ? t('relations.empty', { name: collection.title }) : t('relations.none')}
        isMultiple={isMultiple}
        picked={isMultiple ? new Set(picked.keys()) : new Set(chosen === null ? [] : [chosen])}
        onPick={choose}
        onMore={found.onMore}
      />
    </PickerDialog>
  )
}

function useFoundItems(
  { model, collection, template, filter }: Pick<ItemPickerProps, 'model' | 'collection' | 'template' | 'filter'>,
  search: string,
) {
  const text = useRested(search)
  const byName = searchFilter(model, collection, template, text)
  const pages = useInfiniteQuery(
    relationQueries.pages({
      collection: collection.name,
      fields: namedFields(model, collection, template),
      sort: nameOrder(model, collection, template),
      filter: allOf(filter, byName),
      search: byName === null ? text : undefined,
    }),
  )
  return {
    items: pages.data?.pages.flat() ?? [],
    isLoading: pages.isLoading,
    onMore: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
  }
}

function toggled(picked: ReadonlyMap<string, Item>, key: string, item: Item): ReadonlyMap<string, Item> {
  const next = new Map(picked)
  if (!next.delete(key)) next.set(key, item)
  return next
}
