import { Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { ListSearchBox } from '../../../ui/list-search-box.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import styles from './list.module.css'
import { ListBody } from './list-body.tsx'
import { ListMenu } from './list-menu.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { PeekPane } from './peek-pane.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { type ItemListData, useItemList } from './use-item-list.ts'

export interface ItemListProps {
  readonly model: Model
  readonly collection: ModelCollection
}

/** A collection's items, shown as a view says, over which the address says more. */
export function ItemList({ model, collection }: ItemListProps): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { canCreate } = useRights(collection.name)
  const data = useItemList(model, collection)
  const { list, selection } = data
  const { peek } = list.state
  const open = (item: Item): void => {
    const key = itemKey(collection, item)
    if (key !== null) void navigate({ to: '/content/$collection/$key', params: { collection: collection.name, key } })
  }
  return (
    <>
      <ListHeader model={model} collection={collection} data={data} canCreate={canCreate} />
      <ListToolbar model={model} collection={collection} data={data} />
      {selection.keys.size > 0 && <SelectionBar model={model} collection={collection} data={data} />}
      <div className={styles['split']}>
        <main className={styles['main']}>
          {list.isMissing && <p className={styles['notice']}>{t('lists.noView')}</p>}
          {collection.keyFields.length === 0 && <p className={styles['notice']}>{t('items.keyless')}</p>}
          <ListBody model={model} collection={collection} data={data} canCreate={canCreate} onOpen={open} />
        </main>
        {peek !== undefined && (
          <PeekPane model={model} collection={collection} itemKey={peek} onClose={() => list.go({ peek: undefined }, true)} />
        )}
      </div>
    </>
  )
}

interface ListHeaderProps extends ItemListProps {
  readonly data: ItemListData
  readonly canCreate: boolean
}

function ListHeader({ model, collection, data, canCreate }: ListHeaderProps): ReactElement {
  const { t } = useTranslation()
  const { list, view } = data
  const name = list.preset?.bookmark ?? null
  return (
    <PageHeader
      title={name ?? collection.title}
      {...(name !== null && {
        breadcrumb: (
          <Breadcrumb label={t('item.breadcrumb')}>
            <Link to="/content/$collection" params={{ collection: collection.name }}>
              {collection.title}
            </Link>
          </Breadcrumb>
        ),
      })}
      meta={
        <>
          {collection.kind === 'view' && <Badge tone="accent">{t('items.view')}</Badge>} <ListCount data={data} />
        </>
      }
      actions={
        <>
          <ListSearchBox
            label={t('items.searchIn', { name: collection.title })}
            placeholder={t('items.search')}
            value={view.search ?? ''}
            onChange={(search) => list.change({ search: search === '' ? undefined : search }, true)}
          />
          <ListMenu model={model} collection={collection} data={data} />
          {canCreate && (
            <ButtonLink kind="primary" to="/content/$collection/$key" params={{ collection: collection.name, key: '+' }}>
              <Plus aria-hidden />
              {t('lists.create')}
            </ButtonLink>
          )}
        </>
      }
      navigationLabel={t('navigation.open')}
    />
  )
}

function ListCount({ data: { view, counted } }: Pick<ListHeaderProps, 'data'>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { count } = counted
  const isFiltered = view.search !== undefined || view.filter !== undefined
  const text = count === undefined ? '' : t(isFiltered ? 'items.matches' : 'items.count', { count, formatted: format.number(count) })
  return <span role="status">{text}</span>
}
