import type { FileRow } from '@recto/sdk'
import { Folder } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rights } from '../../../data/permissions.ts'
import { folderPath } from '../../../library/model/folder-tree.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextAreaField, TextField } from '../../../ui/input.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import styles from './file-page.module.css'
import { MoveDialog } from './move-dialog.tsx'
import type { EditableField, FileDraft } from './use-file-draft.ts'
import { useFolders } from './use-folders.ts'
import { useReadableFields } from './use-library.ts'

export interface FileFormProps {
  readonly file: FileRow
  readonly draft: FileDraft
  readonly rights: Rights
}

/** What people write about a file. Fields that may not be read are absent, those that may not be changed disabled. */
export function FileForm({ file, draft, rights }: FileFormProps): ReactElement {
  const { t } = useTranslation()
  const readable = useReadableFields()
  const now = { ...file, ...draft.changes }
  const text = (field: 'title' | 'description' | 'location' | 'filename_download') => ({
    label: t(`files.${field}`),
    problem: draft.problemOf(field),
    value: now[field] ?? '',
    disabled: !rights.canUpdateField(field),
    onChange: (event: { readonly target: { readonly value: string } }) => draft.set({ [field]: event.target.value || null }),
  })
  const shows = (field: EditableField): boolean => readable.has(field)
  return (
    <section className={styles['form']} aria-label={t('files.about')}>
      {shows('title') && <TextField {...text('title')} maxLength={255} />}
      {shows('description') && <TextAreaField {...text('description')} />}
      {shows('tags') && (
        <TagField
          label={t('files.tags')}
          hint={t('files.tagsHint')}
          problem={draft.problemOf('tags')}
          tags={now.tags ?? []}
          disabled={!rights.canUpdateField('tags')}
          onChange={(tags) => draft.set({ tags: tags.length > 0 ? tags : null })}
          removeLabel={(tag) => t('files.removeTag', { tag })}
        />
      )}
      {shows('location') && <TextField {...text('location')} />}
      {shows('folder') && (
        <FolderField folder={now.folder ?? null} disabled={!rights.canUpdateField('folder')} onChange={(folder) => draft.set({ folder })} />
      )}
      {shows('filename_download') && <TextField {...text('filename_download')} maxLength={255} />}
    </section>
  )
}

interface FolderFieldProps {
  readonly folder: string | null
  readonly disabled: boolean
  readonly onChange: (folder: string | null) => void
}

function FolderField({ folder, disabled, onChange }: FolderFieldProps): ReactElement {
  const { t } = useTranslation()
  const folders = useFolders()
  const [isOpen, setIsOpen] = useState(false)
  const path = folderPath(folders, folder).map(({ name }) => name)
  return (
    <Field label={t('files.folder')}>
      {(control) => (
        <>
          <Button {...control} className={styles['folder']} disabled={disabled} onClick={() => setIsOpen(true)}>
            <Folder aria-hidden />
            <bdi>{path.length === 0 ? t('files.top') : path.join(' / ')}</bdi>
          </Button>
          <MoveDialog
            isOpen={isOpen}
            title={t('files.chooseFolder')}
            onClose={() => setIsOpen(false)}
            onChoose={(chosen) => {
              setIsOpen(false)
              onChange(chosen)
            }}
          />
        </>
      )}
    </Field>
  )
}
