import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { type Item, readableKey } from '../../model/item-key.ts'
import type { ModelCollection } from '../../model/model.ts'
import { factFields } from '../model/fact-fields.ts'
import { personName } from '../model/person-name.ts'
import styles from './inspector.module.css'

export interface FactsProps {
  readonly collection: ModelCollection
  readonly itemKey: string | null
  readonly item: Item
}

/** The key of an item, and who made it and changed it when. */
export function Facts({ collection, itemKey, item }: FactsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const known = factFields(collection)
  const moment = (field: string | null): string => {
    const value = field === null ? null : item[field]
    const date = typeof value === 'string' ? new Date(value) : null
    return date === null || Number.isNaN(date.getTime()) ? '' : format.date(date, { dateStyle: 'medium', timeStyle: 'short' })
  }
  const person = (field: string | null): string => (field === null ? '' : (personName(item[field]) ?? ''))
  const rows: readonly (readonly [string, string])[] = [
    [t('inspector.createdAt'), moment(known.createdAt)],
    [t('inspector.createdBy'), person(known.createdBy)],
    [t('inspector.updatedAt'), moment(known.updatedAt)],
    [t('inspector.updatedBy'), person(known.updatedBy)],
  ]
  return (
    <dl className={styles['facts']}>
      {itemKey !== null && (
        <div className={styles['fact']}>
          <dt>{t('inspector.key')}</dt>
          <dd className={styles['key']}>{readableKey(itemKey)}</dd>
        </div>
      )}
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  )
}
