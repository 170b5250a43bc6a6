import { type FileKind, fileKinds } from '../../../library/model/file-kind.ts'

/** Which files are listed. */
export type LibraryScope = 'all' | 'mine' | 'recent'

export const librarySorts = ['newest', 'oldest', 'title', 'largest', 'smallest'] as const

export type LibrarySort = (typeof librarySorts)[number]

/** What the library shows, as its address says it. Without a folder and a scope: what is in no folder. */
export interface LibrarySearch {
  readonly in?: LibraryScope
  readonly folder?: string
  readonly search?: string
  readonly kind?: FileKind
  /** @default 'newest' */
  readonly sort?: LibrarySort
  /** @default 'grid' */
  readonly layout?: 'list'
}

/** Reads the library's address; what makes no sense is left out. */
export function parseLibrarySearch(search: Readonly<Record<string, unknown>>): LibrarySearch {
  const { folder, search: text } = search
  const scope = oneOf(['all', 'mine', 'recent'] as const, search['in'])
  const kind = oneOf(fileKinds, search['kind'])
  const sort = oneOf(librarySorts, search['sort'])
  return {
    ...(scope !== undefined && { in: scope }),
    ...(typeof folder === 'string' && folder !== '' && scope === undefined && { folder }),
    ...((typeof text === 'string' || typeof text === 'number') && text !== '' && { search: String(text) }),
    ...(kind !== undefined && { kind }),
    ...(sort !== undefined && sort !== 'newest' && { sort }),
    ...(search['layout'] === 'list' && { layout: 'list' as const }),
  }
}

function oneOf<const Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((one) => one === value)
}
