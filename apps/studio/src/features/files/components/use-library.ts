import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useModel } from '../../../data/model.ts'
import { sessionQueries } from '../../../data/session.ts'
import { fileQueries, pageSize } from '../api/file-queries.ts'
import type { FileList } from '../model/file-list.ts'
import { fileList } from '../model/file-list.ts'
import { useHiddenFiles } from '../model/hidden-files.ts'
import type { LibrarySearch } from '../model/library-search.ts'

/** The names of the fields of files that the caller may read. */
export function useReadableFields(): ReadonlySet<string> {
  const model = useModel()
  return useMemo(() => new Set(model.collections.get('directus_files')?.fields.map(({ name }) => name)), [model])
}

/** The list that the address stands for. */
export function useFileList(search: LibrarySearch): FileList {
  const readable = useReadableFields()
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const hidden = useHiddenFiles()
  return useMemo(() => fileList(search, { readable, me: me?.id, hidden }), [search, readable, me?.id, hidden])
}

export type LibraryChange = { readonly [Name in keyof LibrarySearch]: LibrarySearch[Name] | undefined }

/** The library's address and how to change parts of it. */
export function useLibrarySearch(): readonly [LibrarySearch, (change: LibraryChange, replace?: boolean) => void] {
  const state = useSearch({ from: '/shell/files' })
  const navigate = useNavigate()
  const change = (next: LibraryChange, replace = false): void => {
    const search = Object.fromEntries(Object.entries({ ...state, ...next }).filter(([, value]) => value !== undefined)) as LibrarySearch
    void navigate({ to: '/files', search, replace })
  }
  return [state, change]
}

export interface FileCount {
  /** Files to draw; undefined until the first page came. */
  readonly rows: number | undefined
  /** How many files there are; undefined until known. */
  readonly count: number | undefined
  readonly error: Error | null
  readonly refetch: () => void
}

/** Loads the first page of a list, then counts the rest unless the page holds everything. */
export function useFileCount(list: FileList): FileCount {
  const first = useQuery(fileQueries.page(list, 0))
  const length = first.data?.length
  const isWhole = length !== undefined && length < pageSize
  const counted = useQuery({ ...fileQueries.count(list), enabled: length !== undefined && !isWhole })
  const count = isWhole ? length : counted.data
  const rows = count ?? (length === undefined ? undefined : length + pageSize)
  return { rows, count, error: first.error, refetch: () => void first.refetch() }
}
