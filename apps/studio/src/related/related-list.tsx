import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { itemKey, readableKey } from '../model/item-key.ts'
import { renderTemplate } from '../model/template.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './related-list.module.css'
import type { RelatedRequest } from './related-lists.ts'
import { relatedQuery } from './related-query.ts'

const previewLength = 6

/** The first items that point here, and how many there are. */
export function RelatedList({ request }: { readonly request: RelatedRequest }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, isError } = useQuery(relatedQuery(request.list, request.filter, previewLength))
  const more = (data?.count ?? 0) - (data?.items.length ?? 0)
  return (
    <section className={styles['related']} aria-label={request.title}>
      <h3 className={styles['relatedTitle']}>
        <bdi>{request.title}</bdi>
        {data !== undefined && <span className={styles['muted']}>{format.number(data.count)}</span>}
      </h3>
      {isError && <p className={styles['muted']}>{t('item.notReadable')}</p>}
      {data === undefined && !isError && <Skeleton inlineSize="70%" />}
      <ul>
        {data?.items.map((item, index) => {
          const key = itemKey(request.collection, item)
          const name = renderTemplate(request.template, item) || (key === null ? t('item.untitled') : readableKey(key))
          return (
            <li key={key ?? index} className={styles['relatedItem']}>
              {key === null ? (
                <bdi>{name}</bdi>
              ) : (
                <Link to="/content/$collection/$key" params={{ collection: request.collection.name, key }}>
                  <bdi>{name}</bdi>
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      {more > 0 && <p className={styles['muted']}>{t('item.moreRelated', { count: more, formatted: format.number(more) })}</p>}
    </section>
  )
}
