import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { type Item, readableKey } from '../../model/item-key.ts'
import type { ModelCollection } from '../../model/model.ts'
import { personName } from '../../model/person-name.ts'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { factFields } from '../model/fact-fields.ts'
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
    <FactList facts={rows}>
      {itemKey !== null && (
        <Fact name={t('inspector.key')}>
          <span className={styles['key']}>{readableKey(itemKey)}</span>
        </Fact>
      )}
    </FactList>
  )
}
