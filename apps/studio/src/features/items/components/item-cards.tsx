import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../../extensions/displays/value.tsx'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { renderTemplate, templateFields } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import { cardsQuery } from '../api/item-queries.ts'
import type { ListColumn } from '../model/list-columns.ts'
import styles from './item-cards.module.css'
import { useColumnTitle } from './use-column-title.ts'

export interface ItemCardsProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly columns: readonly ListColumn[]
  readonly list: ListRequest
}

const fieldsPerCard = 4

/** The list on a phone: a card per item, more on demand. */
export function ItemCards({ model, collection, columns, list }: ItemCardsProps): ReactElement {
  const { t } = useTranslation()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(cardsQuery(list))
  const named = new Set(templateFields(collection.template))
  const fields = columns.filter((column) => !named.has(column.id)).slice(0, fieldsPerCard)
  const titleOf = useColumnTitle()
  return (
    <div className={styles['scroller']}>
      <ul className={styles['cards']} aria-label={t('items.cards', { name: collection.title })}>
        {data?.pages.flat().map((item, index) => (
          <li key={itemKey(collection, item) ?? index} className={styles['card']}>
            <CardTitle collection={collection} item={item}>
              {renderTemplate(collection.template, item) || t('item.untitled')}
            </CardTitle>
            <dl className={styles['fields']}>
              {fields.map((column) => (
                <Fragment key={column.id}>
                  <dt>{titleOf(column)}</dt>
                  <dd>
                    <Value value={column.valueOf(item)} field={column.field} model={model} size="cell" />
                  </dd>
                </Fragment>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button className={styles['more']} isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('items.more')}
        </Button>
      )}
    </div>
  )
}

function CardTitle({
  collection,
  item,
  children,
}: {
  readonly collection: ModelCollection
  readonly item: Item
  readonly children: ReactNode
}): ReactElement {
  const key = itemKey(collection, item)
  const title = <bdi className={styles['title']}>{children}</bdi>
  if (key === null) return title
  return (
    <Link to="/content/$collection/$key" params={{ collection: collection.name, key }} className={styles['link']}>
      {title}
    </Link>
  )
}
