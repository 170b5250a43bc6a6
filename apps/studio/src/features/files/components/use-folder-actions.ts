import { createFolder, deleteFolder, type FolderRow, readFiles, updateFiles, updateFolder } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { useToast } from '../../../ui/toast.tsx'

/** What is done to folders. */
export interface FolderActions {
  readonly create: (name: string, parent: string | null) => Promise<void>
  readonly rename: (folder: FolderRow, name: string) => Promise<void>
  readonly move: (folder: FolderRow, parent: string | null) => Promise<void>
  /** Deletes a folder without folders in it; its files go one level up. */
  readonly remove: (folder: FolderRow) => Promise<void>
}

export function useFolderActions(): FolderActions {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
    } finally {
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['folders'] }), queryClient.invalidateQueries({ queryKey: ['files'] })])
    }
  }
  const change = (folder: FolderRow, changes: Partial<FolderRow>, message: string): Promise<void> =>
    attempt(async () => {
      await client.request(updateFolder(folder.id, changes))
      const back = { name: folder.name, parent: folder.parent }
      const undo = (): void => void attempt(async () => void (await client.request(updateFolder(folder.id, back))))
      announce(message, { action: { label: t('app.undo'), onSelect: undo } })
    })
  const recreate = async (folder: FolderRow, ids: readonly string[]): Promise<void> => {
    await client.request(createFolder(folder))
    if (ids.length > 0) await client.request(updateFiles(ids, { folder: folder.id }))
  }
  return {
    create: (name, parent) => attempt(async () => void (await client.request(createFolder({ name, parent })))),
    rename: (folder, name) => change(folder, { name }, t('files.folderRenamed', { name })),
    move: (folder, parent) => change(folder, { parent }, t('files.folderMoved', { name: folder.name })),
    remove: (folder) =>
      attempt(async () => {
        const files = await client.request(readFiles({ fields: ['id'], filter: { folder: { _eq: folder.id } }, limit: -1 }))
        const ids = files.map(({ id }) => id)
        if (ids.length > 0) await client.request(updateFiles(ids, { folder: folder.parent }))
        await client.request(deleteFolder(folder.id))
        const undo = (): void => void attempt(() => recreate(folder, ids))
        announce(t('files.folderDeleted', { name: folder.name }), { action: { label: t('app.undo'), onSelect: undo } })
      }),
  }
}
