import { type ColumnDef, getCoreRowModel, type Table, useReactTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { displayFor } from '../../../extensions/displays/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { fitColumn } from '../model/fit-column.ts'

/** The columns of a list and how wide they are. */
export interface ColumnTable {
  readonly table: Table<Item>
  readonly sizes: readonly number[]
  /** Widens a column by some pixels, or narrows it. */
  readonly resize: (column: number, pixels: number) => void
}

const noItems: Item[] = []
const minWidth = 56
const maxWidth = 900
const firstColumnPadding = 12

/** Columns as wide as their values wish, until the user's hand says otherwise. */
export function useColumnTable(model: Model, columns: readonly ModelField[], sample: readonly Item[]): ColumnTable {
  const definitions = useMemo(
    () =>
      columns.map((field, index): ColumnDef<Item> => {
        const width = fitColumn({ model, usual: displayFor(field).width(field), items: sample }, field)
        return { id: field.name, size: width + (index === 0 ? firstColumnPadding : 0), minSize: minWidth, maxSize: maxWidth }
      }),
    [model, columns, sample],
  )
  const table = useReactTable<Item>({
    data: noItems,
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    columnResizeMode: 'onChange',
    columnResizeDirection: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
  })
  const shown = table.getVisibleLeafColumns()
  const resize = (column: number, pixels: number): void => {
    const target = shown[column]
    if (target === undefined) return
    const size = Math.min(maxWidth, Math.max(minWidth, target.getSize() + pixels))
    table.setColumnSizing((widths) => ({ ...widths, [target.id]: size }))
  }
  return { table, sizes: shown.map((column) => column.getSize()), resize }
}
