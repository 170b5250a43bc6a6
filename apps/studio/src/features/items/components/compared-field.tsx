import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../../extensions/displays/value.tsx'
import type { Model, ModelField } from '../../../model/model.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import styles from './version.module.css'

export interface ComparedFieldProps {
  readonly model: Model
  readonly field: ModelField
  readonly main: unknown
  readonly version: unknown
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** A field as it is and as a version would make it. */
export function ComparedField({ model, field, main, version, isChosen, onChoose }: ComparedFieldProps): ReactElement {
  const { t } = useTranslation()
  const count = stagedCount(version)
  return (
    <section className={styles['compared']} aria-label={field.title}>
      <Checkbox isChecked={isChosen} onChange={onChoose} label={field.title} />
      {count === null && (
        <div className={styles['main']}>
          <span className="rc-visually-hidden">{t('versions.inMain')}: </span>
          <Value value={main} field={field} model={model} size="full" />
        </div>
      )}
      <div className={styles['version']}>
        <span className="rc-visually-hidden">{t('versions.inVersion')}: </span>
        {count === null ? <Value value={version} field={field} model={model} size="full" /> : t('versions.related', { count })}
      </div>
    </section>
  )
}

/** How many related items a list of changes is about; `null` for a plain value. */
function stagedCount(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('create' in value || 'update' in value || 'delete' in value)) return null
  return Object.values(value).reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
}
