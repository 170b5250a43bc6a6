// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in one element, which names the active one by aria-activedescendant
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { displayFor } from '../../../extensions/displays/registry.ts'
import { Value } from '../../../extensions/displays/value.tsx'
import { type Item, itemKey } from '../../../model/item-key.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { isInRange } from '../model/grid-range.ts'
import type { ListColumn } from '../model/list-columns.ts'
import { CellEditor } from './cell-editor.tsx'
import type { GridContext } from './grid-context.ts'
import styles from './item-grid.module.css'

export interface GridCellProps {
  readonly grid: GridContext
  readonly row: number
  readonly index: number
  readonly column: ListColumn
  readonly start: number
  readonly size: number
  /** Undefined while it is on its way. */
  readonly item: Item | undefined
}

/** One value, or its editor. */
export function GridCell({ grid, row, index, column, start, size, item }: GridCellProps): ReactElement {
  const { id, collection, activeCell, range, editing, edits, onPoint, onDrag, onEdit, aligns } = grid
  const isActive = activeCell.row === row && activeCell.column === index
  const isEditing = editing !== null && isActive
  const key = item === undefined ? null : itemKey(collection, item)
  const problem = key === null ? undefined : edits.problemOf(key, column.field.name)
  return (
    <div
      id={`${id}-${row}-${index}`}
      role="gridcell"
      aria-colindex={index + 2}
      aria-selected={isInRange(range, row, index)}
      aria-invalid={problem === undefined ? undefined : true}
      className={styles['cell']}
      data-active={isActive || undefined}
      data-align={aligns[column.id] ?? displayFor(column.field).align}
      title={problem}
      style={{ insetInlineStart: start, inlineSize: size }}
      onPointerDown={(event) => !isEditing && event.button === 0 && onPoint({ row, column: index }, event.shiftKey)}
      onPointerEnter={(event) => event.buttons === 1 && !isEditing && onDrag({ row, column: index })}
      onDoubleClick={() => !isEditing && onEdit({ row, column: index })}
    >
      {isEditing && item !== undefined ? (
        <Editor grid={grid} column={column} item={item} />
      ) : (
        <Content {...{ grid, column, item, row, index }} />
      )}
    </div>
  )
}

function Content({ grid, column, item, row, index }: Pick<GridCellProps, 'grid' | 'column' | 'item' | 'row' | 'index'>): ReactElement {
  const { model, collection, linkedColumn } = grid
  if (item === undefined) return <Skeleton inlineSize={placeholderWidths[(row + index) % 4] ?? '60%'} />
  const value = <Value value={column.valueOf(item)} field={column.field} model={model} size="cell" />
  const key = itemKey(collection, item)
  if (column.id !== linkedColumn || key === null) return value
  return (
    <Link
      to="/content/$collection/$key"
      params={{ collection: collection.name, key }}
      tabIndex={-1}
      className={styles['open']}
      draggable={false}
    >
      {value}
    </Link>
  )
}

function Editor({
  grid,
  column,
  item,
}: {
  readonly grid: GridContext
  readonly column: ListColumn
  readonly item: Item
}): ReactElement | null {
  const { model, editing, onCommit, onCancel } = grid
  if (editing === null) return null
  return (
    <CellEditor
      model={model}
      field={column.field}
      kind={editing.kind}
      initial={editing.initial}
      value={column.valueOf(item)}
      onCommit={(change, move) => onCommit({ item, column, ...change }, move)}
      onCancel={onCancel}
    />
  )
}

const placeholderWidths = ['70%', '50%', '85%', '40%'] as const
