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

/** A text as the value of a field; `undefined` when it is none. Empty texts empty the field. */
export function parseCell(field: ModelField, text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return field.isRequired && isText(field) ? '' : null
  if (field.choices !== null) return choiceOf(field, trimmed)
  const parse = parsers[field.type]
  if (parse !== undefined) return parse(trimmed)
  return isText(field) ? text : trimmed
}

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: booleanOf,
  integer: (text) => (Number.isInteger(numberOf(text)) ? numberOf(text) : undefined),
  float: numberOf,
  // As text, since they may be longer than numbers are exact.
  decimal: (text) => (numberOf(text) === undefined ? undefined : plainNumber(text)),
  bigInteger: (text) => (numberOf(text) === undefined ? undefined : plainNumber(text)),
  csv: (text) => text.split(',').map((entry) => entry.trim()),
  json: jsonOf,
}

function isText({ type }: ModelField): boolean {
  return type === 'string' || type === 'text'
}

function choiceOf({ choices }: ModelField, text: string): string | undefined {
  const lower = text.toLocaleLowerCase()
  return (choices?.find((one) => one.value === text) ?? choices?.find((one) => one.label.toLocaleLowerCase() === lower))?.value
}

function booleanOf(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  if (['true', 'yes', '1', 'x'].includes(lower)) return true
  return ['false', 'no', '0'].includes(lower) ? false : undefined
}

function numberOf(text: string): number | undefined {
  const number = Number(plainNumber(text))
  return Number.isNaN(number) ? undefined : number
}

/** Numbers as spreadsheets show them, without separators of thousands. */
function plainNumber(text: string): string {
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
