import { FolderPlus, Link as LinkIcon, Upload } from 'lucide-react'
import { type ReactElement, type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import { MenuItem } from '../../../ui/menu.tsx'
import { SplitButton } from '../../../ui/split-button.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import styles from './library.module.css'
import { useFolderActions } from './use-folder-actions.ts'
import { useTransfers } from './use-transfers.ts'

/** Uploads files from the device; its menu has the other ways, and new folders. */
export function UploadButton({ folder }: { readonly folder: string | null }): ReactElement {
  const { t } = useTranslation()
  const { upload, importAddress } = useTransfers()
  const folderRights = useRights('directus_folders')
  const folders = useFolderActions()
  const picker = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<'address' | 'folder' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('files.upload')}
        onChange={(event) => {
          upload([...(event.target.files ?? [])], folder)
          event.target.value = ''
        }}
      />
      <SplitButton
        kind="primary"
        menuLabel={t('files.more')}
        onClick={() => picker.current?.click()}
        menu={
          <>
            <MenuItem onSelect={() => setOpen('address')}>
              <LinkIcon aria-hidden />
              {t('files.fromAddress')}
            </MenuItem>
            {folderRights.canCreate && (
              <MenuItem onSelect={() => setOpen('folder')}>
                <FolderPlus aria-hidden />
                {t('files.newFolder')}
              </MenuItem>
            )}
          </>
        }
      >
        <Upload aria-hidden />
        {t('files.upload')}
      </SplitButton>
      <AddressDialog
        isOpen={open === 'address'}
        onClose={close}
        onChoose={(url) => {
          close()
          importAddress(url, folder)
        }}
      />
      <FolderDialog
        isOpen={open === 'folder'}
        title={t('files.newFolder')}
        name=""
        onClose={close}
        onSave={(name) => {
          close()
          void folders.create(name, folder)
        }}
      />
    </>
  )
}

interface AddressDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (url: string) => void
}

function AddressDialog({ isOpen, onClose, onChoose }: AddressDialogProps): ReactElement {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const url = String(new FormData(event.currentTarget).get('url') ?? '').trim()
    if (/^https?:\/\//i.test(url) && URL.canParse(url)) onChoose(url)
    else setProblem(t('files.noAddress'))
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('files.fromAddress')} closeLabel={t('app.close')}>
      <form className={styles['form']} noValidate onSubmit={submit}>
        <TextField name="url" type="url" label={t('files.address')} hint={t('files.addressHint')} problem={problem} autoComplete="off" />
        <div className={styles['formActions']}>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('files.import')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
