import { useQueryClient } from '@tanstack/react-query'
import { Columns3, Feather, SearchX } from 'lucide-react'
import { type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { layoutNamed } from '../../../extensions/layouts/registry.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useMedia } from '../../../ui/use-media.ts'
import { ItemCards } from './item-cards.tsx'
import { ListTable } from './list-table.tsx'
import { LoadFailure } from './unavailable.tsx'
import type { ItemListData } from './use-item-list.ts'

export interface ListBodyProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly data: ItemListData
  readonly canCreate: boolean
  readonly onOpen: (item: Item) => void
}

/** The list itself, or why there is none. */
export function ListBody(props: ListBodyProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const isPhone = useMedia('(max-width: 640px)')
  const rights = useRights(props.collection.name)
  const { model, collection, data, onOpen } = props
  const { list, view, columns, request, counted } = data
  const { Component } = layoutNamed(view.layout)
  if (counted.error !== null) {
    return (
      <LoadFailure
        error={counted.error}
        forbidden={t('errors.forbiddenCollection', { name: collection.title })}
        onRetry={() => void queryClient.invalidateQueries({ queryKey: ['items', collection.name] })}
      />
    )
  }
  if (counted.rows === 0) return <EmptyList {...props} />
  if (Component !== undefined) {
    return (
      <Suspense fallback={null}>
        <Component
          model={model}
          collection={collection}
          list={request}
          options={view.options}
          onOptions={(options) => list.change({ options: { ...view.options, ...options } }, true)}
          onOpen={onOpen}
          canUpdateField={rights.canUpdateField}
        />
      </Suspense>
    )
  }
  if (columns.length === 0)
    return <EmptyState icon={<Columns3 aria-hidden />} title={t('items.noColumns')} text={t('items.noColumnsText')} />
  if (isPhone) return <ItemCards model={model} collection={collection} columns={columns} list={request} />
  return (
    <ListTable
      model={model}
      collection={collection}
      data={data}
      onOpen={onOpen}
      onPeek={(item) => list.go({ peek: itemKey(collection, item) ?? undefined }, true)}
    />
  )
}

/** Nothing is there, or nothing matches: says which, and offers the one thing to do. */
function EmptyList({ collection, data, canCreate }: ListBodyProps): ReactElement {
  const { t } = useTranslation()
  const { list, view } = data
  const isFiltered = view.search !== undefined || view.filter !== undefined || view.options['inGroup'] != null
  if (isFiltered) {
    const text = view.filter === undefined ? t('items.noMatch', { search: view.search ?? '' }) : t('lists.noMatch')
    const clear = (): void => list.change({ search: undefined, filter: undefined, options: { ...view.options, inGroup: null } })
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('items.noMatchTitle')}
        text={text}
        action={<Button onClick={clear}>{view.filter === undefined ? t('items.clearSearch') : t('lists.clearFilters')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<Feather aria-hidden />}
      title={t('items.emptyTitle')}
      text={t('items.empty', { name: collection.title })}
      {...(canCreate && {
        action: (
          <ButtonLink kind="primary" to="/content/$collection/$key" params={{ collection: collection.name, key: '+' }}>
            {t('lists.createFirst')}
          </ButtonLink>
        ),
      })}
    />
  )
}
