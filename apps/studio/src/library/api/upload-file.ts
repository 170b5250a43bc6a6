import { type FileRow, importFile, uploadFiles } from '@recto/sdk'
import { client } from '../../data/client.ts'

export interface UploadProgress {
  readonly signal: AbortSignal
  /** Between 0 and 1; `null` while it is not known. */
  readonly onProgress: (progress: number | null) => void
}

/** Uploads one file into a folder; gives its id, or `undefined` when the caller may not read it. */
export async function uploadFile(file: File, folder: string | null, { signal, onProgress }: UploadProgress): Promise<string | undefined> {
  const answer = await client.request(uploadFiles(uploadForm(file, folder), { fields: ['id'] }), {
    signal,
    onUploadProgress: (sent, total) => onProgress(total === 0 ? null : sent / total),
  })
  const row = Array.isArray(answer) ? (answer[0] as FileRow | undefined) : (answer as FileRow | undefined)
  return row?.id
}

/** Has the server fetch a file from an address into a folder; gives its id. */
export async function importAddress(
  url: string,
  folder: string | null,
  { signal, onProgress }: UploadProgress,
): Promise<string | undefined> {
  onProgress(null)
  return (await client.request(importFile(url, folder === null ? {} : { folder }), { signal }))?.id
}

/** Fields come before the file they are for. */
export function uploadForm(file: File, folder: string | null): FormData {
  const form = new FormData()
  if (folder !== null) form.append('folder', folder)
  form.append('file', file)
  return form
}
