// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
import { type CSSProperties, type ReactElement, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { rowHeightOf } from '../model/table-options.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRows } from './grid-rows.tsx'
import { GridSummary } from './grid-summary.tsx'
import styles from './item-grid.module.css'
import type { ItemGridProps } from './item-grid-props.ts'
import { useItemGrid } from './use-item-grid.ts'

/** A table of any number of items: only what is on screen exists, and loads when scrolling rests. Cells are edited in place. */
export function ItemGrid(props: ItemGridProps): ReactElement {
  const { t } = useTranslation()
  const { collection, columns, list, rows: knownRows, actions, selection, onSelectAll } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { grid, table, rowWindow, itemAt, rows, total, keys, clipboard, menu } = useItemGrid(props, scroller)
  const rowHeight = rowHeightOf(actions.options)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [list])
  const { row: activeRow, column: activeColumn } = grid.activeCell
  const isActiveShown = activeRow >= rowWindow.first && activeRow < rowWindow.last
  const hasSummary = Object.keys(actions.options.summaries).length > 0
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={t('items.grid', { name: collection.title })}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={knownRows === undefined || undefined}
      aria-activedescendant={isActiveShown ? `${grid.id}-${activeRow}-${activeColumn}` : undefined}
      style={{ '--list-row': `${rowHeight}px` } as CSSProperties}
      onKeyDown={keys.onKeyDown}
      onCopy={clipboard.onCopy}
      onPaste={clipboard.onPaste}
      onContextMenu={menu.onContextMenu}
    >
      <div
        className={styles['sheet']}
        role="presentation"
        style={{ blockSize: rowWindow.height + rowHeight * (hasSummary ? 2 : 1), inlineSize: total }}
      >
        <GridHeader
          grid={grid}
          table={table}
          actions={actions}
          corner={
            <Checkbox
              hidesLabel
              tabIndex={-1}
              label={t('lists.selection.all')}
              isChecked={selection.keys.size === 0 ? false : 'mixed'}
              onChange={() => (selection.keys.size === 0 ? onSelectAll() : selection.clear())}
            />
          }
          onLeave={() => scroller.current?.focus()}
        />
        <GridRows grid={grid} window={rowWindow} rowHeight={rowHeight} itemAt={itemAt} />
        {hasSummary && <GridSummary grid={grid} list={list} summaries={actions.options.summaries} rowIndex={rows + 2} />}
      </div>
      {menu.element}
    </div>
  )
}
