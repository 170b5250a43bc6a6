import { Link } from '@tanstack/react-router'
import { Folder } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { folderTree } from '../../../library/model/folder-tree.ts'
import type { TreeNode } from '../../../ui/tree-nodes.ts'
import type { LibrarySearch } from '../model/library-search.ts'
import styles from './library.module.css'
import { useFolders } from './use-folders.ts'

/** The folders in the one that is shown. */
export function SubfolderStrip({ search }: { readonly search: LibrarySearch }): ReactElement | null {
  const { t } = useTranslation()
  const folders = useFolders()
  const { folder, ...rest } = search
  const isFolder = rest.in === undefined && rest.search === undefined && rest.kind === undefined
  const inside = isFolder ? childrenOf(folderTree(folders), folder) : []
  if (inside.length === 0) return null
  return (
    <ul className={styles['strip']} aria-label={t('files.foldersHere')}>
      {inside.map(({ id, label }) => (
        <li key={id}>
          <Link to="/files" search={{ ...rest, folder: id }} className={styles['subfolder']}>
            <Folder aria-hidden />
            <bdi>{label}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function childrenOf(tree: readonly TreeNode[], folder: string | undefined): readonly TreeNode[] {
  if (folder === undefined) return tree
  for (const node of tree) {
    const found = node.id === folder ? node.children : childrenOf(node.children, folder)
    if (found.length > 0) return found
  }
  return []
}
