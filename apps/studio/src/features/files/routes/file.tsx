import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../../data/model.ts'
import { useRights } from '../../../data/permissions.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { fileQueries } from '../api/file-queries.ts'
import { FileEditor } from '../components/file-editor.tsx'
import styles from '../components/file-page.module.css'
import { ForbiddenLibrary } from '../components/forbidden-library.tsx'
import { LibraryFailure } from '../components/library-body.tsx'
import { LibraryPath } from '../components/library-path.tsx'
import { useReadableFields } from '../components/use-library.ts'

const shown = [
  'id',
  'title',
  'filename_download',
  'filename_disk',
  'type',
  'filesize',
  'width',
  'height',
  'duration',
  'folder',
  'storage',
  'description',
  'location',
  'tags',
  'metadata',
  'focal_point_x',
  'focal_point_y',
  'created_on',
  'uploaded_on',
  'modified_on',
]
const uploaderFields = ['uploaded_by.id', 'uploaded_by.first_name', 'uploaded_by.last_name', 'uploaded_by.email']

/** One file: what it looks like, what is known about it, where it is used. */
export function FilePage(): ReactElement {
  const { file } = useParams({ from: '/shell/files/$file' })
  const { canRead } = useRights('directus_files')
  return canRead ? <LoadedFile key={file} id={file} /> : <ForbiddenLibrary />
}

function LoadedFile({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation()
  const readable = useReadableFields()
  const seesUsers = useModel().collections.has('directus_users') && readable.has('uploaded_by')
  const fields = [...shown.filter((field) => readable.has(field)), ...(seesUsers ? uploaderFields : [])]
  const { data: file, error, refetch } = useQuery(fileQueries.one(id, fields))
  if (file !== undefined) return <FileEditor key={file.modified_on ?? id} file={file} />
  return (
    <>
      <PageHeader title={t('files.file')} breadcrumb={<LibraryPath search={{ in: 'all' }} />} navigationLabel={t('navigation.open')} />
      <main className={styles['page']}>
        {error === null ? (
          <div className={styles['columns']} role="status">
            <span className="rc-visually-hidden">{t('app.loading')}</span>
            <Skeleton blockSize="420px" />
            <Skeleton blockSize="40px" />
          </div>
        ) : (
          <LibraryFailure error={error} onRetry={() => void refetch()} />
        )}
      </main>
    </>
  )
}
