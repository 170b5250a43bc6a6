import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { itemQuery } from '../../../form/api/item-query.ts'
import { requestedPaths } from '../../../form/model/requested-paths.ts'
import { factPaths } from '../../../inspector/model/fact-fields.ts'
import { type Item, readableKey } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { renderTemplate, type Template, templateFields } from '../../../model/template.ts'
import { Badge } from '../../../ui/badge.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { fieldColumns, requestedFields } from '../model/list-columns.ts'
import styles from './item.module.css'
import { ItemBody } from './item-body.tsx'
import { ItemBreadcrumb } from './item-breadcrumb.tsx'
import { ItemEditor } from './item-editor.tsx'
import { ItemMenu } from './item-menu.tsx'
import { ItemSkeleton } from './item-skeleton.tsx'
import { NeighborButtons } from './neighbor-buttons.tsx'
import { LoadFailure } from './unavailable.tsx'
import type { Neighbors } from './use-neighbors.ts'
import { useVersion } from './use-version.ts'
import { VersionMenu } from './version-menu.tsx'

export interface LoadedItemProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** `null` for the item of a singleton. */
  readonly itemKey: string | null
  readonly neighbors: Neighbors
  /** The key of the version to show. */
  readonly wanted?: string | undefined
}

/** An item that exists: read, then shown in its form. */
export function LoadedItem({ model, collection, itemKey, neighbors, wanted }: LoadedItemProps): ReactElement {
  const template = nameTemplate(model, collection)
  const fields = requestedPaths(model, collection, [...templateFields(template), ...factPaths(model, collection)])
  const { versions, shown, isLoading } = useVersion(collection, itemKey, wanted)
  const query = itemQuery(collection.name, itemKey, fields, shown?.id == null ? undefined : shown.key)
  const { data: item, error, refetch } = useQuery({ ...query, enabled: !isLoading })
  if (item === undefined) return <MissingItem collection={collection} itemKey={itemKey} error={error} onRetry={() => void refetch()} />
  const title = titleOf(collection, template, itemKey, item)
  return (
    <ItemEditor
      model={model}
      collection={collection}
      itemKey={itemKey}
      isSingleton={itemKey === null}
      stored={item}
      fields={fields}
      title={title}
      onReload={() => void refetch()}
      version={shown}
      versionMenu={
        itemKey !== null &&
        versions.length > 0 && <VersionMenu model={model} collection={collection} itemKey={itemKey} versions={versions} shown={shown} />
      }
      actions={
        <>
          <NeighborButtons collection={collection.name} neighbors={neighbors} />
          {shown === null && <ItemMenu collection={collection} itemKey={itemKey} item={item} title={title} />}
        </>
      }
    />
  )
}

/** An item of a view: it can only be looked at. */
export function ViewedItem({
  model,
  collection,
  itemKey,
}: Pick<LoadedItemProps, 'model' | 'collection'> & { readonly itemKey: string }): ReactElement {
  const { t } = useTranslation()
  const template = nameTemplate(model, collection)
  const fields = [...new Set([...requestedFields(model, collection, fieldColumns(collection)), ...templateFields(template)])]
  const { data: item, error, refetch } = useQuery(itemQuery(collection.name, itemKey, fields))
  if (item === undefined) return <MissingItem collection={collection} itemKey={itemKey} error={error} onRetry={() => void refetch()} />
  const title = titleOf(collection, template, itemKey, item)
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={<ItemBreadcrumb collection={collection} isSingleton={false} />}
        meta={<Badge>{t('item.readonly')}</Badge>}
        actions={<ItemMenu collection={collection} itemKey={itemKey} item={item} title={title} />}
        navigationLabel={t('navigation.open')}
      />
      <ItemBody model={model} collection={collection} item={item} />
    </>
  )
}

function titleOf(collection: ModelCollection, template: Template, itemKey: string | null, item: Item): string {
  return itemKey === null ? collection.title : renderTemplate(template, item) || readableKey(itemKey)
}

interface MissingItemProps extends Pick<LoadedItemProps, 'collection' | 'itemKey'> {
  readonly error: Error | null
  readonly onRetry: () => void
}

/** While an item is on its way, and when it could not be read. */
function MissingItem({ collection, itemKey, error, onRetry }: MissingItemProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader
        title={itemKey === null ? collection.title : readableKey(itemKey)}
        breadcrumb={<ItemBreadcrumb collection={collection} isSingleton={itemKey === null} />}
        navigationLabel={t('navigation.open')}
      />
      {error === null ? (
        <ItemSkeleton />
      ) : (
        <main className={styles['page']}>
          <LoadFailure error={error} forbidden={t('errors.forbiddenItem')} onRetry={onRetry} />
        </main>
      )}
    </>
  )
}
