import type { FileRow } from '@recto/sdk'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { ListSearchBox } from '../../../ui/list-search-box.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DropZone } from './drop-zone.tsx'
import styles from './library.module.css'
import { LibraryBody } from './library-body.tsx'
import { LibraryPath, useLibraryTitle } from './library-path.tsx'
import { LibraryToolbar } from './library-toolbar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SubfolderStrip } from './subfolder-strip.tsx'
import { UploadButton } from './upload-button.tsx'
import { useFileActions } from './use-file-actions.ts'
import { useFileCount, useFileList, useLibrarySearch } from './use-library.ts'
import { useSelection } from './use-selection.ts'

/** The files of a folder or a search, all of which the address says. */
export function Library(): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const rights = useRights('directus_files')
  const [state, change] = useLibrarySearch()
  const list = useFileList(state)
  const counted = useFileCount(list)
  const selection = useSelection(list)
  const actions = useFileActions()
  const title = useLibraryTitle(state)
  const [isDragging, setIsDragging] = useState(false)
  const folder = state.folder ?? null
  const open = (file: FileRow): void => void navigate({ to: '/files/$file', params: { file: file.id } })
  const remove = (): void => {
    actions.remove([...selection.ids])
    selection.clear()
  }
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={<LibraryPath search={state} />}
        meta={
          <span role="status">
            {counted.count !== undefined && t('files.count', { count: counted.count, formatted: format.number(counted.count) })}
          </span>
        }
        actions={
          <>
            <ListSearchBox
              label={t('files.search')}
              placeholder={t('items.search')}
              value={state.search ?? ''}
              onChange={(search) => change({ search: search === '' ? undefined : search }, true)}
            />
            {rights.canCreate && <UploadButton folder={folder} />}
          </>
        }
        navigationLabel={t('navigation.open')}
      />
      <DropZone folder={folder} isEnabled={rights.canCreate} isOver={isDragging} onOver={setIsDragging} label={title}>
        {selection.ids.size === 0 ? (
          <LibraryToolbar search={state} onChange={change} />
        ) : (
          <SelectionBar selection={selection} actions={actions} rights={rights} onRemove={remove} />
        )}
        <SubfolderStrip search={state} />
        <div className={styles['body']}>
          <LibraryBody
            label={t('files.grid', { name: title })}
            list={list}
            counted={counted}
            search={state}
            selection={selection}
            isSelectable
            onOpen={open}
            onDelete={rights.canDelete ? remove : undefined}
            onReset={() => change({ search: undefined, kind: undefined })}
            canUpload={rights.canCreate}
          />
        </div>
      </DropZone>
    </>
  )
}
