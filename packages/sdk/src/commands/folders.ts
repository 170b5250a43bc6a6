import type { Command } from '../command.ts'
import type { Query } from '../infer-schema.ts'

/** A folder of the file library. */
export interface FolderRow {
  readonly id: string
  readonly name: string
  /** `null` at the top. */
  readonly parent: string | null
}

/** Lists folders; all of them with `limit: -1`. */
export function readFolders<Schema>(query?: Query<Record<string, unknown>>): Command<Schema, readonly FolderRow[]> {
  return { method: 'GET', path: '/folders', ...(query && { query }) }
}

/** Makes a folder. */
export function createFolder<Schema>(folder: Pick<FolderRow, 'name'> & Partial<FolderRow>): Command<Schema, FolderRow | undefined> {
  return { method: 'POST', path: '/folders', body: folder }
}

/** Renames a folder, or moves it into another. */
export function updateFolder<Schema>(id: string, changes: Partial<FolderRow>): Command<Schema, FolderRow> {
  return { method: 'PATCH', path: folderPath(id), body: changes }
}

/** Deletes a folder without folders in it; its files lose it. */
export function deleteFolder<Schema>(id: string): Command<Schema, undefined> {
  return { method: 'DELETE', path: folderPath(id) }
}

function folderPath(id: string): string {
  return `/folders/${encodeURIComponent(id)}`
}
