import type { FileRow } from '@recto/sdk'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { UnsavedGuard } from '../../../form/components/unsaved-guard.tsx'
import { nameOfFile } from '../../../library/model/file-kind.ts'
import { Button } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { FileDetails } from './file-details.tsx'
import { FileForm } from './file-form.tsx'
import { FileMenu } from './file-menu.tsx'
import styles from './file-page.module.css'
import { FilePreview } from './file-preview.tsx'
import { FileUsage } from './file-usage.tsx'
import { LibraryPath } from './library-path.tsx'
import { useFileDraft } from './use-file-draft.ts'

/** A file that was loaded, with its changes until they are saved. */
export function FileEditor({ file }: { readonly file: FileRow }): ReactElement {
  const { t } = useTranslation()
  const rights = useRights('directus_files')
  const draft = useFileDraft(file)
  const count = Object.keys(draft.changes).length
  return (
    <>
      <PageHeader
        title={nameOfFile(file)}
        breadcrumb={<LibraryPath search={file.folder == null ? { in: 'all' } : { folder: file.folder }} />}
        actions={
          <>
            <FileMenu file={file} rights={rights} />
            {rights.canUpdate && (
              <>
                {count > 0 && <Button onClick={draft.discard}>{t('files.discard')}</Button>}
                <Button kind="primary" disabled={count === 0} isBusy={draft.isSaving} onClick={() => void draft.save()}>
                  {count === 0 ? t('app.save') : t('files.saveCount', { count })}
                </Button>
              </>
            )}
          </>
        }
        navigationLabel={t('navigation.open')}
      />
      <main className={styles['page']}>
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <FilePreview
              file={file}
              draft={draft}
              canSetFocus={rights.canUpdateField('focal_point_x') && rights.canUpdateField('focal_point_y')}
            />
            <FileUsage file={file} />
          </div>
          <div className={styles['column']}>
            <FileForm file={file} draft={draft} rights={rights} />
            <FileDetails file={file} />
          </div>
        </div>
      </main>
      <UnsavedGuard count={count} />
    </>
  )
}
