// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in one element, which names the active one by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in one element, which names the active one by aria-activedescendant
import type { VirtualItem } from '@tanstack/react-virtual'
import { memo, type ReactElement } from 'react'
import { displayFor } from '../../../extensions/displays/registry.ts'
import { Value } from '../../../extensions/displays/value.tsx'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './item-grid.module.css'

export interface GridRowProps {
  readonly id: string
  readonly index: number
  /** Pixels from the top of the scrolled element. */
  readonly top: number
  /** Undefined while it is on its way. */
  readonly item: Item | undefined
  readonly model: Model
  readonly columns: readonly ModelField[]
  readonly visible: readonly VirtualItem[]
  /** The column the keyboard is in, if it is in this row. */
  readonly activeColumn: number | null
  readonly onPoint: (cell: { readonly row: number; readonly column: number }) => void
  readonly onOpen: (item: Item) => void
}

/** One item, or the place of one that is loading. */
export const GridRow = memo(function GridRow({
  id,
  index,
  top,
  item,
  model,
  columns,
  visible,
  activeColumn,
  onPoint,
  onOpen,
}: GridRowProps): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={item === undefined || undefined}
      className={styles['row']}
      data-active={activeColumn !== null || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (item !== undefined && !(event.target instanceof Element && event.target.closest('a'))) onOpen(item)
      }}
    >
      {visible.map(({ index: column, start, size }) => {
        const field = columns[column]
        if (field === undefined) return null
        return (
          <div
            key={field.name}
            id={`${id}-${column}`}
            role="gridcell"
            aria-colindex={column + 1}
            aria-selected={column === activeColumn}
            className={styles['cell']}
            data-align={displayFor(field).align}
            style={{ insetInlineStart: start, inlineSize: size }}
            onPointerDown={() => onPoint({ row: index, column })}
          >
            {item === undefined ? (
              <Skeleton inlineSize={placeholderWidths[(index + column) % 4] ?? '60%'} />
            ) : (
              <Value value={item[field.name]} field={field} model={model} size="cell" />
            )}
          </div>
        )
      })}
    </div>
  )
})

const placeholderWidths = ['70%', '50%', '85%', '40%'] as const
