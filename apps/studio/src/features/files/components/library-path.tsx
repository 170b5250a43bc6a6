import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { folderPath } from '../../../library/model/folder-tree.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import type { LibrarySearch } from '../model/library-search.ts'
import { useFolders } from './use-folders.ts'

/** The name of what an address of the library shows. */
export function useLibraryTitle(search: LibrarySearch): string {
  const { t } = useTranslation()
  const folders = useFolders()
  if (search.in !== undefined) return t(`files.scopes.${search.in}`)
  if (search.folder === undefined) return t('files.library')
  return folders.find(({ id }) => id === search.folder)?.name ?? t('files.folder')
}

/** The way from the top of the library to a folder; absent at the top. */
export function LibraryPath({ search }: { readonly search: Pick<LibrarySearch, 'folder' | 'in'> }): ReactElement | null {
  const { t } = useTranslation()
  const folders = useFolders()
  if (search.folder === undefined && search.in === undefined) return null
  const above = folderPath(folders, search.folder).slice(0, -1)
  return (
    <Breadcrumb label={t('item.breadcrumb')}>
      <Link to="/files">{t('files.library')}</Link>
      {above.map(({ id, name }) => (
        <span key={id}>
          {' / '}
          <Link to="/files" search={{ folder: id }}>
            <bdi>{name}</bdi>
          </Link>
        </span>
      ))}
    </Breadcrumb>
  )
}
