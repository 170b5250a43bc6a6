import type { FolderRow } from '@recto/sdk'
import { Download, Ellipsis, FolderInput, FolderPlus, Pencil, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { foldersWithin } from '../../../library/model/folder-tree.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import styles from './file-navigation.module.css'
import { FolderDialog } from './folder-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useFolderActions } from './use-folder-actions.ts'
import { useTransfers } from './use-transfers.ts'

export interface FolderMenuProps {
  readonly folder: FolderRow
  readonly folders: readonly FolderRow[]
}

type Open = 'rename' | 'create' | 'move' | null

/** What can be done with a folder. */
export function FolderMenu({ folder, folders }: FolderMenuProps): ReactElement {
  const { t } = useTranslation()
  const rights = useRights('directus_folders')
  const actions = useFolderActions()
  const { zipFolder } = useTransfers()
  const [open, setOpen] = useState<Open>(null)
  const isLeaf = !folders.some(({ parent }) => parent === folder.id)
  return (
    // What happens in the menu and its dialogs is not meant for the tree around it.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events from the tree
    <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Menu
        trigger={
          <Button kind="quiet" isIcon className={styles['more']} aria-label={t('files.folderActions', { name: folder.name })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => zipFolder(folder)}>
          <Download aria-hidden />
          {t('files.zip')}
        </MenuItem>
        {rights.canCreate && (
          <MenuItem onSelect={() => setOpen('create')}>
            <FolderPlus aria-hidden />
            {t('files.newFolder')}
          </MenuItem>
        )}
        {rights.canUpdateField('name') && (
          <MenuItem onSelect={() => setOpen('rename')}>
            <Pencil aria-hidden />
            {t('files.rename')}
          </MenuItem>
        )}
        {rights.canUpdateField('parent') && (
          <MenuItem onSelect={() => setOpen('move')}>
            <FolderInput aria-hidden />
            {t('files.move')}
          </MenuItem>
        )}
        {rights.canDelete && isLeaf && (
          <MenuItem isDanger onSelect={() => void actions.remove(folder)}>
            <Trash2 aria-hidden />
            {t('files.delete')}
          </MenuItem>
        )}
      </Menu>
      <FolderMenuDialogs folder={folder} folders={folders} open={open} onClose={() => setOpen(null)} />
    </span>
  )
}

interface FolderMenuDialogsProps extends FolderMenuProps {
  readonly open: Open
  readonly onClose: () => void
}

function FolderMenuDialogs({ folder, folders, open, onClose }: FolderMenuDialogsProps): ReactElement {
  const { t } = useTranslation()
  const actions = useFolderActions()
  return (
    <>
      <FolderDialog
        isOpen={open === 'rename' || open === 'create'}
        title={open === 'create' ? t('files.newFolderIn', { name: folder.name }) : t('files.rename')}
        name={open === 'create' ? '' : folder.name}
        onClose={onClose}
        onSave={(name) => {
          onClose()
          void (open === 'create' ? actions.create(name, folder.id) : actions.rename(folder, name))
        }}
      />
      <MoveDialog
        isOpen={open === 'move'}
        title={t('files.moveFolderTitle', { name: folder.name })}
        except={foldersWithin(folders, folder.id)}
        onClose={onClose}
        onChoose={(parent) => {
          onClose()
          void actions.move(folder, parent)
        }}
      />
    </>
  )
}
