import type { Editor } from '@tiptap/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import { applyDialog, type DialogValues, dialogFields, dialogFlags, dialogValues } from './dialog-values.ts'
import type { DialogName } from './html-toolbar.tsx'
import styles from './input-rich-text-html.module.css'

export interface HtmlDialogProps {
  readonly name: DialogName
  readonly editor: Editor
  readonly onClose: () => void
}

/** Asks for a link, a picture or a film, with what the one that is selected has. */
export function HtmlDialog({ name, editor, onClose }: HtmlDialogProps): ReactElement {
  const { t } = useTranslation()
  const [values, setValues] = useState<DialogValues>(() => dialogValues(editor, name))
  const set = (field: string, value: string | boolean): void => setValues({ ...values, [field]: value })
  const save = (): void => {
    applyDialog(editor, name, values)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`interfaces.dialogs.${name}`)}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" disabled={values['url'] === ''} onClick={save}>
            {t('interfaces.dialogs.apply')}
          </Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        {dialogFields[name].map((field) => (
          <TextField
            key={field}
            label={t(`interfaces.dialogs.${field}`)}
            value={String(values[field] ?? '')}
            onChange={(event) => set(field, event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && values['url'] !== '' && save()}
          />
        ))}
        {dialogFlags[name].map((flag) => (
          <Checkbox
            key={flag}
            label={t(`interfaces.dialogs.${flag}`)}
            isChecked={values[flag] === true}
            onChange={(isOn) => set(flag, isOn)}
          />
        ))}
      </div>
    </Dialog>
  )
}
