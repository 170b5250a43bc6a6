import { type Item, plainValue } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { renderTemplate } from '../../../model/template.ts'

/** A value as text for the clipboard: related items by their names. */
export function cellText(model: Model, field: ModelField, value: unknown): string {
  if (value === null || value === undefined) return ''
  const related = model.collections.get(field.link?.collection ?? '')
  if (related !== undefined && typeof value === 'object') {
    return renderTemplate(related.template, value as Item) || String(plainValue(value, field))
  }
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Writes rows of cells as spreadsheets put them on the clipboard: tabs between cells, quotes where a cell has tabs or line breaks. */
export function printCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')
}

/** Reads rows of cells that were copied from a spreadsheet. */
export function parseCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  // A quoted cell, or anything up to the next tab or line break; then what ends it.
  const cells = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g)
  for (const [whole, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\n') rows.push([])
    if (end === '' || whole === '') break
  }
  return rows
}
