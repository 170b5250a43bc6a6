import { type ExportFormat, exportItems, exportToLibrary, importItems, readJobResult } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { saveDownload } from '../../../data/save-download.ts'
import { tasks } from '../../../data/tasks.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { followJob } from '../api/follow-job.ts'

export interface ExportRequest {
  readonly query: object
  readonly format: ExportFormat
  readonly isForLibrary: boolean
}

export interface ListTransfers {
  readonly startExport: (request: ExportRequest) => void
  readonly startImport: (file: File) => void
}

/** Exports and imports of a list: they run in the tray, whatever page is shown. */
export function useListTransfers(collection: ModelCollection): ListTransfers {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const describe = useProblemText()
  return {
    startExport: ({ query, format, isForLibrary }) => {
      tasks.add({
        label: t('lists.export.task', { name: collection.title }),
        describe,
        run: async (context) => {
          const { signal } = context
          if (isForLibrary) {
            await client.request(exportToLibrary(collection.name, { query, format }), { signal })
            return { note: t('lists.export.toLibrary') }
          }
          const job = await followJob(await client.request(exportItems(collection.name, { query, format }), { signal }), context)
          await saveDownload(
            await client.download(readJobResult(job.id), { signal }),
            `${collection.name}.${format === 'csv_utf8' ? 'csv' : format}`,
          )
          return { note: t('files.saved') }
        },
      })
    },
    startImport: (file) => {
      tasks.add({
        label: t('lists.import.task', { file: file.name, name: collection.title }),
        describe,
        run: async (context) => {
          const started = await client.request(importItems(collection.name, formOf(file)), { signal: context.signal })
          const job = await followJob(started, context)
          await queryClient.invalidateQueries({ queryKey: ['items', collection.name] })
          return { note: t('lists.import.done', { count: job.rowsWritten }) }
        },
      })
    },
  }
}

/** A file as the form that imports it. */
export function formOf(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}
