import type { VirtualItem } from '@tanstack/react-virtual'
import type { Model, ModelCollection } from '../../../model/model.ts'
import type { CellKind } from '../model/cell-kind.ts'
import type { Cell, CellRange } from '../model/grid-range.ts'
import type { CellChange } from '../model/item-changes.ts'
import type { ListColumn } from '../model/list-columns.ts'
import type { GridEdits } from './use-grid-edits.ts'
import type { RowSelection } from './use-row-selection.ts'

/** The cell that is edited is the active one. */
export interface Editing {
  readonly kind: Exclude<CellKind, 'boolean'>
  /** What was typed to begin; `null` to change what is there. */
  readonly initial: string | null
}

/** Where the active cell goes after an edit; `null`: it stays. */
export type CellMove = 'down' | 'next' | 'previous' | null

/** What every row of a grid needs. */
export interface GridContext {
  readonly id: string
  readonly model: Model
  readonly collection: ModelCollection
  readonly columns: readonly ListColumn[]
  readonly visible: readonly VirtualItem[]
  /** Columns that stay in view, the first ones. */
  readonly pinned: number
  readonly aligns: Readonly<Record<string, string>>
  /** The column whose values lead to the items. */
  readonly linkedColumn: string | undefined
  readonly activeCell: Cell
  readonly range: CellRange
  readonly selection: RowSelection
  readonly editing: Editing | null
  readonly edits: GridEdits
  readonly onPoint: (cell: Cell, extendsRange: boolean) => void
  readonly onDrag: (cell: Cell) => void
  readonly onEdit: (cell: Cell) => void
  readonly onCommit: (change: CellChange, move: CellMove) => void
  readonly onCancel: () => void
  readonly onPeek: (row: number) => void
}
