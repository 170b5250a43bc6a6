import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ListSearchBox } from '../../../ui/list-search-box.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { possibleColumns, requestedFields, shownColumns, sortFields } from '../model/list-columns.ts'
import { type ListSearch, nextSort } from '../model/list-search.ts'
import { ColumnMenu } from './column-menu.tsx'
import styles from './list.module.css'
import { ListBody } from './list-body.tsx'
import { useItemCount } from './use-item-pages.ts'

export interface ItemListProps {
  readonly model: Model
  readonly collection: ModelCollection
}

/** A collection's items with search, sort and columns, all of which the address says. */
export function ItemList({ model, collection }: ItemListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const state = useSearch({ from: '/shell/content/$collection' })
  const columns = useMemo(() => shownColumns(collection, state.columns), [collection, state.columns])
  const list = useMemo(
    () => ({
      collection: collection.name,
      fields: requestedFields(model, collection, columns),
      sort: sortFields(model, collection, state.sort),
      ...(state.search !== undefined && { search: state.search }),
    }),
    [model, collection, columns, state.sort, state.search],
  )
  const { rows, count, first, error } = useItemCount(list)
  const [sample, setSample] = useState(first)
  if (sample === undefined && first !== undefined) setSample(first)
  const change = (next: { readonly [Name in keyof ListSearch]: ListSearch[Name] | undefined }, replace = false): void => {
    const search = Object.fromEntries(Object.entries({ ...state, ...next }).filter(([, value]) => value !== undefined)) as ListSearch
    void navigate({ to: '/content/$collection', params: { collection: collection.name }, search, replace })
  }
  const open = (item: Item): void => {
    const key = itemKey(collection, item)
    if (key !== null) void navigate({ to: '/content/$collection/$key', params: { collection: collection.name, key } })
  }
  const counted = state.search === undefined ? 'items.count' : 'items.matches'
  return (
    <>
      <PageHeader
        title={collection.title}
        meta={
          <>
            {collection.kind === 'view' && <Badge tone="accent">{t('items.view')}</Badge>}{' '}
            <span role="status">{count !== undefined && t(counted, { count, formatted: format.number(count) })}</span>
          </>
        }
        actions={
          <>
            <ListSearchBox
              label={t('items.searchIn', { name: collection.title })}
              placeholder={t('items.search')}
              value={state.search ?? ''}
              onChange={(search) => change({ search: search === '' ? undefined : search }, true)}
            />
            <ColumnMenu possible={possibleColumns(collection)} shown={columns} onChange={(names) => change({ columns: names })} />
          </>
        }
        navigationLabel={t('navigation.open')}
      />
      <main className={styles['main']}>
        {collection.keyFields.length === 0 && <p className={styles['notice']}>{t('items.keyless')}</p>}
        <ListBody
          model={model}
          collection={collection}
          columns={columns}
          list={list}
          rows={rows}
          error={error}
          sample={sample ?? nothing}
          sort={state.sort}
          onSort={(field) => change({ sort: nextSort(state.sort, field) })}
          onClearSearch={() => change({ search: undefined })}
          onOpen={open}
        />
      </main>
    </>
  )
}

const nothing: readonly Item[] = []
