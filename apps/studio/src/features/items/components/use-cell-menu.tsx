import { Copy, ExternalLink, Filter, FilterX, PanelRight, Pencil } from 'lucide-react'
import { type MouseEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import { ContextMenu } from '../../../ui/context-menu.tsx'
import { MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { cellText } from '../model/cell-text.ts'
import type { Cell } from '../model/grid-range.ts'
import type { ListColumn } from '../model/list-columns.ts'
import type { ItemGridProps } from './item-grid-props.ts'
import { useColumnTitle } from './use-column-title.ts'
import { useCopy } from './use-copy.ts'

export interface CellMenuOptions extends Pick<ItemGridProps, 'model' | 'columns' | 'onOpen' | 'onPeek' | 'onFilterBy'> {
  readonly loadedAt: (row: number) => Item | undefined
  readonly canEdit: (column: ListColumn) => boolean
  readonly startEdit: (cell: Cell) => void
  readonly moveTo: (cell: Cell) => void
}

interface MenuPlace {
  readonly cell: Cell
  readonly x: number
  readonly y: number
}

/** The menu of a cell: filters by it, copies it, opens its item. */
export function useCellMenu({ model, columns, loadedAt, canEdit, startEdit, moveTo, onOpen, onPeek, onFilterBy }: CellMenuOptions) {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  const copy = useCopy()
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const onContextMenu = (event: MouseEvent): void => {
    const cell = cellOf(event.target)
    if (cell === null) return
    event.preventDefault()
    moveTo(cell)
    setPlace({ cell, x: event.clientX, y: event.clientY })
  }
  const item = place === null ? undefined : loadedAt(place.cell.row)
  const column = place === null ? undefined : columns[place.cell.column]
  if (place === null || item === undefined || column === undefined) return { onContextMenu, element: null as ReactElement | null }
  const name = titleOf(column)
  return {
    onContextMenu,
    element: (
      <ContextMenu x={place.x} y={place.y} label={t('lists.cell.menu', { name })} onClose={() => setPlace(null)}>
        {canFilter(column) && (
          <>
            <MenuItem onSelect={() => onFilterBy(column, item, false)}>
              <Filter aria-hidden />
              {t('lists.cell.filterEqual', { name })}
            </MenuItem>
            <MenuItem onSelect={() => onFilterBy(column, item, true)}>
              <FilterX aria-hidden />
              {t('lists.cell.filterOther', { name })}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        {canEdit(column) && (
          <MenuItem onSelect={() => requestAnimationFrame(() => startEdit(place.cell))}>
            <Pencil aria-hidden />
            {t('lists.cell.edit')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => void copy(cellText(model, column.field, column.valueOf(item)))}>
          <Copy aria-hidden />
          {t('lists.cell.copy')}
        </MenuItem>
        <MenuItem onSelect={() => onPeek(item)}>
          <PanelRight aria-hidden />
          {t('lists.cell.peek')}
        </MenuItem>
        <MenuItem onSelect={() => onOpen(item)}>
          <ExternalLink aria-hidden />
          {t('lists.cell.open')}
        </MenuItem>
      </ContextMenu>
    ) as ReactElement | null,
  }
}

function canFilter({ field }: ListColumn): boolean {
  return field.hasColumn && !['json', 'binary', 'hash', 'csv'].includes(field.type) && !field.type.startsWith('geometry')
}

function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
  const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex')) - 2
  const column = Number(cell?.getAttribute('aria-colindex')) - 2
  return cell === null || row < 0 || column < 0 ? null : { row, column }
}
