import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../../data/model.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ItemList } from '../components/item-list.tsx'
import { LoadedItem } from '../components/loaded-item.tsx'
import { ForbiddenCollection } from '../components/unavailable.tsx'

const alone = { previous: null, next: null }

/** The items of one collection. */
export function ItemListPage(): ReactElement {
  const { t } = useTranslation()
  const { collection: name } = useParams({ from: '/shell/content/$collection' })
  const model = useModel()
  const collection = model.collections.get(name)
  if (collection === undefined || collection.isSystem || collection.kind === 'folder') {
    return (
      <>
        <PageHeader
          title={name}
          breadcrumb={
            <Breadcrumb label={t('item.breadcrumb')}>
              <Link to="/content">{t('modules.content')}</Link>
            </Breadcrumb>
          }
          navigationLabel={t('navigation.open')}
        />
        <main>
          <ForbiddenCollection name={name} />
        </main>
      </>
    )
  }
  if (collection.isSingleton) return <LoadedItem key={name} model={model} collection={collection} itemKey={null} neighbors={alone} />
  return <ItemList key={name} model={model} collection={collection} />
}
