import { deleteFiles, type FileRow, readFiles, updateFiles } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { useUndoable } from '../../../data/undoable.ts'
import { useToast } from '../../../ui/toast.tsx'
import { hiddenFiles } from '../model/hidden-files.ts'

/** What is done to files. Each says what it did, and offers the way back. */
export interface FileActions {
  readonly remove: (ids: readonly string[]) => void
  readonly move: (ids: readonly string[], folder: string | null) => Promise<void>
  readonly edit: (ids: readonly string[], changes: Partial<FileRow>) => Promise<boolean>
}

export function useFileActions(): FileActions {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const undoable = useUndoable()
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['files'] })
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
      return false
    } finally {
      await refresh()
    }
  }
  const moveBack = (before: readonly FileRow[]): Promise<boolean> =>
    attempt(async () => {
      for (const folder of new Set(before.map((file) => file.folder ?? null))) {
        const ids = before.flatMap((file) => ((file.folder ?? null) === folder ? [file.id] : []))
        await client.request(updateFiles(ids, { folder }))
      }
    })
  return {
    remove: (ids) =>
      undoable({
        message: t('files.deleted', { count: ids.length }),
        apply: () => hiddenFiles.add(ids),
        revert: () => hiddenFiles.remove(ids),
        commit: async ({ keepalive }) => {
          await client.request(deleteFiles(ids), { keepalive })
          await refresh()
          hiddenFiles.remove(ids)
        },
      }),
    move: async (ids, folder) => {
      await attempt(async () => {
        const before = await client.request(readFiles({ fields: ['id', 'folder'], filter: { id: { _in: ids } }, limit: -1 }))
        await client.request(updateFiles(ids, { folder }))
        announce(t('files.moved', { count: ids.length }), {
          action: { label: t('app.undo'), onSelect: () => void moveBack(before) },
        })
      })
    },
    edit: (ids, changes) =>
      attempt(async () => {
        await client.request(updateFiles(ids, changes))
        announce(t('files.changed', { count: ids.length }))
      }),
  }
}
