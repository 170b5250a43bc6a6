import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Eye, Table2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { saysTheSame } from '../../../model/find-collections.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { collectionCountQuery } from '../api/count-query.ts'
import styles from './collections.module.css'
import { useInView } from './use-in-view.ts'

/** One collection: its name, what is particular about it, and how many items it has. */
export function CollectionRow({ collection }: { readonly collection: ModelCollection }): ReactElement {
  const { t } = useTranslation()
  const [ref, wasSeen] = useInView<HTMLLIElement>()
  const Icon = collection.kind === 'view' ? Eye : Table2
  return (
    <li ref={ref} className={styles['row']}>
      <Link to="/content/$collection" params={{ collection: collection.name }} className={styles['link']}>
        <Icon aria-hidden />
        <span className={styles['names']}>
          <bdi className={styles['title']}>{collection.title}</bdi>
          <span className={styles['note']}>
            {collection.note ?? (saysTheSame(collection.name, collection.title) ? '' : collection.name)}
          </span>
        </span>
        <span className={styles['badges']}>
          {collection.kind === 'view' && <Badge tone="accent">{t('collections.view')}</Badge>}
          {collection.kind === 'table' && collection.keyFields.length === 0 && <Badge>{t('collections.keyless')}</Badge>}
          {collection.isHidden && <Badge>{t('collections.hidden')}</Badge>}
        </span>
        <span className={styles['fields']}>
          {t('collections.fields', { count: collection.fields.filter((field) => field.hasColumn).length })}
        </span>
        <span className={styles['count']}>
          <CollectionCount name={collection.name} isWanted={wasSeen} />
        </span>
      </Link>
    </li>
  )
}

function CollectionCount({ name, isWanted }: { readonly name: string; readonly isWanted: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, isError } = useQuery({ ...collectionCountQuery(name), enabled: isWanted })
  if (isError) return <>{t('collections.countFailed')}</>
  if (data === undefined) return <Skeleton inlineSize="56px" />
  return <>{t('collections.items', { count: data, formatted: format.number(data) })}</>
}
