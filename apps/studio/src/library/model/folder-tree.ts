import type { FolderRow } from '@recto/sdk'
import type { TreeNode } from '../../ui/tree-nodes.ts'

/** The folders as a tree, by name. Folders whose parent can't be read stand at the top; folders in a circle are left out. */
export function folderTree(folders: readonly FolderRow[]): readonly TreeNode[] {
  const known = new Set(folders.map(({ id }) => id))
  const parentOf = ({ parent }: FolderRow): string | null => (parent !== null && known.has(parent) ? parent : null)
  const nodesIn = (parent: string | null): readonly TreeNode[] =>
    folders
      .filter((folder) => parentOf(folder) === parent)
      .map(({ id, name }) => ({ id, label: name, children: nodesIn(id) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }))
  return nodesIn(null)
}

/** The folders from the top to this one. */
export function folderPath(folders: readonly FolderRow[], id: string | null | undefined): readonly FolderRow[] {
  const path: FolderRow[] = []
  let at = folders.find((folder) => folder.id === id)
  while (at !== undefined && !path.includes(at)) {
    path.unshift(at)
    const { parent } = at
    at = folders.find((folder) => folder.id === parent)
  }
  return path
}

/** A folder and all folders below it: where it can't be moved to. */
export function foldersWithin(folders: readonly FolderRow[], id: string): ReadonlySet<string> {
  return new Set(folders.filter((folder) => folderPath(folders, folder.id).some((one) => one.id === id)).map((folder) => folder.id))
}
