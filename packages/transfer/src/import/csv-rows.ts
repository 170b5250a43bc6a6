import type { Readable } from 'node:stream'
import { isJsonObject } from '@recto/protocol'
import { CsvError, type Info, parse } from 'csv-parse'
import { invalidFile } from './invalid-file.ts'

/** Longest row, in characters: beyond it the parser holds up everybody else. */
const rowLengthMax = 4 * 1024 * 1024
const columnsMax = 5000

/** What the parser gives of a row with the option `info`. */
interface Parsed {
  readonly info: Info
  readonly record: readonly string[]
}

/**
 * Rows of a CSV text under its line of names. Names are trimmed, and one with dots leads into an object. Empty cells are
 * left out. Cells that hold JSON are read as such, but for numbers, whose leading zeros may mean something.
 * @throws {RectoError} INVALID_PAYLOAD with the line where the text is no CSV, or a row has more cells than there are names
 */
export async function* csvRows(text: Readable): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const parser = parse({ bom: true, skip_empty_lines: true, relax_column_count: true, info: true, max_record_size: rowLengthMax })
  text.on('error', (error) => parser.destroy(error))
  let names: readonly string[] | null = null
  try {
    for await (const { record, info } of text.pipe(parser) as AsyncIterable<Parsed>) {
      if (names === null) names = namesOf(record)
      else yield rowOf(names, record, info.lines)
    }
  } catch (error) {
    if (error instanceof CsvError) throw invalidFile(withLine(error, parser.info.lines), error)
    throw error
  } finally {
    text.destroy()
  }
}

function namesOf(cells: readonly string[]): readonly string[] {
  if (cells.length > columnsMax) throw invalidFile(`The file has more than ${columnsMax} columns`)
  return cells.map((name) => name.trim())
}

/** Most of the parser's messages name the line. */
function withLine({ message }: CsvError, line: number): string {
  return /\bline \d/.test(message) ? message : `Line ${line + 1}: ${message}`
}

/** Empty cells at the end are what spreadsheets write. @param line that the row ends on */
function rowOf(names: readonly string[], cells: readonly string[], line: number): Readonly<Record<string, unknown>> {
  if (cells.slice(names.length).some((cell) => cell !== '')) throw invalidFile(`Line ${line}: the row has more cells than the header`)
  const row: Record<string, unknown> = {}
  for (const [index, name] of names.entries()) {
    const cell = cells[index]
    if (cell !== undefined && cell !== '' && name !== '') setValue(row, name.split('.'), cellValue(cell))
  }
  return row
}

function setValue(row: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (name === '__proto__') return
  if (rest.length === 0) {
    row[name] = value
    return
  }
  const inner = row[name]
  const object: Record<string, unknown> = isJsonObject(inner) ? inner : {}
  row[name] = object
  setValue(object, rest, value)
}

function cellValue(cell: string): unknown {
  if (!/^\s*(?:[[{"]|(?:true|false|null)\s*$)/.test(cell)) return cell
  try {
    return JSON.parse(cell, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return cell
  }
}
