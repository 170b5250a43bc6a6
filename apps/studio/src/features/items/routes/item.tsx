import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../../data/model.ts'
import { readableKey } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { renderTemplate, templateFields } from '../../../model/template.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { itemQueries } from '../api/item-queries.ts'
import { ItemBody } from '../components/item-body.tsx'
import { RawItem } from '../components/raw-item.tsx'
import { ForbiddenCollection } from '../components/unavailable.tsx'
import { possibleColumns, requestedFields } from '../model/list-columns.ts'

/** One item: its fields, and what points at it. */
export function ItemPage(): ReactElement {
  const { collection: name, key } = useParams({ from: '/shell/content/$collection/$key' })
  const model = useModel()
  const collection = model.collections.get(name)
  if (collection === undefined || collection.isSystem) return <ForbiddenCollection name={name} />
  return <LoadedItem key={`${name}/${key}`} model={model} collection={collection} itemKey={key} />
}

interface LoadedItemProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly itemKey: string
}

function LoadedItem({ model, collection, itemKey: key }: LoadedItemProps): ReactElement {
  const { t } = useTranslation()
  const template = nameTemplate(model, collection)
  const fields = [...new Set([...requestedFields(model, collection, possibleColumns(collection)), ...templateFields(template)])]
  const { data: item, error, refetch } = useQuery(itemQueries.one(collection.name, key, fields))
  const title = item === undefined ? readableKey(key) : renderTemplate(template, item) || readableKey(key)
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={
          <Breadcrumb label={t('item.breadcrumb')}>
            <Link to="/content/$collection" params={{ collection: collection.name }}>
              <bdi>{collection.title}</bdi>
            </Link>
          </Breadcrumb>
        }
        actions={item !== undefined && <RawItem item={item} title={title} />}
        navigationLabel={t('navigation.open')}
      />
      <ItemBody model={model} collection={collection} item={item} error={error} onRetry={() => void refetch()} />
    </>
  )
}
