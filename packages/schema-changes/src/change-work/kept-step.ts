import type { SchemaChange, Statement } from '@recto/dialects'
import type { Matches } from '@recto/pipeline'
import type { Recorded, RowStep } from './model-work.ts'

/** A step in words that another process can carry out. */
export type KeptStep =
  | { readonly kind: 'structure'; readonly change: SchemaChange }
  | { readonly kind: 'rows'; readonly step: RowStep }
  | { readonly kind: 'statement'; readonly statement: Pick<Statement, 'sql' | 'parameters'> }
  | { readonly kind: 'forget'; readonly collection: string; readonly matches: Matches }
  | { readonly kind: 'record'; readonly recorded: Recorded }

/** `back` takes a step back that may have been done, `ahead` is left to do. */
export type Direction = 'back' | 'ahead'

/** A kept step and its place in the table; a higher one was kept later. */
export interface KeptRow {
  readonly id: number
  readonly direction: Direction
  readonly step: KeptStep
}
