import type { Statement } from '@recto/dialects'
import type { SchemaChange } from '@recto/dialects/schema'
import type { RecordedActivity, RowStep } from './executor.ts'
import type { RowMatch } from './system-rows.ts'

/** A step as plain data, so that another process can execute it. */
export type LogEntry =
  | { readonly kind: 'structure'; readonly change: SchemaChange }
  | { readonly kind: 'rows'; readonly step: RowStep }
  | { readonly kind: 'statement'; readonly statement: Pick<Statement, 'sql' | 'parameters'> }
  | { readonly kind: 'delete-history'; readonly collection: string; readonly matches: RowMatch }
  | { readonly kind: 'activity'; readonly activity: RecordedActivity }

/** `undo` reverts a step that may have been executed, `redo` is still to be executed. */
export type LogDirection = 'undo' | 'redo'

/** An entry as it is stored; a higher `id` was written later. */
export interface StoredLogEntry {
  readonly id: number
  readonly direction: LogDirection
  readonly entry: LogEntry
}
