import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../data/problem-text.ts'
import { importAddress, type UploadProgress, uploadFile } from './api/upload-file.ts'
import { accepts } from './model/accepted-types.ts'

/** A file on its way to the library, for a field. */
export interface Upload {
  readonly id: number
  readonly name: string
  /** Between 0 and 1; `null` while it is not known. */
  readonly progress: number | null
  readonly problem: string | null
}

export interface UploadsInput {
  readonly folder: string | null
  /** MIME types that are taken; all without a list. */
  readonly types: readonly string[] | undefined
  /** Called with the ids of files that have arrived together. */
  readonly onUploaded: (ids: readonly string[]) => void
}

export interface Uploads {
  readonly uploads: readonly Upload[]
  readonly upload: (files: readonly File[]) => void
  readonly importFrom: (url: string) => void
  /** Stops an upload, or takes a failed one off the list. */
  readonly dismiss: (id: number) => void
}

/** Uploads files for a field, in its place. */
export function useUploads({ folder, types, onUploaded }: UploadsInput): Uploads {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const queryClient = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const controllers = useRef(new Map<number, AbortController>())
  const lastId = useRef(0)
  const update = (id: number, changes: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...changes } : one)))
  const dismiss = (id: number): void => {
    controllers.current.get(id)?.abort()
    controllers.current.delete(id)
    setUploads((before) => before.filter((one) => one.id !== id))
  }
  const run = async (name: string, work: (progress: UploadProgress) => Promise<string | undefined>): Promise<string | undefined> => {
    lastId.current += 1
    const id = lastId.current
    const controller = new AbortController()
    controllers.current.set(id, controller)
    setUploads((before) => [...before, { id, name, progress: 0, problem: null }])
    try {
      const file = await work({ signal: controller.signal, onProgress: (progress) => update(id, { progress }) })
      dismiss(id)
      return file
    } catch (error) {
      if (!controller.signal.aborted) update(id, { problem: problemText(error) })
      return undefined
    }
  }
  const finish = async (running: readonly Promise<string | undefined>[]): Promise<void> => {
    const ids = (await Promise.all(running)).filter((id) => id !== undefined)
    void queryClient.invalidateQueries({ queryKey: ['files'] })
    if (ids.length > 0) onUploaded(ids)
  }
  const refuse = (name: string): Promise<undefined> =>
    run(name, () => Promise.reject(new Error(t('relations.file.wrongType', { name })))) as Promise<undefined>
  return {
    uploads,
    upload: (files) =>
      void finish(
        files.map((file) =>
          accepts(types, file.type) ? run(file.name, (progress) => uploadFile(file, folder, progress)) : refuse(file.name),
        ),
      ),
    importFrom: (url) => void finish([run(url, (progress) => importAddress(url, folder, progress))]),
    dismiss,
  }
}
