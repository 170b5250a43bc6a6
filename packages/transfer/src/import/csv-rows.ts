import type { Readable } from 'node:stream'
import { isJsonObject } from '@recto/protocol'
import { parse } from 'csv-parse'
import { invalidFile } from './invalid-file.ts'

/**
 * Rows of a CSV text under its line of names. Names are trimmed, and one with dots leads into an object. Empty cells are
 * left out. Cells that hold JSON are read as such, but for numbers, whose leading zeros may mean something.
 * @throws {RectoError} INVALID_PAYLOAD with the position where the text is no CSV
 */
export async function* csvRows(text: Readable): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const parser = parse({ bom: true, skip_empty_lines: true, relax_column_count: true })
  text.on('error', (error) => parser.destroy(error))
  let names: readonly string[] | null = null
  try {
    for await (const cells of text.pipe(parser) as AsyncIterable<readonly string[]>) {
      if (names === null) names = cells.map((name) => name.trim())
      else yield rowOf(names, cells)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw invalidFile(error.message)
    throw error
  } finally {
    text.destroy()
  }
}

function rowOf(names: readonly string[], cells: readonly string[]): Readonly<Record<string, unknown>> {
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
