// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in one element, which names the active one by aria-activedescendant
import { PanelRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, itemKey, readableKey } from '../../../model/item-key.ts'
import { renderTemplate } from '../../../model/template.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { GridCell } from './grid-cell.tsx'
import type { GridContext } from './grid-context.ts'
import styles from './item-grid.module.css'
import { pinnedSize } from './pinned-size.ts'

export interface GridRowProps {
  readonly grid: GridContext
  readonly index: number
  /** Pixels from the top of the scrolled element. */
  readonly top: number
  /** Undefined while it is on its way. */
  readonly item: Item | undefined
}

/** One item, or the place of one that is loading. */
export function GridRow({ grid, index, top, item }: GridRowProps): ReactElement {
  const { collection, columns, visible, pinned, selection } = grid
  const key = item === undefined ? null : itemKey(collection, item)
  const cells = visible.flatMap(({ index: at, start, size }) => {
    const column = columns[at]
    return column === undefined
      ? []
      : [{ at, cell: <GridCell key={column.id} {...{ grid, column, start, size, item }} row={index} index={at} /> }]
  })
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={item === undefined || undefined}
      aria-selected={key !== null && selection.keys.has(key)}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="presentation" className={styles['pinned']} style={{ inlineSize: pinnedSize(visible, pinned) }}>
        <Gutter grid={grid} index={index} item={item} itemKey={key} />
        {cells.filter(({ at }) => at < pinned).map(({ cell }) => cell)}
      </div>
      {cells.filter(({ at }) => at >= pinned).map(({ cell }) => cell)}
    </div>
  )
}

interface GutterProps extends Pick<GridRowProps, 'grid' | 'index' | 'item'> {
  readonly itemKey: string | null
}

/** The start of a row: chooses the item, and shows it beside the list. */
function Gutter({ grid, index, item, itemKey: key }: GutterProps): ReactElement {
  const { t } = useTranslation()
  const { collection, selection, onPeek } = grid
  const name = item === undefined || key === null ? '' : renderTemplate(collection.template, item) || readableKey(key)
  return (
    <div role="gridcell" aria-colindex={1} className={styles['gutter']}>
      {key !== null && (
        <>
          <span
            role="presentation"
            onClickCapture={(event) => {
              // The box does not say whether Shift was held.
              event.preventDefault()
              event.stopPropagation()
              selection.toggle(index, event.shiftKey)
            }}
          >
            <Checkbox
              hidesLabel
              tabIndex={-1}
              label={t('lists.selection.select', { name })}
              isChecked={selection.keys.has(key)}
              onChange={() => undefined}
            />
          </span>
          <button
            type="button"
            tabIndex={-1}
            className={styles['peek']}
            aria-label={t('lists.peek.open', { name })}
            onClick={() => onPeek(index)}
          >
            <PanelRight aria-hidden />
          </button>
        </>
      )}
    </div>
  )
}
