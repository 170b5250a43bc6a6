import { type FileRow, isRequestError, updateFile } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { useToast } from '../../../ui/toast.tsx'

/** What people change about a file. */
export type EditableField =
  | 'title'
  | 'description'
  | 'location'
  | 'tags'
  | 'folder'
  | 'filename_download'
  | 'focal_point_x'
  | 'focal_point_y'

export type FileChanges = Partial<Pick<FileRow, EditableField>>

/** The changes of a file that are not saved yet. */
export interface FileDraft {
  readonly changes: FileChanges
  readonly set: (changes: FileChanges) => void
  readonly discard: () => void
  readonly save: () => Promise<void>
  readonly isSaving: boolean
  /** What is wrong with the field, as the server says. */
  readonly problemOf: (field: string) => string | undefined
}

export function useFileDraft(file: FileRow): FileDraft {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const [changes, setChanges] = useState<FileChanges>({})
  const [isSaving, setIsSaving] = useState(false)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const set = (next: FileChanges): void => setChanges((last) => realChanges({ ...last, ...next }, file))
  const save = async (): Promise<void> => {
    if (isSaving || Object.keys(changes).length === 0) return
    setIsSaving(true)
    try {
      await client.request(updateFile(file.id, changes))
      setProblems({})
      setChanges({})
      announce(t('files.savedChanges'))
      await queryClient.invalidateQueries({ queryKey: ['files'] })
    } catch (error) {
      const found = fieldProblems(error)
      setProblems(found)
      if (Object.keys(found).length === 0) announce(problemText(error), { kind: 'alert' })
    } finally {
      setIsSaving(false)
    }
  }
  useSaveKey(save)
  return { changes, set, discard: () => setChanges({}), save, isSaving, problemOf: (field) => problems[field] }
}

/** Changes that differ from what is stored: what was set back is none. */
function realChanges(changes: FileChanges, file: FileRow): FileChanges {
  const stored: Readonly<Record<string, unknown>> = { ...file }
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => JSON.stringify(value ?? null) !== JSON.stringify(stored[field] ?? null)),
  )
}

function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  if (!isRequestError(error)) return {}
  const entries = error.problems.flatMap(({ message, extensions: { field } }) => (typeof field === 'string' ? [[field, message]] : []))
  return Object.fromEntries(entries)
}

/** ⌘S and Ctrl+S save. */
function useSaveKey(save: () => Promise<void>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    void save()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
