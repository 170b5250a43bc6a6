import type { Command } from '../command.ts'
import type { ApiProblem } from '../request-error.ts'

export type ExportFormat = 'csv' | 'csv_utf8' | 'json' | 'xml' | 'yaml'

/** An import or export that goes on in the background. */
export interface JobRow {
  readonly id: string
  readonly kind: 'import' | 'export'
  readonly collection: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly rowsRead: number
  readonly rowsWritten: number
  readonly errorCount: number
  /** From 0 to 1; `null` when it is not known. */
  readonly progress: number | null
  /** Why it failed, grouped by field and rule, with the rows they are about. */
  readonly errors: readonly ApiProblem[]
  /** There is a file to be fetched. */
  readonly hasResult: boolean
}

export interface ExportOptions {
  readonly query: object
  readonly format: ExportFormat
  /** Where in the library it is kept, or how the file is named. */
  readonly file?: { readonly folder?: string | null; readonly title?: string; readonly filename_download?: string }
}

/** Imports the rows of a form's file in the background, all or none. `dryRun` keeps nothing and reports the same errors. */
export function importItems<Schema>(collection: string, form: FormData, options: { readonly dryRun?: true } = {}): Command<Schema, JobRow> {
  return { method: 'POST', path: `/utils/import/${encodeURIComponent(collection)}`, query: { background: true, ...options }, body: form }
}

/** Has a file of items written into the library; a notification says when it is there. */
export function exportToLibrary<Schema>(collection: string, options: ExportOptions): Command<Schema, undefined> {
  return { method: 'POST', path: `/utils/export/${encodeURIComponent(collection)}`, body: options }
}

/** Has a file of items written for the caller alone, to be fetched by `readJobResult` when the job is done. */
export function exportItems<Schema>(collection: string, options: ExportOptions): Command<Schema, JobRow> {
  return { method: 'POST', path: `/utils/export/${encodeURIComponent(collection)}`, query: { background: true }, body: options }
}

/** How far a job is. */
export function readJob<Schema>(id: string): Command<Schema, JobRow> {
  return { method: 'GET', path: jobPath(id) }
}

/** Ends a job; one that has ended is forgotten. */
export function cancelJob<Schema>(id: string): Command<Schema, JobRow> {
  return { method: 'DELETE', path: jobPath(id) }
}

/** The file an export made, once: for `client.download`. */
export function readJobResult<Schema>(id: string): Command<Schema, Blob> {
  return { method: 'GET', path: `${jobPath(id)}/result` }
}

function jobPath(id: string): string {
  return `/utils/jobs/${encodeURIComponent(id)}`
}
