import { type KeyboardEvent, useCallback, useMemo, useState } from 'react'
import { type Cell, type CellRange, rangeBetween } from '../model/grid-range.ts'

export interface GridKeysOptions {
  readonly rows: number
  readonly columns: number
  /** Rows on one screen. */
  readonly pageRows: number
  readonly onMove: (cell: Cell) => void
  /** Pixels to widen a column by; negative to narrow it. */
  readonly onResize: (column: number, pixels: number) => void
  /** Anything but moving. Returns whether the key meant something. */
  readonly onAction: (event: KeyboardEvent, cell: Cell) => boolean
  /** Called to move the focus into the header. */
  readonly onHeader: (column: number) => void
}

export interface GridKeys {
  readonly cell: Cell
  /** From the cell where it began to the active one. */
  readonly range: CellRange
  /** Makes a cell the active one; `extends` keeps the other corner of the range. */
  readonly moveTo: (cell: Cell, extendsRange?: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Moves through a grid as the ARIA pattern has it: arrows, Home and End, with Ctrl to the corners, Page Up and Down. Shift extends the
 * range, Alt with an arrow resizes.
 */
export function useGridKeys({ rows, columns, pageRows, onMove, onResize, onAction, onHeader }: GridKeysOptions): GridKeys {
  const [{ cell, anchor }, setPlace] = useState<{ readonly cell: Cell; readonly anchor: Cell }>({ cell: nowhere, anchor: nowhere })
  const moveTo = useCallback(
    (next: Cell, extendsRange = false) =>
      setPlace((place) => ({ cell: next, anchor: extendsRange && place.anchor.row >= 0 ? place.anchor : next })),
    [],
  )
  const range = useMemo(() => rangeBetween(anchor, cell), [anchor, cell])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    if (resizeOrMove(event) || onAction(event, cell)) event.preventDefault()
  }
  const resizeOrMove = (event: KeyboardEvent): boolean => {
    const widening = event.altKey ? resizeSteps[event.key] : undefined
    const next = event.altKey ? null : cellAfterKey(mirrored(event), cell, { rows, columns, pageRows })
    if (widening !== undefined) onResize(cell.column, widening)
    else if (leadsToHeader(event, cell)) onHeader(cell.column)
    else if (next === null) return false
    else {
      moveTo(next, event.shiftKey)
      onMove(next)
    }
    return true
  }
  return { cell, range, moveTo, onKeyDown }
}

function leadsToHeader({ key, shiftKey, altKey }: KeyboardEvent, { row }: Cell): boolean {
  return key === 'ArrowUp' && row <= 0 && !shiftKey && !altKey
}

const nowhere: Cell = { row: -1, column: 0 }
const resizeSteps: Readonly<Record<string, number>> = { ArrowLeft: -16, ArrowRight: 16 }

/** Where a key leads from a cell; `null` for keys that lead nowhere. */
export function cellAfterKey(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  from: Cell,
  size: Pick<GridKeysOptions, 'rows' | 'columns' | 'pageRows'>,
): Cell | null {
  const isFar = ctrlKey || metaKey
  const { row, column } = { row: Math.max(0, from.row), column: from.column }
  const step = from.row < 0 ? 0 : 1
  const moves: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: isFar ? size.rows - 1 : row + step, column },
    ArrowUp: { row: isFar ? 0 : row - step, column },
    ArrowRight: { row, column: isFar ? size.columns - 1 : column + step },
    ArrowLeft: { row, column: isFar ? 0 : column - step },
    PageDown: { row: row + size.pageRows, column },
    PageUp: { row: row - size.pageRows, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? size.rows - 1 : row, column: size.columns - 1 },
  }
  const move = moves[key]
  return move === undefined ? null : { row: clamp(move.row, size.rows - 1), column: clamp(move.column, size.columns - 1) }
}

/** The cell after one in the order of reading, or before it; `null` beyond the ends. */
export function cellAfterTab({ row, column }: Cell, isBack: boolean, size: Pick<GridKeysOptions, 'rows' | 'columns'>): Cell | null {
  const place = row * size.columns + column + (isBack ? -1 : 1)
  if (row < 0 || place < 0 || place >= size.rows * size.columns) return null
  return { row: Math.floor(place / size.columns), column: place % size.columns }
}

function mirrored({ key, ctrlKey, metaKey }: KeyboardEvent): Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'> {
  const swapped = document.documentElement.dir === 'rtl' ? { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key] : undefined
  return { key: swapped ?? key, ctrlKey, metaKey }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
