import type { ResultColumns } from '@recto/query'
import { flatten, valueAt } from './flatten.ts'
import type { RowWriter } from './row-writer.ts'

/** Rows that are read before the columns are decided. */
const windowRows = 1000

export interface CsvOptions {
  /** What the rows look like; `null` when all of them may be looked at first. */
  readonly columns: ResultColumns | null
  /** A byte order mark, by which spreadsheets recognize UTF-8. */
  readonly hasByteOrderMark: boolean
  /** An apostrophe stands before texts that spreadsheets would compute. */
  readonly escapesFormulas: boolean
}

/**
 * A line of column names, then a line per row. Columns are the paths found in the first rows, in the order they are found;
 * when more rows follow, also those the result columns name. A document with a key of its own that comes later still is
 * written whole, as JSON, in the column of the nearest path that has one: nothing is lost. No rows, no text.
 */
export function csvWriter({ columns: resultColumns, hasByteOrderMark, escapesFormulas }: CsvOptions): RowWriter {
  const table: Table = { columns: new Map(), quote: escapesFormulas ? quotedWithoutFormula : quoted }
  const head = (items: readonly unknown[]): string => {
    const names = [...table.columns.keys()].map(table.quote).join(',')
    return [`${hasByteOrderMark ? '\uFEFF' : ''}${names}`, ...items.map((item) => csvLine(item, table))].join('\n')
  }
  let waiting: unknown[] | null = []
  return {
    row(row) {
      if (waiting === null) return `\n${csvLine(row, table)}`
      waiting.push(row)
      meet(flatten(row).keys(), table.columns)
      if (resultColumns === null || waiting.length < windowRows) return ''
      meet(promisedPaths(resultColumns), table.columns)
      const text = head(waiting)
      waiting = null
      return text
    },
    end: () => (waiting === null || waiting.length === 0 ? '' : head(waiting)),
  }
}

interface Table {
  readonly columns: Map<string, number>
  readonly quote: (text: string) => string
}

function meet(paths: Iterable<string>, columns: Map<string, number>): void {
  for (const path of paths) if (!columns.has(path)) columns.set(path, columns.size)
}

/** An object may be missing, which shows in a column of its own. */
function promisedPaths(columns: ResultColumns, prefix = ''): string[] {
  return columns.flatMap(({ key, entries }) => [prefix + key, ...promisedPaths(entries, `${prefix}${key}.`)])
}

function csvLine(item: unknown, table: Table): string {
  const cells = new Array<string>(table.columns.size).fill('')
  for (const [path, value] of flatten(item)) {
    const column = table.columns.get(path)
    if (column === undefined) writeWhole(item, path, { table, cells })
    else cells[column] = cell(value, table)
  }
  return cells.join(',')
}

interface Line {
  readonly table: Table
  readonly cells: string[]
}

function writeWhole(item: unknown, path: string, { table, cells }: Line): void {
  for (let dot = path.lastIndexOf('.'); dot !== -1; dot = path.lastIndexOf('.', dot - 1)) {
    const above = path.slice(0, dot)
    const column = table.columns.get(above)
    if (column === undefined) continue
    cells[column] = cell(valueAt(item, above), table)
    return
  }
}

/** Numbers and booleans as they are, lists and empty objects as JSON, `null` empty. */
function cell(value: unknown, { quote }: Table): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? quote(value) : literal(value)
}

/** `String` would keep the texts of numbers in V8's number cache, which is rarely emptied. */
function literal(value: unknown): string {
  const text = JSON.stringify(value)
  return typeof value === 'object' ? quoted(text) : text
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Spreadsheets compute what begins like a formula (OWASP, CSV injection); after an apostrophe it is text to them. */
function quotedWithoutFormula(text: string): string {
  return quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
}
