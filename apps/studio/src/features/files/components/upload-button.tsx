import { FolderPlus, Link as LinkIcon, Upload } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { AddressDialog } from '../../../library/components/address-dialog.tsx'
import { MenuItem } from '../../../ui/menu.tsx'
import { SplitButton } from '../../../ui/split-button.tsx'
import { FolderDialog } from './folder-dialog.tsx'
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
      {open === 'address' && (
        <AddressDialog
          onClose={close}
          onChoose={(url) => {
            close()
            importAddress(url, folder)
          }}
        />
      )}
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
