import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rights } from '../../../data/permissions.ts'
import { interfaceFor } from '../../../extensions/interfaces/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection, ModelField } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { BulkField } from './bulk-field.tsx'
import styles from './list.module.css'

export interface BulkEditDialogProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly count: number
  readonly rights: Rights
  /** Resolves to whether it worked. */
  readonly onSave: (changes: Item) => Promise<boolean>
  readonly onClose: () => void
}

/** The same changes to several items; only what is ticked changes. */
export function BulkEditDialog({ model, collection, count, rights, onSave, onClose }: BulkEditDialogProps): ReactElement {
  const { t } = useTranslation()
  const [changes, setChanges] = useState<Item>({})
  const [isBusy, setIsBusy] = useState(false)
  const fields = collection.fields.filter((field) => canBulkEdit(field, rights))
  const save = async (): Promise<void> => {
    setIsBusy(true)
    if (await onSave(changes)) onClose()
    setIsBusy(false)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      place="end"
      title={t('lists.bulk.editTitle', { count })}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" disabled={Object.keys(changes).length === 0} isBusy={isBusy} onClick={() => void save()}>
            {t('lists.bulk.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['hint']}>{t('lists.bulk.hint')}</p>
        {fields.map((field) => (
          <BulkField key={field.name} {...{ model, collection, field, changes }} onChange={setChanges} />
        ))}
      </div>
    </Dialog>
  )
}

function canBulkEdit(field: ModelField, rights: Rights): boolean {
  const isOwn = field.hasColumn && !field.isKey && !field.isUnique && !field.isGenerated && !field.isHidden
  return isOwn && !field.settings.isReadonly && rights.canUpdateField(field.name) && interfaceFor(field) !== null
}
