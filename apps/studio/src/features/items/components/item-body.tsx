import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { RelatedList } from '../../../related/related-list.tsx'
import { relatedRequests } from '../../../related/related-lists.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { possibleColumns } from '../model/list-columns.ts'
import { FieldList } from './field-list.tsx'
import styles from './item.module.css'
import { LoadFailure } from './unavailable.tsx'

export interface ItemBodyProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** Undefined while loading. */
  readonly item: Item | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}

/** The fields at the start, what points here at the end; below each other where it is narrow. */
export function ItemBody({ model, collection, item, error, onRetry }: ItemBodyProps): ReactElement {
  const { t } = useTranslation()
  if (error !== null) {
    return (
      <main className={styles['page']}>
        <LoadFailure error={error} forbidden={t('errors.forbiddenItem')} onRetry={onRetry} />
      </main>
    )
  }
  if (item === undefined) return <ItemSkeleton />
  const fields = possibleColumns(collection).filter((field) => field.name in item)
  const related = relatedRequests(model, collection, item)
  return (
    <main className={styles['page']}>
      <div className={styles['columns']}>
        <section aria-label={t('item.fields')}>
          <FieldList model={model} fields={fields} item={item} />
        </section>
        {related.length > 0 && (
          <aside className={styles['aside']} aria-label={t('item.related')}>
            {related.map((request) => (
              <RelatedList key={`${request.collection.name}-${request.title}`} request={request} />
            ))}
          </aside>
        )}
      </div>
    </main>
  )
}

function ItemSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <main className={styles['page']}>
      <p className="rc-visually-hidden" role="status">
        {t('app.loading')}
      </p>
      <div className={styles['loading']}>
        {['38%', '24%', '60%', '18%', '44%', '30%'].map((width) => (
          <Skeleton key={width} inlineSize={width} />
        ))}
      </div>
    </main>
  )
}
