import type { FileRow } from '@recto/sdk'
import { type ReactElement, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rights } from '../../../data/permissions.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextAreaField, TextField } from '../../../ui/input.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import styles from './library.module.css'

export interface BulkEditDialogProps {
  readonly isOpen: boolean
  readonly count: number
  readonly rights: Rights
  readonly onClose: () => void
  /** Resolves to whether it worked. */
  readonly onSave: (changes: Partial<FileRow>) => Promise<boolean>
}

const editable = ['description', 'location', 'tags'] as const

/** The same changes to several files; only what is ticked changes. */
export function BulkEditDialog({ isOpen, count, rights, onClose, onSave }: BulkEditDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} place="end" title={t('files.editTitle', { count })} closeLabel={t('app.close')}>
      <BulkEditForm fields={editable.filter((field) => rights.canUpdateField(field))} onClose={onClose} onSave={onSave} />
    </Dialog>
  )
}

interface BulkEditFormProps extends Pick<BulkEditDialogProps, 'onClose' | 'onSave'> {
  readonly fields: readonly (typeof editable)[number][]
}

function BulkEditForm({ fields, onClose, onSave }: BulkEditFormProps): ReactElement {
  const { t } = useTranslation()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [values, setValues] = useState({ description: '', location: '', tags: [] as readonly string[] })
  const [isBusy, setIsBusy] = useState(false)
  const set = (field: (typeof editable)[number], value: string | readonly string[]): void => {
    setValues({ ...values, [field]: value })
    setTicked(new Set([...ticked, field]))
  }
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    const changes = Object.fromEntries(
      fields.filter((field) => ticked.has(field)).map((field) => [field, values[field].length > 0 ? values[field] : null]),
    )
    if (await onSave(changes)) onClose()
    setIsBusy(false)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <p className={styles['muted']}>{t('files.editHint')}</p>
      {fields.map((field) => (
        <div key={field} className={styles['ticked']}>
          <Checkbox
            hidesLabel
            label={t('files.changeField', { name: t(`files.${field}`) })}
            isChecked={ticked.has(field)}
            onChange={(isTicked) => setTicked(new Set(isTicked ? [...ticked, field] : [...ticked].filter((one) => one !== field)))}
          />
          {field === 'tags' && (
            <TagField
              label={t('files.tags')}
              tags={values.tags}
              onChange={(tags) => set('tags', tags)}
              removeLabel={(tag) => t('files.removeTag', { tag })}
            />
          )}
          {field === 'location' && (
            <TextField label={t('files.location')} value={values.location} onChange={(event) => set('location', event.target.value)} />
          )}
          {field === 'description' && (
            <TextAreaField
              label={t('files.description')}
              value={values.description}
              onChange={(event) => set('description', event.target.value)}
            />
          )}
        </div>
      ))}
      <div className={styles['formActions']}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={ticked.size === 0} isBusy={isBusy}>
          {t('files.saveChanges')}
        </Button>
      </div>
    </form>
  )
}
