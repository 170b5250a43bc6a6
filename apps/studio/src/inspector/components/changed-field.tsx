import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../extensions/displays/value.tsx'
import type { Form } from '../../form/form.ts'
import { isSameValue } from '../../form/model/same-value.ts'
import { fieldOf } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { FieldChange } from '../model/history.ts'
import { isRestorable } from '../model/restorable.ts'
import styles from './inspector.module.css'

export interface ChangedFieldProps {
  readonly form: Form
  readonly change: FieldChange
}

/** A field before and after a change, and the way to put it back to either. */
export function ChangedField({ form, change }: ChangedFieldProps): ReactElement | null {
  const { t } = useTranslation()
  const field = fieldOf(form.collection, change.field)
  if (field === undefined) return null
  const { before, after } = change
  return (
    <div className={styles['change']}>
      <div className={styles['changeHead']}>
        <bdi>{field.title}</bdi>
        <RestoreField form={form} name={field.name} value={before === undefined ? after : before.value} />
      </div>
      {before !== undefined && (
        <div className={styles['before']}>
          <span className="rc-visually-hidden">{t('inspector.before')}: </span>
          <Value value={before.value} field={field} model={form.model} size="full" />
        </div>
      )}
      <div className={styles['after']}>
        <span className="rc-visually-hidden">{t('inspector.after')}: </span>
        <Value value={after} field={field} model={form.model} size="full" />
      </div>
    </div>
  )
}

interface RestoreFieldProps {
  readonly form: Form
  readonly name: string
  readonly value: unknown
}

function RestoreField({ form, name, value }: RestoreFieldProps): ReactElement | null {
  const { t } = useTranslation()
  const announce = useToast()
  const field = fieldOf(form.collection, name)
  if (field === undefined || !isRestorable(field, value) || !form.canEdit(name) || isSameValue(field, value, form.item[name])) return null
  const restore = (): void => {
    form.set(name, value)
    form.leadTo(name)
    announce(t('inspector.restored'))
  }
  return (
    <Button kind="quiet" className={styles['small']} aria-label={t('inspector.restoreField', { name: field.title })} onClick={restore}>
      {t('inspector.restore')}
    </Button>
  )
}
