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
}

/**
 * A line of column names, then a line per row. Columns are the paths found in the first rows, in the order they are found;
 * when more rows follow, also those the result columns name. A document with a key of its own that comes later still is
 * written whole, as JSON, in the column of the nearest path that has one: nothing is lost. No rows, no text.
 */
export function csvWriter({ columns: resultColumns, hasByteOrderMark }: CsvOptions): RowWriter {
  const columns = new Map<string, number>()
  let waiting: unknown[] | null = []
  return {
    row(row) {
      if (waiting === null) return `\n${csvLine(row, columns)}`
      waiting.push(row)
      meet(flatten(row).keys(), columns)
      if (resultColumns === null || waiting.length < windowRows) return ''
      meet(promisedPaths(resultColumns), columns)
      const text = head(waiting, columns, hasByteOrderMark)
      waiting = null
      return text
    },
    end: () => (waiting === null || waiting.length === 0 ? '' : head(waiting, columns, hasByteOrderMark)),
  }
}

function head(items: readonly unknown[], columns: ReadonlyMap<string, number>, hasByteOrderMark: boolean): string {
  const names = [...columns.keys()].map(quoted).join(',')
  return [`${hasByteOrderMark ? '\uFEFF' : ''}${names}`, ...items.map((item) => csvLine(item, columns))].join('\n')
}

function meet(paths: Iterable<string>, columns: Map<string, number>): void {
  for (const path of paths) if (!columns.has(path)) columns.set(path, columns.size)
}

/** An object may be missing, which shows in a column of its own. */
function promisedPaths(columns: ResultColumns, prefix = ''): string[] {
  return columns.flatMap(({ key, entries }) => [prefix + key, ...promisedPaths(entries, `${prefix}${key}.`)])
}

function csvLine(item: unknown, columns: ReadonlyMap<string, number>): string {
  const cells = new Array<string>(columns.size).fill('')
  for (const [path, value] of flatten(item)) {
    const column = columns.get(path)
    if (column === undefined) writeWhole(item, path, { columns, cells })
    else cells[column] = cell(value)
  }
  return cells.join(',')
}

interface Line {
  readonly columns: ReadonlyMap<string, number>
  readonly cells: string[]
}

function writeWhole(item: unknown, path: string, { columns, cells }: Line): void {
  for (let dot = path.lastIndexOf('.'); dot !== -1; dot = path.lastIndexOf('.', dot - 1)) {
    const above = path.slice(0, dot)
    const column = columns.get(above)
    if (column === undefined) continue
    cells[column] = cell(valueAt(item, above))
    return
  }
}

/** Numbers and booleans as they are, lists and empty objects as JSON, `null` empty. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? quoted(value) : literal(value)
}

/** `String` would keep the texts of numbers in V8's number cache, which is rarely emptied. */
function literal(value: unknown): string {
  const text = JSON.stringify(value)
  return typeof value === 'object' ? quoted(text) : text
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
