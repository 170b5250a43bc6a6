import { type Command, type FileRow, type FolderRow, importFile, replaceFile, uploadFiles, zipFiles, zipFolder } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { saveDownload } from '../../../data/save-download.ts'
import type { TaskOutcome } from '../../../data/task-list.ts'
import { tasks } from '../../../data/tasks.ts'
import { uploadForm } from '../../../library/api/upload-file.ts'

/** What goes over the network for long: it runs in the tray. */
export interface Transfers {
  readonly upload: (files: readonly File[], folder: string | null) => void
  readonly importAddress: (url: string, folder: string | null) => void
  /** Gives a file new content. */
  readonly replace: (file: FileRow, content: File) => void
  readonly zip: (ids: readonly string[]) => void
  readonly zipFolder: (folder: FolderRow) => void
}

export function useTransfers(): Transfers {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const describe = useProblemText()
  const uploaded = async (file: FileRow | undefined, original: string | undefined): Promise<TaskOutcome> => {
    await queryClient.invalidateQueries({ queryKey: ['files'] })
    if (file === undefined) return {}
    const open = (): void => void navigate({ to: '/files/$file', params: { file: file.id } })
    return { open, ...(original !== undefined && { note: t('files.duplicate') }) }
  }
  const archive = (label: string, command: Command<unknown, Blob>): void =>
    tasks.add({
      label,
      describe,
      run: async ({ signal, report }) => {
        report(null)
        await saveDownload(await client.download(command, { signal }), label)
        return { note: t('files.saved') }
      },
    })
  return {
    upload: (files, folder) => {
      for (const file of files) {
        tasks.add({
          label: file.name,
          describe,
          run: async ({ signal, report }) => {
            const { data, meta } = await client.requestEnvelope(uploadFiles(uploadForm(file, folder), { fields: ['id'] }), {
              signal,
              onUploadProgress: (sent, total) => report(total === 0 ? null : sent / total),
            })
            const row = Array.isArray(data) ? data[0] : (data as FileRow | undefined)
            return uploaded(row, meta?.duplicate_of?.[row?.id ?? ''])
          },
        })
      }
    },
    importAddress: (url, folder) =>
      tasks.add({
        label: url,
        describe,
        run: async ({ signal, report }) => {
          report(null)
          return uploaded(await client.request(importFile(url, { folder }), { signal }), undefined)
        },
      }),
    replace: (file, content) =>
      tasks.add({
        label: content.name,
        describe,
        run: async ({ signal, report }) => {
          const onUploadProgress = (sent: number, total: number): void => report(total === 0 ? null : sent / total)
          await client.request(replaceFile(file.id, uploadForm(content, null)), { signal, onUploadProgress })
          return uploaded(file, undefined)
        },
      }),
    zip: (ids) => archive(t('files.archiveOf', { count: ids.length }), zipFiles(ids)),
    zipFolder: (folder) => archive(folder.name, zipFolder(folder.id)),
  }
}
