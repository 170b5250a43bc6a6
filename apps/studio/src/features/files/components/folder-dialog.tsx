import { type ReactElement, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import styles from './library.module.css'

export interface FolderDialogProps {
  readonly isOpen: boolean
  readonly title: string
  /** The name it has. */
  readonly name: string
  readonly onClose: () => void
  readonly onSave: (name: string) => void
}

/** Asks for the name of a folder. */
export function FolderDialog({ isOpen, title, name, onClose, onSave }: FolderDialogProps): ReactElement {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    setProblem(given === '' ? t('problems.required') : undefined)
    if (given !== '') onSave(given)
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} closeLabel={t('app.close')}>
      <form className={styles['form']} noValidate onSubmit={submit}>
        <TextField name="name" label={t('files.folderName')} defaultValue={name} problem={problem} maxLength={255} autoComplete="off" />
        <div className={styles['formActions']}>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
