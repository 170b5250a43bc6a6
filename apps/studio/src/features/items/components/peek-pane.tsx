import { useQuery } from '@tanstack/react-query'
import { Maximize2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { itemQuery } from '../../../form/api/item-query.ts'
import { readableKey } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { renderTemplate, templateFields } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { fieldColumns, possibleColumns, requestedFields } from '../model/list-columns.ts'
import { FieldList } from './field-list.tsx'
import styles from './peek-pane.module.css'
import { LoadFailure } from './unavailable.tsx'

export interface PeekPaneProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly itemKey: string
  readonly onClose: () => void
}

/** One item of the list, read beside it. */
export function PeekPane({ model, collection, itemKey, onClose }: PeekPaneProps): ReactElement {
  const { t } = useTranslation()
  const template = nameTemplate(model, collection)
  const paths = [...new Set([...requestedFields(model, collection, fieldColumns(collection)), ...templateFields(template)])]
  const { data: item, error, refetch } = useQuery(itemQuery(collection.name, itemKey, paths))
  const name = (item === undefined ? '' : renderTemplate(template, item)) || readableKey(itemKey)
  return (
    <aside className={styles['pane']} aria-label={t('lists.peek.label')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>
          <bdi>{name}</bdi>
        </h2>
        <ButtonLink kind="quiet" to="/content/$collection/$key" params={{ collection: collection.name, key: itemKey }}>
          <Maximize2 aria-hidden />
          {t('lists.peek.page')}
        </ButtonLink>
        <Button kind="quiet" isIcon aria-label={t('lists.peek.close')} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className={styles['body']}>
        {error !== null && <LoadFailure error={error} forbidden={t('errors.forbiddenItem')} onRetry={() => void refetch()} />}
        {item === undefined && error === null && <Skeleton inlineSize="60%" />}
        {item !== undefined && (
          <FieldList model={model} fields={possibleColumns(collection).filter((field) => field.name in item)} item={item} />
        )}
      </div>
    </aside>
  )
}
