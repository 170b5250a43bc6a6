import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelField } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextAreaField } from '../../ui/input.tsx'
import { parseRaw, rawText } from '../model/raw-value.ts'
import styles from './form.module.css'

export interface RawValueDialogProps {
  readonly isOpen: boolean
  readonly field: ModelField
  readonly value: unknown
  readonly isReadonly: boolean
  readonly onClose: () => void
  readonly onApply: (value: unknown) => void
}

/** A value as the API has it, for those who know what they do. */
export function RawValueDialog({ isOpen, onClose, field, ...rest }: RawValueDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('form.rawTitle', { name: field.title })} closeLabel={t('app.close')} place="end">
      <RawValueForm {...rest} field={field} onClose={onClose} />
    </Dialog>
  )
}

function RawValueForm({ field, value, isReadonly, onClose, onApply }: Omit<RawValueDialogProps, 'isOpen'>): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState(() => rawText(field, value))
  const parsed = parseRaw(field, text)
  const apply = (): void => {
    onApply(parsed)
    onClose()
  }
  return (
    <>
      <TextAreaField
        label={t('form.rawLabel')}
        className={styles['code']}
        rows={12}
        value={text}
        readOnly={isReadonly}
        problem={parsed === undefined ? t('form.rawInvalid') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {!isReadonly && (
        <div className={styles['dialogActions']}>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" disabled={parsed === undefined} onClick={apply}>
            {t('form.apply')}
          </Button>
        </div>
      )}
    </>
  )
}
