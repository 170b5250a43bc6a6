import type { FolderRow } from '@recto/sdk'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { Clock, Folder, Images, User } from 'lucide-react'
import { type DragEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { folderPath, foldersWithin, folderTree } from '../../../library/model/folder-tree.ts'
import { Tree } from '../../../ui/tree.tsx'
import type { TreeNode } from '../../../ui/tree-nodes.ts'
import { dragFolder, draggedKind, droppedFiles, droppedFolder } from '../model/dragged-files.ts'
import styles from './file-navigation.module.css'
import { FolderMenu } from './folder-menu.tsx'
import { useFileActions } from './use-file-actions.ts'
import { useFolderActions } from './use-folder-actions.ts'
import { useFolders } from './use-folders.ts'
import { useReadableFields } from './use-library.ts'
import { useTransfers } from './use-transfers.ts'

const top = ''
const scopes = [
  ['all', Images, 'id'],
  ['recent', Clock, 'created_on'],
  ['mine', User, 'uploaded_by'],
] as const

/** The folders of the library as a tree, and the lists across them. */
export function FileNavigation({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const folders = useFolders()
  const search = useSearch({ strict: false })
  const { pathname } = useLocation()
  const readable = useReadableFields()
  const possibleScopes = scopes.filter(([, , field]) => readable.has(field))
  const isList = pathname.endsWith('/files')
  const canMove = useRights('directus_files').canUpdateField('folder')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set([top]))
  const open = new Set([
    ...toggled,
    ...folderPath(folders, search.folder)
      .slice(0, -1)
      .map(({ id }) => id),
  ])
  const drop = useFolderDrop(folders)
  const select = (id: string): void => {
    void navigate({ to: '/files', search: id === top ? {} : { folder: id } })
    onNavigate()
  }
  const folderOf = ({ id }: TreeNode): FolderRow | undefined => folders.find((folder) => folder.id === id)
  return (
    <nav className={styles['navigation']} aria-label={t('files.navigation')}>
      <ul>
        {possibleScopes.map(([scope, Icon]) => (
          <li key={scope}>
            <Link
              to="/files"
              search={{ in: scope }}
              activeOptions={{ includeSearch: true }}
              className={styles['scope']}
              activeProps={{ 'data-active': true }}
              onClick={onNavigate}
            >
              <Icon aria-hidden />
              {t(`files.scopes.${scope}`)}
            </Link>
          </li>
        ))}
      </ul>
      <h2 className={styles['heading']}>{t('files.folders')}</h2>
      <Tree
        label={t('files.folders')}
        nodes={[{ id: top, label: t('files.library'), children: folderTree(folders) }]}
        selected={isList && search.in === undefined ? (search.folder ?? top) : null}
        onSelect={select}
        open={open}
        onToggle={(id) => setToggled(new Set(toggled.has(id) ? [...toggled].filter((one) => one !== id) : [...toggled, id]))}
        icon={() => <Folder aria-hidden />}
        end={(node) => {
          const folder = folderOf(node)
          return folder === undefined ? null : <FolderMenu folder={folder} folders={folders} />
        }}
        drag={{
          ...(canMove && { onDragStart: (event: DragEvent, node: TreeNode) => node.id !== top && dragFolder(event, node.id) }),
          ...drop,
        }}
      />
    </nav>
  )
}

/** Files and folders of the library, and files from outside, may be dropped on a folder. */
function useFolderDrop(folders: readonly FolderRow[]) {
  const files = useFileActions()
  const actions = useFolderActions()
  const { upload } = useTransfers()
  const fileRights = useRights('directus_files')
  const folderRights = useRights('directus_folders')
  return {
    accepts: (event: DragEvent): boolean => {
      const kind = draggedKind(event)
      if (kind === 'outside') return fileRights.canCreate
      return kind === 'folder' ? folderRights.canUpdate : kind === 'files' && fileRights.canUpdateField('folder')
    },
    onDrop: (event: DragEvent, node: TreeNode): void => {
      const target = node.id === top ? null : node.id
      const kind = draggedKind(event)
      if (kind === 'outside') upload([...event.dataTransfer.files], target)
      if (kind === 'files') void files.move(droppedFiles(event), target)
      const folder = kind === 'folder' ? folders.find(({ id }) => id === droppedFolder(event)) : undefined
      const isInside = folder !== undefined && target !== null && foldersWithin(folders, folder.id).has(target)
      if (folder !== undefined && !isInside && folder.parent !== target) void actions.move(folder, target)
    },
  }
}
