import { type ReactElement, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/input.tsx'
import styles from './address-dialog.module.css'

export interface AddressDialogProps {
  readonly onClose: () => void
  /** Called with an address of the web. */
  readonly onChoose: (url: string) => void
}

/** Asks for the address of a file to be fetched. It may stand inside another form, which is not sent with it. */
export function AddressDialog({ onClose, onChoose }: AddressDialogProps): ReactElement {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    event.stopPropagation()
    const url = String(new FormData(event.currentTarget).get('url') ?? '').trim()
    if (/^https?:\/\//i.test(url) && URL.canParse(url)) onChoose(url)
    else setProblem(t('files.noAddress'))
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('files.fromAddress')} closeLabel={t('app.close')} startsAt="input">
      <form className={styles['form']} noValidate onSubmit={submit}>
        <TextField name="url" type="url" label={t('files.address')} hint={t('files.addressHint')} problem={problem} autoComplete="off" />
        <div className={styles['actions']}>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('files.import')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
