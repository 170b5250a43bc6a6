import { type RefObject, useId, useMemo, useState } from 'react'
import { useRights } from '../../../data/permissions.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import { cellKind } from '../model/cell-kind.ts'
import type { Cell } from '../model/grid-range.ts'
import type { ListColumn } from '../model/list-columns.ts'
import { logicalAligns, rowHeightOf } from '../model/table-options.ts'
import type { CellMove, Editing, GridContext } from './grid-context.ts'
import type { ItemGridProps } from './item-grid-props.ts'
import { gutterSize } from './pinned-size.ts'
import { useCellMenu } from './use-cell-menu.tsx'
import { useColumnTable } from './use-column-table.ts'
import { useColumnWindow } from './use-column-window.ts'
import { useGridActions } from './use-grid-actions.ts'
import { useGridClipboard } from './use-grid-clipboard.ts'
import { type GridEdits, useGridEdits } from './use-grid-edits.ts'
import { cellAfterTab, useGridKeys } from './use-grid-keys.ts'
import { useItemPages, useLoadedItems } from './use-item-pages.ts'
import { useRowWindow } from './use-row-window.ts'

const loadingRows = 40

/** All that a grid does: what is on screen, which cell is active, what is edited, copied and pasted. */
export function useItemGrid(props: ItemGridProps, scroller: RefObject<HTMLDivElement | null>) {
  const { model, collection, columns, list, actions, selection, onPeek } = props
  const id = useId()
  const rows = props.rows ?? loadingRows
  const { table, resize, columnWindow, rowWindow, pinned, reveal } = useGridWindows(props, scroller, rows)
  const { itemAt } = useItemPages(list, rowWindow, !rowWindow.isFast)
  const loadedAt = useLoadedItems(list)
  const edits = useGridEdits(collection, list.fields)
  const { canEdit, editing, startEdit, endEdit } = useCellEditing(props, { edits, loadedAt })
  const act = useGridActions({ ...props, rows, edits, loadedAt, canEdit, startEdit, isPeeking: props.peeked !== undefined })
  const keys = useGridKeys({
    rows,
    columns: columns.length,
    pageRows: rowWindow.last - rowWindow.first,
    onResize: resize,
    onMove: (cell) => {
      reveal(cell)
      peekAlong(props, loadedAt(cell.row))
    },
    onAction: (event, cell) => act(event, cell, keys.range),
    onHeader: (column) => focusHeader(scroller.current, column),
  })
  const leave = (next: Cell | null): void => {
    endEdit()
    scroller.current?.focus({ preventScroll: true })
    if (next === null) return
    keys.moveTo(next)
    reveal(next)
  }
  const clipboard = useGridClipboard({ model, columns, range: keys.range, rows, loadedAt, canEdit, edits, isEditing: editing !== null })
  const menu = useCellMenu({ ...props, loadedAt, canEdit, startEdit, moveTo: keys.moveTo })
  const grid: GridContext = {
    ...{ id, model, collection, columns, pinned, selection, editing, edits },
    visible: columnWindow.getVirtualItems(),
    aligns: logicalAligns(actions.options.align),
    linkedColumn: (columns.find((column) => column.isOwn && column.field.isKey) ?? columns[0])?.id,
    activeCell: keys.cell,
    range: keys.range,
    onPoint: (cell, extendsRange) => {
      keys.moveTo(cell, extendsRange)
      peekAlong(props, loadedAt(cell.row))
    },
    onDrag: (cell) => keys.moveTo(cell, true),
    onEdit: startEdit,
    onCommit: (change, move) => {
      edits.apply([change])
      const next = nextCell(keys.cell, move, { rows, columns: columns.length })
      leave(next)
      if (next !== null && move !== 'down') startEdit(next)
    },
    onCancel: () => leave(null),
    onPeek: (row) => withItem(loadedAt(row), onPeek),
  }
  return { grid, table, rowWindow, itemAt, rows, total: columnWindow.getTotalSize(), keys, clipboard, menu }
}

/** Which columns and rows are on screen. */
function useGridWindows({ model, columns, sample, actions }: ItemGridProps, scroller: RefObject<HTMLDivElement | null>, rows: number) {
  const { options, setWidths } = actions
  const pinned = columns.filter((column) => options.pinned.includes(column.id)).length
  const summed = useMemo(() => Object.keys(options.summaries), [options.summaries])
  const { table, sizes, resize } = useColumnTable({ model, columns, sample, summed, widths: options.widths, onWidths: setWidths })
  const columnWindow = useColumnWindow(scroller, { sizes, pinned, before: gutterSize })
  const rowWindow = useRowWindow(scroller, rows, rowHeightOf(options))
  const reveal = ({ row, column }: Cell): void => {
    rowWindow.scrollToRow(row)
    columnWindow.scrollToIndex(column)
  }
  return { table, resize, columnWindow, rowWindow, pinned, reveal }
}

interface CellEditingOptions {
  readonly edits: GridEdits
  readonly loadedAt: (row: number) => Item | undefined
}

/** The cell that is edited, and whether it may be. Cells that are not edited in place open their item. */
function useCellEditing({ collection, columns, onOpen }: ItemGridProps, { edits, loadedAt }: CellEditingOptions) {
  const rights = useRights(collection.name)
  const [editing, setEditing] = useState<Editing | null>(null)
  const canEdit = (column: ListColumn): boolean =>
    cellKind(column) !== null && collection.keyFields.length > 0 && rights.canUpdateField(column.field.name)
  const startEdit = (cell: Cell, initial: string | null = null): void => {
    const column = columns[cell.column]
    const item = loadedAt(cell.row)
    if (item === undefined || column === undefined) return
    const kind = canEdit(column) ? cellKind(column) : null
    if (kind === 'boolean') edits.apply([{ item, column, value: column.valueOf(item) !== true }])
    else if (kind !== null) setEditing({ kind, initial })
    else if (initial === null) onOpen(item)
  }
  return { canEdit, editing, startEdit, endEdit: () => setEditing(null) }
}

function nextCell(cell: Cell, move: CellMove, size: { readonly rows: number; readonly columns: number }): Cell | null {
  if (move === 'down') return { row: Math.min(size.rows - 1, cell.row + 1), column: cell.column }
  return move === null ? null : cellAfterTab(cell, move === 'previous', size)
}

function withItem(item: Item | undefined, work: (item: Item) => void): void {
  if (item !== undefined) work(item)
}

/** While an item is shown beside the list, the one under the keyboard is. */
function peekAlong({ peeked, onPeek, collection }: ItemGridProps, item: Item | undefined): void {
  if (peeked !== undefined && item !== undefined && itemKey(collection, item) !== peeked) onPeek(item)
}

function focusHeader(grid: HTMLElement | null, column: number): void {
  grid?.querySelector<HTMLElement>(`[role="columnheader"][aria-colindex="${column + 2}"] button`)?.focus()
}
