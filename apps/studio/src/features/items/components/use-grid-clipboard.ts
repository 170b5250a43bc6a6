import { type ClipboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { Model } from '../../../model/model.ts'
import { parseValue } from '../../../model/parse-value.ts'
import { useToast } from '../../../ui/toast.tsx'
import { cellText, parseCells, printCells } from '../model/cell-text.ts'
import { type CellRange, steps } from '../model/grid-range.ts'
import type { CellChange } from '../model/item-changes.ts'
import type { ListColumn } from '../model/list-columns.ts'
import { storedValue } from './use-grid-actions.ts'
import type { GridEdits } from './use-grid-edits.ts'

export interface GridClipboardOptions {
  readonly model: Model
  readonly columns: readonly ListColumn[]
  readonly range: CellRange
  readonly rows: number
  readonly loadedAt: (row: number) => Item | undefined
  readonly canEdit: (column: ListColumn) => boolean
  readonly edits: GridEdits
  readonly isEditing: boolean
}

/** Values that were copied here, beside the text other programs see. */
interface Copied {
  readonly text: string
  readonly values: readonly (readonly unknown[])[]
}

/** Copies ranges as spreadsheets do, and pastes from them. */
export function useGridClipboard(options: GridClipboardOptions) {
  const { t } = useTranslation()
  const announce = useToast()
  const copied = useRef<Copied | null>(null)
  const { model, columns, range, loadedAt, edits, isEditing } = options
  const onCopy = (event: ClipboardEvent): void => {
    if (isEditing || range.top < 0) return
    const shown = steps(range.top, range.bottom).map((row) =>
      steps(range.start, range.end).map((index) => {
        const [column, item] = [columns[index], loadedAt(row)]
        return column === undefined || item === undefined
          ? { value: null, text: '' }
          : { value: column.valueOf(item), text: textOf(model, column, item) }
      }),
    )
    const text = printCells(shown.map((row) => row.map((cell) => cell.text)))
    copied.current = { text, values: shown.map((row) => row.map((cell) => cell.value)) }
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (isEditing || range.top < 0) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const own = copied.current?.text === text ? copied.current.values : null
    const { changes, refused } = pasted(options, parseCells(text), own)
    edits.apply(changes)
    if (refused > 0) announce(t('lists.edit.notPasted', { count: refused }), { kind: 'alert' })
  }
  return { onCopy, onPaste }
}

/** A copied cell and the place it is pasted to, as steps from the corner of the range. */
interface PastedCell {
  readonly down: number
  readonly across: number
  readonly text: string
  /** The value itself, of what was copied here. */
  readonly shown?: unknown
}

/** One cell fills the range; more begin at its corner. */
function placedCells(
  { range }: GridClipboardOptions,
  cells: readonly (readonly string[])[],
  own: Copied['values'] | null,
): readonly PastedCell[] {
  const [first] = cells
  const isSingle = cells.length === 1 && first?.length === 1
  const source = isSingle
    ? steps(range.top, range.bottom).map(() => steps(range.start, range.end).map(() => ({ text: first[0] ?? '', at: [0, 0] as const })))
    : cells.map((row, down) => row.map((text, across) => ({ text, at: [down, across] as const })))
  return source.flatMap((row, down) =>
    row.map(({ text, at }, across) => ({ down, across, text, ...(own !== null && { shown: own[at[0]]?.[at[1]] }) })),
  )
}

/** What a paste changes, and how many cells it can't change. */
function pasted(
  options: GridClipboardOptions,
  cells: readonly (readonly string[])[],
  own: Copied['values'] | null,
): { readonly changes: readonly CellChange[]; readonly refused: number } {
  const { columns, range, rows, loadedAt, canEdit } = options
  const results = placedCells(options, cells, own).flatMap(({ down, across, ...cell }) => {
    const column = columns[range.start + across]
    const item = range.top + down < rows ? loadedAt(range.top + down) : undefined
    if (column === undefined || item === undefined) return []
    return [canEdit(column) ? changeOf(column, item, cell) : null]
  })
  const changes = results.filter((change) => change !== null)
  return { changes, refused: results.length - changes.length }
}

function changeOf(column: ListColumn, item: Item, cell: { readonly text: string; readonly shown?: unknown }): CellChange | null {
  if ('shown' in cell && fits(column, cell.shown))
    return { item, column, shown: cell.shown ?? null, value: storedValue(column, cell.shown) }
  const value = column.field.link === null ? parseValue(column.field, cell.text) : keyOf(column, cell.text)
  return value === undefined ? null : { item, column, value }
}

/** Values copied here are taken as they are where they are of the same kind. */
function fits({ field }: ListColumn, shown: unknown): boolean {
  if (shown === null || shown === undefined) return true
  if (field.link !== null) return typeof shown === 'object' && field.link.field !== null && field.link.field in shown
  return false
}

function keyOf({ field }: ListColumn, text: string): unknown {
  if (text.trim() === '') return null
  return field.type === 'integer' || field.type === 'uuid' ? parseValue({ ...field, choices: null }, text) : undefined
}

function textOf(model: Model, column: ListColumn, item: Item): string {
  return cellText(model, column.field, column.valueOf(item))
}
