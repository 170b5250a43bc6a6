import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.tsx'
import { fileQueries } from '../api/file-queries.ts'
import type { FileList } from '../model/file-list.ts'

/** Which files are selected. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly toggle: (id: string, index: number) => void
  /** From the file toggled last to this one, loaded or not. */
  readonly extend: (index: number) => void
  readonly selectAll: (count: number) => void
  readonly clear: () => void
}

/** Files that are changed in one request at most. */
const maxSelected = 1000

/** The selection in a list; another list starts with none. */
export function useSelection(list: FileList): Selection {
  const { t } = useTranslation()
  const announce = useToast()
  const queryClient = useQueryClient()
  const [state, setState] = useState<{ readonly list: FileList; readonly ids: ReadonlySet<string>; readonly anchor: number }>({
    list,
    ids: new Set(),
    anchor: 0,
  })
  if (state.list !== list) setState({ list, ids: new Set(), anchor: 0 })
  const add = async (from: number, to: number): Promise<void> => {
    const length = Math.min(maxSelected, to - from + 1)
    if (length <= to - from) announce(t('files.selectionLimit', { count: maxSelected }))
    const keys = await queryClient.query(fileQueries.keys(list, from, length))
    setState((last) => ({ ...last, ids: new Set([...last.ids, ...keys]) }))
  }
  return {
    ids: state.ids,
    toggle: (id, index) =>
      setState((last) => {
        const ids = new Set(last.ids)
        if (!ids.delete(id)) ids.add(id)
        return { ...last, ids, anchor: index }
      }),
    extend: (index) => void add(Math.min(state.anchor, index), Math.max(state.anchor, index)),
    selectAll: (count) => void add(0, count - 1),
    clear: () => setState((last) => ({ ...last, ids: new Set() })),
  }
}
