import type { ModelCollection } from '../../../model/model.ts'

/** The rows of a file, to be looked at before they are imported. */
export interface ImportTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Reads CSV as spreadsheets write it: quotes around cells with commas, quotes or line breaks in them. */
export function parseCsv(text: string): ImportTable {
  const lines = cellsOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const [columns = [], ...rows] = lines.filter((cells) => cells.length > 1 || (cells[0] ?? '') !== '')
  return { columns: columns.map((name) => name.trim()), rows }
}

/** Writes rows as CSV under the names of the fields they are for; columns without a field are left out. */
export function printCsv({ columns, rows }: ImportTable, fields: Readonly<Record<string, string>>): string {
  const kept = columns.flatMap((name, index) => (fields[name] ? [{ index, field: fields[name] }] : []))
  const lines = [kept.map(({ field }) => field), ...rows.map((row) => kept.map(({ index }) => row[index] ?? ''))]
  return lines.map((cells) => cells.map(quoted).join(',')).join('\n')
}

/** The field each column is for, by its name or title; an empty text for none. */
export function guessFields(collection: ModelCollection, columns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column) => [column, fieldFor(collection, column)]))
}

function fieldFor({ fields }: ModelCollection, column: string): string {
  const key = plain(column)
  const found =
    fields.find((field) => field.name === column) ?? fields.find((field) => plain(field.name) === key || plain(field.title) === key)
  return found?.name ?? ''
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '')
}

function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [whole, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    if (whole === '' && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
