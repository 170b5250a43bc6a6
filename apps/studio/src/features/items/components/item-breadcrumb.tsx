import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelCollection } from '../../../model/model.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'

/** The way from an item to its list. */
export function ItemBreadcrumb({
  collection,
  isSingleton,
}: {
  readonly collection: ModelCollection
  readonly isSingleton: boolean
}): ReactElement {
  const { t } = useTranslation()
  return (
    <Breadcrumb label={t('item.breadcrumb')}>
      {isSingleton ? (
        <Link to="/content">{t('modules.content')}</Link>
      ) : (
        <Link to="/content/$collection" params={{ collection: collection.name }}>
          <bdi>{collection.title}</bdi>
        </Link>
      )}
    </Breadcrumb>
  )
}
