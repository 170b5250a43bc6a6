import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { itemKey, readableKey } from '../../../model/item-key.ts'
import { renderTemplate } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import { CardPicture } from '../card-picture.tsx'
import type { LayoutProps } from '../define-layout.ts'
import { layoutQueries } from '../layout-queries.ts'
import styles from '../layouts.module.css'
import { cardParts } from './card-parts.ts'

/** A list as cards, more on demand. */
export function Cards({ model, collection, list, options }: LayoutProps): ReactElement {
  const { t } = useTranslation()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(layoutQueries.pages(list))
  const { image, title, subtitle } = cardParts({ model, collection, options })
  return (
    <div className={styles['scroller']}>
      <ul className={styles['cards']} aria-label={t('items.cards', { name: collection.title })}>
        {data?.pages.flat().map((item) => {
          const key = itemKey(collection, item) ?? ''
          return (
            <li key={key} className={styles['card']}>
              {image !== null && <CardPicture item={item} field={image} />}
              <Link to="/content/$collection/$key" params={{ collection: collection.name, key }} className={styles['cardLink']}>
                <bdi>{renderTemplate(title, item) || readableKey(key)}</bdi>
              </Link>
              {subtitle.length > 0 && <bdi className={styles['second']}>{renderTemplate(subtitle, item)}</bdi>}
            </li>
          )
        })}
      </ul>
      {hasNextPage && (
        <Button className={styles['more']} isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('items.more')}
        </Button>
      )}
    </div>
  )
}
