import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import type { Version } from '../api/version-queries.ts'
import { versionKey } from '../model/version-key.ts'
import styles from './version.module.css'

export interface VersionDialogProps {
  readonly isOpen: boolean
  /** The one that gets another name; `null` for a new one. */
  readonly version: Version | null
  readonly onClose: () => void
  readonly onSave: (version: Version | null, key: string, name: string) => Promise<boolean>
}

/** Asks what a version is called. */
export function VersionDialog({ isOpen, version, onClose, onSave }: VersionDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(version === null ? 'versions.createTitle' : 'versions.renameTitle')}
      closeLabel={t('app.close')}
    >
      <VersionForm version={version} onClose={onClose} onSave={onSave} />
    </Dialog>
  )
}

function VersionForm({ version, onClose, onSave }: Omit<VersionDialogProps, 'isOpen'>): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(version?.name ?? '')
  const [typedKey, setTypedKey] = useState(version?.key ?? null)
  const [isBusy, setIsBusy] = useState(false)
  const key = typedKey ?? versionKey(name)
  const isReserved = key === 'main' || (key === 'draft' && version === null)
  const save = async (): Promise<void> => {
    setIsBusy(true)
    if (await onSave(version, key, name)) onClose()
    setIsBusy(false)
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField label={t('versions.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t('versions.key')}
        hint={t('versions.keyHint')}
        problem={isReserved ? t('versions.reserved') : undefined}
        value={key}
        onChange={(event) => setTypedKey(versionKey(event.target.value))}
      />
      <div className={styles['actions']}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={isBusy} disabled={key === '' || isReserved}>
          {t(version === null ? 'versions.createButton' : 'app.save')}
        </Button>
      </div>
    </form>
  )
}
