// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
import { type ReactElement, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { Model, ModelCollection, ModelField } from '../../../model/model.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRows } from './grid-rows.tsx'
import styles from './item-grid.module.css'
import { useColumnTable } from './use-column-table.ts'
import { useColumnWindow } from './use-column-window.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useItemPages } from './use-item-pages.ts'
import { useRowWindow } from './use-row-window.ts'

export interface ItemGridProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly columns: readonly ModelField[]
  readonly list: ListRequest
  /** Rows to draw, loaded or not; undefined until the first page came. */
  readonly rows: number | undefined
  /** Items to fit the columns to. */
  readonly sample: readonly Item[]
  readonly sort: string | undefined
  readonly onSort: (field: string) => void
  readonly onOpen: (item: Item) => void
}

const rowHeight = 36
const loadingRows = 40

/** A table of any number of items: only what is on screen exists, and loads when scrolling rests. */
export function ItemGrid({ model, collection, columns, list, rows: knownRows, sample, sort, onSort, onOpen }: ItemGridProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = knownRows ?? loadingRows
  const { table, sizes, resize } = useColumnTable(model, columns, sample)
  const columnWindow = useColumnWindow(scroller, sizes)
  const rowWindow = useRowWindow(scroller, rows, rowHeight)
  const { first, last, height, isFast, scrollToRow } = rowWindow
  const { itemAt } = useItemPages(list, rowWindow, !isFast)
  const keys = useGridKeys({
    rows,
    columns: columns.length,
    pageRows: last - first,
    onResize: resize,
    onMove: ({ row, column }) => {
      scrollToRow(row)
      columnWindow.scrollToIndex(column)
    },
    onOpen: (row) => openIfLoaded(itemAt(row), onOpen),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [list])
  const visible = columnWindow.getVirtualItems()
  const { row: activeRow, column: activeColumn } = keys.cell
  const isActiveShown = activeRow >= first && activeRow < last
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={t('items.grid', { name: collection.title })}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length}
      aria-busy={knownRows === undefined || undefined}
      aria-activedescendant={isActiveShown ? `${id}-${activeRow}-${activeColumn}` : undefined}
      onKeyDown={keys.onKeyDown}
    >
      <div
        className={styles['sheet']}
        role="presentation"
        style={{ blockSize: height + rowHeight, inlineSize: columnWindow.getTotalSize() }}
      >
        <GridHeader table={table} columns={columns} visible={visible} sort={sort} onSort={onSort} />
        <GridRows
          id={id}
          window={rowWindow}
          rowHeight={rowHeight}
          itemAt={itemAt}
          activeCell={keys.cell}
          {...{ model, columns, visible, onOpen }}
          onPoint={keys.moveTo}
        />
      </div>
    </div>
  )
}

function openIfLoaded(item: Item | undefined, onOpen: (item: Item) => void): void {
  if (item !== undefined) onOpen(item)
}
