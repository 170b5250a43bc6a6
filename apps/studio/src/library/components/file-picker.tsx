import type { FileRow } from '@recto/sdk'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../data/permissions.ts'
import type { Model } from '../../model/model.ts'
import { relationQueries } from '../../relations/api/relation-queries.ts'
import { FoundList, PickerDialog } from '../../relations/components/picker-dialog.tsx'
import { allOf } from '../../relations/model/resolve-filter.ts'
import { useRested } from '../../relations/use-rested.ts'
import { SearchInput } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { typesFilter } from '../model/accepted-types.ts'
import { fileFields } from '../model/file-fields.ts'
import { nameOfFile } from '../model/file-kind.ts'
import styles from './file-picker.module.css'
import { Thumbnail } from './thumbnail.tsx'

export interface FilePickerProps {
  readonly model: Model
  /** MIME types that are offered; all without a list. */
  readonly types: readonly string[] | undefined
  /** Files that don't match are not offered. */
  readonly filter: object | null
  /** Whether several may be chosen. */
  readonly isMultiple: boolean
  readonly onChoose: (files: readonly FileRow[]) => void
  readonly onClose: () => void
}

const everyFolder = '*'

/** A drawer to choose files of the library in: by search, by folder, and of the types that fit. */
export function FilePicker({ model, types, filter, isMultiple, onChoose, onClose }: FilePickerProps): ReactElement {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [folder, setFolder] = useState(everyFolder)
  const [picked, setPicked] = useState<readonly FileRow[]>([])
  const text = useRested(search)
  const inFolder = folder === everyFolder ? null : { folder: { _eq: folder } }
  const pages = useInfiniteQuery(
    relationQueries.pages({
      collection: 'directus_files',
      fields: fileFields(model),
      sort: ['-created_on', 'id'],
      filter: allOf(filter, typesFilter(types), inFolder),
      search: text,
    }),
  )
  const pick = (file: FileRow): void => {
    if (!isMultiple) onChoose([file])
    else setPicked((before) => (before.some(({ id }) => id === file.id) ? before.filter(({ id }) => id !== file.id) : [...before, file]))
  }
  return (
    <PickerDialog
      title={t('relations.file.library')}
      pickedCount={isMultiple ? picked.length : null}
      onDone={() => onChoose(picked)}
      onClose={onClose}
    >
      <div className={styles['tools']}>
        <SearchInput
          icon={<Search aria-hidden />}
          aria-label={t('files.search')}
          placeholder={t('files.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <FolderSelect folder={folder} onChange={setFolder} />
      </div>
      <FileChoices
        files={(pages.data?.pages.flat() ?? []) as readonly unknown[] as readonly FileRow[]}
        isLoading={pages.isLoading}
        picked={new Set(picked.map(({ id }) => id))}
        onPick={pick}
        onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      />
    </PickerDialog>
  )
}

function FolderSelect({ folder, onChange }: { readonly folder: string; readonly onChange: (folder: string) => void }): ReactElement | null {
  const { t } = useTranslation()
  const { canRead } = useRights('directus_folders')
  const { data = [] } = useQuery({
    ...relationQueries.some({ collection: 'directus_folders', fields: ['id', 'name'], sort: ['name'] }, 500),
    enabled: canRead,
  })
  if (data.length === 0) return null
  const options = data.map((row) => ({ value: String(row['id']), label: String(row['name']) }))
  return (
    <Select
      aria-label={t('relations.file.folders')}
      value={folder}
      options={[{ value: everyFolder, label: t('relations.file.everyFolder') }, ...options]}
      onChange={onChange}
    />
  )
}

interface FileChoicesProps {
  readonly files: readonly FileRow[]
  readonly isLoading: boolean
  readonly picked: ReadonlySet<string>
  readonly onPick: (file: FileRow) => void
  /** Absent when everything is listed. */
  readonly onMore: (() => void) | undefined
}

function FileChoices({ files, isLoading, picked, onPick, onMore }: FileChoicesProps): ReactElement {
  const { t } = useTranslation()
  return (
    <FoundList isLoading={isLoading} emptyText={files.length === 0 ? t('relations.file.noFiles') : null} onMore={onMore}>
      <ul className={styles['grid']} aria-label={t('relations.file.library')}>
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className={styles['choice']} aria-pressed={picked.has(file.id)} onClick={() => onPick(file)}>
              <span className={styles['picture']}>
                <Thumbnail file={file} size="medium" />
              </span>
              <span className={styles['name']}>
                <bdi>{nameOfFile(file)}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </FoundList>
  )
}
