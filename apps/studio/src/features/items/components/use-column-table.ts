import { type ColumnDef, getCoreRowModel, type Table, useReactTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { displayFor } from '../../../extensions/displays/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Model } from '../../../model/model.ts'
import { fitColumn } from '../model/fit-column.ts'
import type { ListColumn } from '../model/list-columns.ts'

/** The columns of a list and how wide they are. */
export interface ColumnTable {
  readonly table: Table<Item>
  readonly sizes: readonly number[]
  /** Widens a column by some pixels, or narrows it. */
  readonly resize: (column: number, pixels: number) => void
}

export interface ColumnTableOptions {
  readonly model: Model
  readonly columns: readonly ListColumn[]
  readonly sample: readonly Item[]
  /** Widths in pixels that were chosen, by column. */
  readonly widths: Readonly<Record<string, number>>
  /** Columns with a sum or the like below them, which needs room. */
  readonly summed: readonly string[]
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void
}

const noItems: Item[] = []
const minWidth = 56
const maxWidth = 900
const summedWidth = 164

/** Columns as wide as their values wish, until the user's hand says otherwise. */
export function useColumnTable({ model, columns, sample, widths, summed, onWidths }: ColumnTableOptions): ColumnTable {
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<Item> => {
        const fitted = fitColumn({ model, usual: displayFor(column.field).width(column.field), items: sample }, column)
        const size = summed.includes(column.id) ? Math.max(fitted, summedWidth) : fitted
        return { id: column.id, size, minSize: minWidth, maxSize: maxWidth }
      }),
    [model, columns, sample, summed],
  )
  const table = useReactTable<Item>({
    data: noItems,
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    columnResizeMode: 'onChange',
    columnResizeDirection: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    state: { columnSizing: widths },
    onColumnSizingChange: (change) => onWidths(typeof change === 'function' ? change({ ...widths }) : change),
  })
  const shown = table.getVisibleLeafColumns()
  const resize = (column: number, pixels: number): void => {
    const target = shown[column]
    if (target === undefined) return
    onWidths({ ...widths, [target.id]: Math.min(maxWidth, Math.max(minWidth, target.getSize() + pixels)) })
  }
  return { table, sizes: shown.map((column) => column.getSize()), resize }
}
