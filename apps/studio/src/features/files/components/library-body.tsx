import { isRequestError } from '@recto/sdk'
import { CloudOff, Images, LockKeyhole, SearchX, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { LibrarySearch } from '../model/library-search.ts'
import { FileGrid, type FileGridProps } from './file-grid.tsx'
import type { FileCount } from './use-library.ts'

export interface LibraryBodyProps extends Omit<FileGridProps, 'rows' | 'layout'> {
  readonly counted: FileCount
  readonly search: LibrarySearch
  readonly onReset: () => void
  readonly canUpload: boolean
}

/** The files themselves, or why there are none. */
export function LibraryBody({ counted, search, onReset, canUpload, ...grid }: LibraryBodyProps): ReactElement {
  const { t } = useTranslation()
  if (counted.error !== null) return <LibraryFailure error={counted.error} onRetry={counted.refetch} />
  if (counted.rows !== 0) return <FileGrid {...grid} rows={counted.rows} layout={search.layout ?? 'grid'} />
  if (search.search !== undefined || search.kind !== undefined) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('items.noMatchTitle')}
        text={t('files.noMatch')}
        action={<Button onClick={onReset}>{t('files.resetFilters')}</Button>}
      />
    )
  }
  const isWhole = search.folder === undefined && search.in === undefined
  return (
    <EmptyState
      icon={<Images aria-hidden />}
      title={t(isWhole ? 'files.emptyTitle' : 'files.emptyFolderTitle')}
      text={t(canUpload ? 'files.empty' : 'files.emptyReadOnly')}
    />
  )
}

export interface LibraryFailureProps {
  readonly error: Error
  readonly onRetry: () => void
}

/** A read that failed: permission, network, or anything else, and what to do about it. */
export function LibraryFailure({ error, onRetry }: LibraryFailureProps): ReactElement {
  const { t } = useTranslation()
  const retry = <Button onClick={onRetry}>{t('app.retry')}</Button>
  if (isRequestError(error, 'FORBIDDEN'))
    return <EmptyState isAlert icon={<LockKeyhole aria-hidden />} title={t('errors.forbiddenTitle')} text={t('files.forbidden')} />
  if (isRequestError(error, 'NETWORK'))
    return <EmptyState isAlert icon={<CloudOff aria-hidden />} title={t('errors.networkTitle')} text={t('errors.network')} action={retry} />
  return <EmptyState isAlert icon={<TriangleAlert aria-hidden />} title={t('errors.failedTitle')} text={error.message} action={retry} />
}
