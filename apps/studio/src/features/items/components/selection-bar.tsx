import { Archive, ArchiveRestore, CopyPlus, Pencil, Trash2, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { archiveChoice, hasArchive } from '../model/archive.ts'
import { BulkEditDialog } from './bulk-edit-dialog.tsx'
import styles from './list.module.css'
import { useBulkActions } from './use-bulk-actions.ts'
import type { ItemListData } from './use-item-list.ts'

export interface SelectionBarProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly data: ItemListData
}

/** How many items are chosen, and what can be done with them. */
export function SelectionBar({ model, collection, data }: SelectionBarProps): ReactElement {
  const { t } = useTranslation()
  const rights = useRights(collection.name)
  const { selection, list } = data
  const actions = useBulkActions(collection, selection)
  const [isEditing, setIsEditing] = useState(false)
  const count = selection.keys.size
  const inArchive = archiveChoice(list.state) === 'archived'
  const mayArchive = hasArchive(collection) && rights.canUpdateField(collection.settings.archiveField ?? '')
  return (
    <div className={styles['selection']} role="toolbar" aria-label={t('lists.selection.actions')}>
      <Button kind="quiet" isIcon aria-label={t('lists.selection.clear')} onClick={selection.clear}>
        <X aria-hidden />
      </Button>
      <strong className={styles['selected']} role="status">
        {t('lists.selection.count', { count })}
      </strong>
      {rights.canUpdate && (
        <Button onClick={() => setIsEditing(true)}>
          <Pencil aria-hidden />
          {t('lists.bulk.edit')}
        </Button>
      )}
      {rights.canCreate && (
        <Button onClick={() => void actions.duplicate()}>
          <CopyPlus aria-hidden />
          {t('lists.bulk.duplicate')}
        </Button>
      )}
      {mayArchive && (
        <Button onClick={() => actions.archive(!inArchive)}>
          {inArchive ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
          {t(inArchive ? 'lists.bulk.unarchive' : 'lists.bulk.archive')}
        </Button>
      )}
      {rights.canDelete && (
        <Button onClick={actions.remove}>
          <Trash2 aria-hidden />
          {t('lists.bulk.delete')}
        </Button>
      )}
      {isEditing && (
        <BulkEditDialog
          model={model}
          collection={collection}
          count={count}
          rights={rights}
          onSave={actions.edit}
          onClose={() => setIsEditing(false)}
        />
      )}
    </div>
  )
}
