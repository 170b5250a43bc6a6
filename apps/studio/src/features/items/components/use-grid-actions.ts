import type { KeyboardEvent } from 'react'
import type { Item } from '../../../model/item-key.ts'
import { type Cell, type CellRange, steps } from '../model/grid-range.ts'
import type { CellChange } from '../model/item-changes.ts'
import type { ListColumn } from '../model/list-columns.ts'
import type { ItemGridProps } from './item-grid-props.ts'
import type { GridEdits } from './use-grid-edits.ts'

export interface GridActionsOptions extends Pick<ItemGridProps, 'columns' | 'selection' | 'onSelectAll' | 'onOpen' | 'onPeek'> {
  readonly rows: number
  readonly edits: GridEdits
  readonly loadedAt: (row: number) => Item | undefined
  readonly canEdit: (column: ListColumn) => boolean
  readonly startEdit: (cell: Cell, initial?: string) => void
  readonly isPeeking: boolean
}

/** What keys do in a grid besides moving: edit, choose, open, peek, empty, fill down, undo. Says whether the key meant something. */
export function useGridActions(options: GridActionsOptions): (event: KeyboardEvent, cell: Cell, range: CellRange) => boolean {
  return (event, cell, range) => {
    if (event.altKey) return false
    const isCommand = event.ctrlKey || event.metaKey
    const typed = isCommand || cell.row < 0 || !isTyped(event.key) ? undefined : () => options.startEdit(cell, event.key)
    const known = (isCommand ? commands(options, cell, range) : plainKeys(options, cell, range, event.shiftKey)).get(event.key) ?? typed
    known?.()
    return known !== undefined
  }
}

type KeyActions = ReadonlyMap<string, () => unknown>

/** Keys with Ctrl or ⌘. */
function commands(options: GridActionsOptions, { row }: Cell, range: CellRange): KeyActions {
  const { edits, onSelectAll, onOpen } = options
  return new Map<string, () => unknown>([
    ['a', onSelectAll],
    ['z', edits.undo],
    ['d', () => edits.apply(filledDown(options, range))],
    ['Enter', onItem(options, row, onOpen)],
  ])
}

function plainKeys(options: GridActionsOptions, cell: Cell, range: CellRange, isShifted: boolean): KeyActions {
  const { edits, selection, startEdit, isPeeking, onOpen, onPeek } = options
  const empty = (): void => edits.apply(emptied(options, range))
  return new Map<string, () => unknown>([
    ['Enter', isPeeking ? onItem(options, cell.row, onOpen) : () => startEdit(cell)],
    ['F2', () => startEdit(cell)],
    [' ', isShifted ? () => selection.toggle(cell.row) : onItem(options, cell.row, onPeek)],
    ['Delete', empty],
    ['Backspace', empty],
  ])
}

function onItem({ loadedAt }: GridActionsOptions, row: number, work: (item: Item) => void): () => void {
  const item = loadedAt(row)
  return () => {
    if (item !== undefined) work(item)
  }
}

/** Keys that begin a text; those with a meaning on every page keep it. */
function isTyped(key: string): boolean {
  return key.length === 1 && key !== '/' && key !== '?'
}

interface ColumnCells {
  readonly column: ListColumn
  readonly items: readonly Item[]
}

function cellsOf({ columns, loadedAt, canEdit }: GridActionsOptions, range: CellRange): readonly ColumnCells[] {
  return steps(range.start, range.end).flatMap((index) => {
    const column = columns[index]
    if (column === undefined || !canEdit(column)) return []
    return [{ column, items: loadedItems(loadedAt, range.top, range.bottom) }]
  })
}

function emptied(options: GridActionsOptions, range: CellRange): readonly CellChange[] {
  return cellsOf(options, range)
    .filter(({ column }) => !column.field.isRequired)
    .flatMap(({ column, items }) => items.filter((item) => column.valueOf(item) != null).map((item) => ({ item, column, value: null })))
}

function filledDown(options: GridActionsOptions, range: CellRange): readonly CellChange[] {
  return cellsOf(options, range).flatMap(({ column, items }) => {
    const [first, ...others] = items
    if (first === undefined) return []
    const shown = column.valueOf(first)
    return others.map((item) => ({ item, column, shown, value: storedValue(column, shown) }))
  })
}

/** The items in some rows that were loaded. */
export function loadedItems(loadedAt: (row: number) => Item | undefined, first: number, last: number): readonly Item[] {
  return steps(first, last)
    .map(loadedAt)
    .filter((item) => item !== undefined)
}

/** What a shown value is stored as: of a related item its key. */
export function storedValue({ field }: ListColumn, shown: unknown): unknown {
  if (typeof shown !== 'object' || shown === null || !field.link?.field) return shown ?? null
  return (shown as Item)[field.link.field]
}
