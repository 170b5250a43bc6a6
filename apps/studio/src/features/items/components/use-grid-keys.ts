import { type KeyboardEvent, useCallback, useState } from 'react'

/** A cell of the grid; row -1 before the keyboard has been used. */
export interface Cell {
  readonly row: number
  readonly column: number
}

export interface GridKeysOptions {
  readonly rows: number
  readonly columns: number
  /** Rows on one screen. */
  readonly pageRows: number
  readonly onMove: (cell: Cell) => void
  /** Pixels to widen a column by; negative to narrow it. */
  readonly onResize: (column: number, pixels: number) => void
  readonly onOpen: (row: number) => void
}

export interface GridKeys {
  readonly cell: Cell
  readonly moveTo: (cell: Cell) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Moves through a grid as the ARIA pattern has it: arrows, Home and End, with Ctrl to the corners, Page Up and Down, Enter. Alt with an arrow resizes. */
export function useGridKeys({ rows, columns, pageRows, onMove, onResize, onOpen }: GridKeysOptions): GridKeys {
  const [cell, setCell] = useState<Cell>({ row: -1, column: 0 })
  const moveTo = useCallback((next: Cell) => setCell(next), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' && cell.row >= 0) {
      onOpen(cell.row)
      return
    }
    const widening = event.altKey ? resizeSteps[event.key] : undefined
    if (widening !== undefined) {
      event.preventDefault()
      onResize(cell.column, widening)
      return
    }
    const next = cellAfterKey(event, cell, { rows, columns, pageRows })
    if (next === null) return
    event.preventDefault()
    setCell(next)
    onMove(next)
  }
  return { cell, moveTo, onKeyDown }
}

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
    ArrowDown: { row: row + step, column },
    ArrowUp: { row: row - step, column },
    ArrowRight: { row, column: column + step },
    ArrowLeft: { row, column: column - step },
    PageDown: { row: row + size.pageRows, column },
    PageUp: { row: row - size.pageRows, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? size.rows - 1 : row, column: size.columns - 1 },
  }
  const move = moves[key]
  return move === undefined ? null : { row: clamp(move.row, size.rows - 1), column: clamp(move.column, size.columns - 1) }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
