// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
import type { ReactElement } from 'react'
import type { Item } from '../../../model/item-key.ts'
import { steps } from '../model/grid-range.ts'
import type { RowWindow } from '../model/row-window.ts'
import type { GridContext } from './grid-context.ts'
import { GridRow } from './grid-row.tsx'

export interface GridRowsProps {
  readonly grid: GridContext
  readonly window: RowWindow
  readonly rowHeight: number
  readonly itemAt: (index: number) => Item | undefined
}

/** The rows on screen, each at its place below the header. */
export function GridRows({ grid, window, rowHeight, itemAt }: GridRowsProps): ReactElement {
  const { first, last, shift } = window
  return (
    <div role="rowgroup">
      {steps(first, last - 1).map((index) => (
        <GridRow key={index} grid={grid} index={index} top={rowHeight + index * rowHeight - shift} item={itemAt(index)} />
      ))}
    </div>
  )
}
