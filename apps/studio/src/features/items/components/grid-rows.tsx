// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
import type { ReactElement } from 'react'
import type { Item } from '../../../model/item-key.ts'
import type { RowWindow } from '../model/row-window.ts'
import { GridRow, type GridRowProps } from './grid-row.tsx'
import type { Cell } from './use-grid-keys.ts'

export interface GridRowsProps extends Pick<GridRowProps, 'model' | 'columns' | 'visible' | 'onPoint' | 'onOpen'> {
  readonly id: string
  readonly window: RowWindow
  readonly rowHeight: number
  readonly itemAt: (index: number) => Item | undefined
  readonly activeCell: Cell
}

/** The rows on screen, each at its place below the header. */
export function GridRows({ id, window, rowHeight, itemAt, activeCell, ...row }: GridRowsProps): ReactElement {
  const { first, last, shift } = window
  return (
    <div role="rowgroup">
      {Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset).map((index) => (
        <GridRow
          key={index}
          id={`${id}-${index}`}
          index={index}
          top={rowHeight + index * rowHeight - shift}
          item={itemAt(index)}
          activeColumn={index === activeCell.row ? activeCell.column : null}
          {...row}
        />
      ))}
    </div>
  )
}
