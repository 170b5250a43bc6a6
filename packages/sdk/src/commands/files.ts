import type { Command } from '../command.ts'
import type { Query } from '../infer-schema.ts'

/** A file as `/files` shows it. Fields that were not asked for, or that the caller may not read, are absent. */
export interface FileRow {
  readonly id: string
  readonly storage?: string
  readonly filename_disk?: string | null
  readonly filename_download?: string
  readonly title?: string | null
  /** MIME type. */
  readonly type?: string | null
  readonly folder?: string | null
  readonly uploaded_by?: unknown
  readonly uploaded_on?: string | null
  readonly created_on?: string
  readonly modified_by?: unknown
  readonly modified_on?: string
  /** Bytes; a string, since it may be larger than numbers are exact. */
  readonly filesize?: string | number | null
  /** Pixels. */
  readonly width?: number | null
  readonly height?: number | null
  /** Milliseconds. */
  readonly duration?: number | null
  readonly description?: string | null
  readonly location?: string | null
  readonly tags?: readonly string[] | null
  readonly metadata?: Readonly<Record<string, unknown>> | null
  /** Pixels of the original. */
  readonly focal_point_x?: number | null
  readonly focal_point_y?: number | null
}

type FileQuery = Query<Record<string, unknown>>

/** Lists files. */
export function readFiles<Schema>(query?: FileQuery): Command<Schema, readonly FileRow[]> {
  return { method: 'GET', path: '/files', ...(query && { query }) }
}

/** What is known about one file. Its content is at `/assets/<id>`. */
export function readFile<Schema>(id: string, query?: FileQuery): Command<Schema, FileRow> {
  return { method: 'GET', path: filePath(id), ...(query && { query }) }
}

/**
 * Stores the files of a form. Fields apply to the file that follows them: append `folder`, `title` … before `file`.
 * Gives one row for one file and a list for several; nothing when the caller may not read them.
 */
export function uploadFiles<Schema>(form: FormData, query?: FileQuery): Command<Schema, FileRow | readonly FileRow[] | undefined> {
  return { method: 'POST', path: '/files', body: form, ...(query && { query }) }
}

/** Has the server fetch a file from an address. */
export function importFile<Schema>(url: string, data: Partial<FileRow> = {}): Command<Schema, FileRow | undefined> {
  return { method: 'POST', path: '/files/import', body: { url, data } }
}

/** Gives a file new content, that of the `file` part of the form; its id and whatever refers to it stay. */
export function replaceFile<Schema>(id: string, form: FormData): Command<Schema, FileRow | undefined> {
  return { method: 'PATCH', path: filePath(id), body: form }
}

/** Changes what is known about a file. */
export function updateFile<Schema>(id: string, changes: Partial<FileRow>, query?: FileQuery): Command<Schema, FileRow> {
  return { method: 'PATCH', path: filePath(id), body: changes, ...(query && { query }) }
}

/** Makes the same changes to several files, all or none. */
export function updateFiles<Schema>(ids: readonly string[], changes: Partial<FileRow>): Command<Schema, readonly FileRow[]> {
  return { method: 'PATCH', path: '/files', query: { fields: ['id'] }, body: { keys: ids, data: changes } }
}

/** Deletes files with their contents, all or none. */
export function deleteFiles<Schema>(ids: readonly string[]): Command<Schema, undefined> {
  return { method: 'DELETE', path: '/files', body: ids }
}

/** Files as one archive: for `client.download`. */
export function zipFiles<Schema>(ids: readonly string[]): Command<Schema, Blob> {
  return { method: 'POST', path: '/assets/files', body: { ids } }
}

/** A folder and all in it as one archive: for `client.download`. */
export function zipFolder<Schema>(id: string): Command<Schema, Blob> {
  return { method: 'POST', path: `/assets/folder/${encodeURIComponent(id)}` }
}

function filePath(id: string): string {
  return `/files/${encodeURIComponent(id)}`
}
