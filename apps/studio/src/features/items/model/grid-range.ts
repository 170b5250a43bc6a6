/** A cell of the grid; row -1 before the keyboard has been used. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells. Ends are part of it. */
export interface CellRange {
  readonly top: number
  readonly bottom: number
  readonly start: number
  readonly end: number
}

/** The rectangle between two corners. */
export function rangeBetween(one: Cell, other: Cell): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    start: Math.min(one.column, other.column),
    end: Math.max(one.column, other.column),
  }
}

/** Whether a cell is in a rectangle. */
export function isInRange({ top, bottom, start, end }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= start && column <= end
}

/** Whole numbers from the first to the last. */
export function steps(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
