import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../../extensions/displays/value.tsx'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import styles from './item.module.css'
import { useCopy } from './use-copy.ts'

export interface FieldListProps {
  readonly model: Model
  readonly fields: readonly ModelField[]
  readonly item: Item
}

/** Every field of an item with its value. */
export function FieldList({ model, fields, item }: FieldListProps): ReactElement {
  return (
    <dl className={styles['fields']}>
      {fields.map((field) => (
        <FieldRow key={field.name} model={model} field={field} value={item[field.name]} />
      ))}
    </dl>
  )
}

interface FieldRowProps {
  readonly model: Model
  readonly field: ModelField
  readonly value: unknown
}

function FieldRow({ model, field, value }: FieldRowProps): ReactElement {
  const { t } = useTranslation()
  const copy = useCopy()
  const label = t('item.copy', { name: field.title })
  const type = [field.nativeType ?? field.type, field.name].join(' · ')
  return (
    <div className={styles['field']}>
      <dt className={styles['label']}>
        <Tooltip label={field.note === null ? type : `${field.note} (${type})`} side="top">
          <bdi className={styles['name']} tabIndex={-1}>
            {field.title}
          </bdi>
        </Tooltip>
        {field.isKey && <Badge>{t('item.key')}</Badge>}
        {field.isGenerated && <Badge>{t('item.generated')}</Badge>}
      </dt>
      <dd className={styles['value']}>
        <div className={styles['shown']}>
          <Value value={value} field={field} model={model} size="full" />
        </div>
        {value !== null && value !== undefined && (
          <Button
            kind="quiet"
            isIcon
            className={styles['copy']}
            aria-label={label}
            title={label}
            onClick={() => void copy(plainText(value))}
          >
            <Copy aria-hidden />
          </Button>
        )}
      </dd>
    </div>
  )
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value)
}
