import { Download, FolderInput, Pencil, Trash2, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rights } from '../../../data/permissions.ts'
import { Button } from '../../../ui/button.tsx'
import { BulkEditDialog } from './bulk-edit-dialog.tsx'
import styles from './library.module.css'
import { MoveDialog } from './move-dialog.tsx'
import type { FileActions } from './use-file-actions.ts'
import type { Selection } from './use-selection.ts'
import { useTransfers } from './use-transfers.ts'

export interface SelectionBarProps {
  readonly selection: Selection
  readonly actions: FileActions
  readonly rights: Rights
  readonly onRemove: () => void
}

/** How many files are selected, and what can be done with them. */
export function SelectionBar({ selection, actions, rights, onRemove }: SelectionBarProps): ReactElement {
  const { t } = useTranslation()
  const { zip } = useTransfers()
  const [open, setOpen] = useState<'move' | 'edit' | null>(null)
  const ids = [...selection.ids]
  const count = ids.length
  const close = (): void => setOpen(null)
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('files.selectionActions')}>
      <Button kind="quiet" isIcon aria-label={t('files.clearSelection')} onClick={selection.clear}>
        <X aria-hidden />
      </Button>
      <strong className={styles['selected']} role="status">
        {t('files.selected', { count })}
      </strong>
      {rights.canUpdateField('folder') && (
        <Button onClick={() => setOpen('move')}>
          <FolderInput aria-hidden />
          {t('files.move')}
        </Button>
      )}
      {rights.canUpdate && (
        <Button onClick={() => setOpen('edit')}>
          <Pencil aria-hidden />
          {t('files.edit')}
        </Button>
      )}
      <Button onClick={() => zip(ids)}>
        <Download aria-hidden />
        {t('files.zip')}
      </Button>
      {rights.canDelete && (
        <Button onClick={onRemove}>
          <Trash2 aria-hidden />
          {t('files.delete')}
        </Button>
      )}
      <MoveDialog
        isOpen={open === 'move'}
        title={t('files.moveTitle', { count })}
        onClose={close}
        onChoose={(folder) => {
          close()
          void actions.move(ids, folder).then(selection.clear)
        }}
      />
      <BulkEditDialog
        isOpen={open === 'edit'}
        count={count}
        rights={rights}
        onClose={close}
        onSave={(changes) => actions.edit(ids, changes)}
      />
    </div>
  )
}
