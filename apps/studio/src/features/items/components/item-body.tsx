import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { possibleColumns } from '../model/list-columns.ts'
import { FieldList } from './field-list.tsx'
import styles from './item.module.css'

export interface ItemBodyProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly item: Item
}

/** The values of an item that cannot be edited. */
export function ItemBody({ model, collection, item }: ItemBodyProps): ReactElement {
  const { t } = useTranslation()
  const fields = possibleColumns(collection).filter((field) => field.name in item)
  return (
    <main className={styles['page']}>
      <section className={styles['form']} aria-label={t('item.fields')}>
        <FieldList model={model} fields={fields} item={item} />
      </section>
    </main>
  )
}
