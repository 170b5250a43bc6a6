import { kindFilter } from '../../../library/model/file-kind.ts'
import type { LibrarySearch, LibrarySort } from './library-search.ts'

/** What the API is asked for; plain data, so that equal lists share their pages. */
export interface FileList {
  readonly fields: readonly string[]
  readonly filter: object
  readonly sort: readonly string[]
  readonly search?: string
}

export interface FileListFacts {
  /** Fields of files that the caller may read. */
  readonly readable: ReadonlySet<string>
  /** The caller. */
  readonly me: string | undefined
  /** Files on their way out. */
  readonly hidden: readonly string[]
}

const listedFields = ['id', 'title', 'filename_download', 'type', 'filesize', 'width', 'height', 'folder', 'created_on', 'modified_on']
const sorts: Readonly<Record<LibrarySort, string>> = {
  newest: '-created_on',
  oldest: 'created_on',
  title: 'title',
  largest: '-filesize',
  smallest: 'filesize',
}

/** The list that an address of the library stands for. A search looks through all folders. */
export function fileList(search: LibrarySearch, { readable, me, hidden }: FileListFacts): FileList {
  const sort = sorts[search.sort ?? 'newest']
  const conditions = [
    ...scopeOf(search, { readable, me }),
    ...(search.kind === undefined || !readable.has('type') ? [] : [kindFilter(search.kind)]),
    ...(hidden.length === 0 ? [] : [{ id: { _nin: hidden } }]),
  ]
  return {
    fields: listedFields.filter((field) => readable.has(field)),
    filter: conditions.length === 0 ? {} : { _and: conditions },
    sort: [...(readable.has(sort.replace('-', '')) ? [sort] : []), 'id'],
    ...(search.search !== undefined && { search: search.search }),
  }
}

/** A condition on a field that may not be read would be refused: without folders everything is in one list. */
function scopeOf(search: LibrarySearch, { readable, me }: Pick<FileListFacts, 'readable' | 'me'>): readonly object[] {
  if (search.in === 'mine' && readable.has('uploaded_by')) return [{ uploaded_by: { _eq: me } }]
  if (search.in === 'recent' && readable.has('created_on')) return [{ created_on: { _gte: '$NOW(-5 days)' } }]
  if (search.in !== undefined || search.search !== undefined || !readable.has('folder')) return []
  return [{ folder: search.folder === undefined ? { _null: true } : { _eq: search.folder } }]
}
