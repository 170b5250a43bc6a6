// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a data grid, https://www.w3.org/WAI/ARIA/apg/patterns/grid/
import type { Header, Table } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { DragEvent, KeyboardEvent, ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { displayFor } from '../../../extensions/displays/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import { isSortable, type ListColumn } from '../model/list-columns.ts'
import { sortDirection, sortField } from '../model/list-search.ts'
import { ColumnHeaderMenu } from './column-header-menu.tsx'
import type { GridContext } from './grid-context.ts'
import styles from './item-grid.module.css'
import { pinnedSize } from './pinned-size.ts'
import type { ColumnActions } from './use-column-actions.ts'
import { useColumnTitle } from './use-column-title.ts'

export interface GridHeaderProps {
  readonly grid: GridContext
  readonly table: Table<Item>
  readonly actions: ColumnActions
  /** In the corner over the boxes that choose rows. */
  readonly corner: ReactNode
  /** Called to give the focus back to the cells. */
  readonly onLeave: () => void
}

/** The names of the columns: they sort on click, move by drag, resize at their edge, and have a menu for the rest. */
export function GridHeader({ grid, table, actions, corner, onLeave }: GridHeaderProps): ReactElement {
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const { visible, columns, pinned } = grid
  const cells = visible.flatMap(({ index, start, size }) => {
    const column = columns[index]
    const header = headers[index]
    if (column === undefined || header === undefined) return []
    return [{ index, cell: <HeaderCell key={column.id} {...{ grid, column, header, actions, index, start, size }} /> }]
  })
  return (
    <div className={styles['header']} role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles['headerRow']} onKeyDown={(event) => moveInHeader(event, onLeave)}>
        <div role="presentation" className={styles['pinned']} style={{ inlineSize: pinnedSize(visible, pinned) }}>
          <div role="columnheader" aria-colindex={1} className={styles['gutter']}>
            {corner}
          </div>
          {cells.filter(({ index }) => index < pinned).map(({ cell }) => cell)}
        </div>
        {cells.filter(({ index }) => index >= pinned).map(({ cell }) => cell)}
      </div>
    </div>
  )
}

interface HeaderCellProps extends Pick<GridHeaderProps, 'grid' | 'actions'> {
  readonly column: ListColumn
  readonly header: Header<Item, unknown>
  readonly index: number
  readonly start: number
  readonly size: number
}

const dragType = 'application/x-recto-column'

function HeaderCell({ grid, column, header, actions, index, start, size }: HeaderCellProps): ReactElement {
  const onDrop = (event: DragEvent): void => {
    const moved = event.dataTransfer.getData(dragType)
    if (moved === '') return
    event.preventDefault()
    actions.moveTo(moved, index)
  }
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sortDirection(actions.sort, column.id)}
      className={styles['headerCell']}
      data-align={grid.aligns[column.id] ?? displayFor(column.field).align}
      style={{ insetInlineStart: start, inlineSize: size }}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragType, column.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
      onDrop={onDrop}
    >
      <HeaderName column={column} actions={actions} />
      <ColumnHeaderMenu column={column} index={index} actions={actions} />
      <ResizeHandle header={header} />
    </div>
  )
}

function HeaderName({ column, actions }: Pick<HeaderCellProps, 'column' | 'actions'>): ReactElement {
  const { t } = useTranslation()
  const title = useColumnTitle()(column)
  const { sort, sortBy } = actions
  const direction = sortDirection(sort, column.id)
  if (!isSortable(column)) return <bdi className={styles['headerName']}>{title}</bdi>
  const weight = sort.findIndex((entry) => sortField(entry) === column.id) + 1
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['sort']}
      title={column.field.note ?? column.id}
      aria-label={t('items.sortBy', { name: title })}
      onClick={(event) => sortBy(column.id, event.shiftKey)}
    >
      <bdi className={styles['headerName']}>{title}</bdi>
      {direction === 'ascending' && <ArrowUp aria-hidden />}
      {direction === 'descending' && <ArrowDown aria-hidden />}
      {weight > 0 && sort.length > 1 && (
        <span className={styles['weight']}>
          <span aria-hidden>{weight}</span>
          <span className="rc-visually-hidden">{t('lists.columns.sortOrder', { index: String(weight) })}</span>
        </span>
      )}
    </button>
  )
}

/** For the hand alone; the keyboard resizes the column of its cell with Alt and an arrow. */
function ResizeHandle({ header }: { readonly header: Header<Item, unknown> }): ReactElement {
  return (
    <span
      aria-hidden
      draggable
      className={styles['resize']}
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onMouseDown={header.getResizeHandler()}
      onTouchStart={header.getResizeHandler()}
      onDoubleClick={() => header.column.resetSize()}
    />
  )
}

/** The header is one stop of the keyboard: arrows go from button to button, and down to the cells. */
function moveInHeader(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target === null || !event.currentTarget.contains(target)) return
  if (event.key === 'ArrowDown' || event.key === 'Escape') {
    event.preventDefault()
    onLeave()
    return
  }
  const isRtl = document.documentElement.dir === 'rtl'
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  buttons[buttons.indexOf(target) + step]?.focus()
}
