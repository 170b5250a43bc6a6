import { setImmediate as othersTurn } from 'node:timers/promises'
import type { ExportFormat, ResultColumns } from '@recto/query'
import { csvWriter } from './csv.ts'
import { jsonDocument, jsonWriter } from './json.ts'
import { parseItem } from './parse-item.ts'
import type { RowWriter } from './row-writer.ts'
import { xmlDocument, xmlWriter } from './xml.ts'
import { yamlDocument, yamlWriter } from './yaml.ts'

/** Text gathered before it is handed on: fewer, larger pieces cost less than one per row. */
const pieceLength = 32 * 1024

/** Rows to be written: one JSON text each, as they come, or a whole document that is there already. */
export type ExportSource =
  | { readonly kind: 'items'; readonly items: AsyncIterable<string>; readonly columns: ResultColumns }
  | { readonly kind: 'document'; readonly data: unknown }

/**
 * The text of an export, piece by piece: what is held in memory does not grow with the number of rows. Closing it closes
 * the items. A document that is no list is written as such, in CSV as the only row.
 */
export function writeExport(source: ExportSource, format: ExportFormat, options: ExportOptions = {}): AsyncIterable<string> {
  if (source.kind === 'items') return closing(source.items, (items) => itemPieces(items, writerOf({ format, ...options }, source.columns)))
  return documentPieces(source.data, { format, ...options })
}

export interface ExportOptions {
  /**
   * In CSV, puts an apostrophe before texts that begin with `=`, `+`, `-`, `@`, a tab or a carriage return, which spreadsheets
   * would compute. An import of the file then stores the apostrophe. @default false
   */
  readonly escapesFormulas?: boolean
}

interface WriterOptions extends ExportOptions {
  readonly format: ExportFormat
}

function writerOf({ format, escapesFormulas = false }: WriterOptions, columns: ResultColumns | null): RowWriter {
  switch (format) {
    case 'csv':
      return csvWriter({ columns, hasByteOrderMark: false, escapesFormulas })
    case 'csv_utf8':
      return csvWriter({ columns, hasByteOrderMark: true, escapesFormulas })
    case 'json':
      return jsonWriter()
    case 'xml':
      return xmlWriter()
    case 'yaml':
      return yamlWriter()
  }
}

/** A generator that was never started does not run its `finally`, and its query would stay open; so the items are closed directly. */
function closing(items: AsyncIterable<string>, write: (iterator: AsyncIterator<string>) => AsyncGenerator<string>): AsyncIterable<string> {
  const iterator = items[Symbol.asyncIterator]()
  const pieces = write(iterator)
  const close = async (): Promise<IteratorResult<string>> => {
    await iterator.return?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next(), return: close }) }
}

async function* itemPieces(items: AsyncIterator<string>, writer: RowWriter): AsyncGenerator<string> {
  let piece = ''
  for (let item = await items.next(); item.done !== true; item = await items.next()) {
    piece += writer.row(parseItem(item.value))
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
    // Rows that are already in memory, written to a socket without back pressure, would block the event loop.
    await othersTurn()
  }
  yield piece + writer.end()
}

async function* documentPieces(data: unknown, options: WriterOptions): AsyncGenerator<string> {
  const { format } = options
  const isCsv = format === 'csv' || format === 'csv_utf8'
  if (!Array.isArray(data) && !isCsv) {
    yield documentOf(data, format)
    return
  }
  const writer = writerOf(options, null)
  for (const row of [data].flat()) {
    const text = writer.row(row)
    if (text !== '') yield text
  }
  yield writer.end()
}

function documentOf(data: unknown, format: 'json' | 'xml' | 'yaml'): string {
  if (format === 'json') return jsonDocument(data)
  return format === 'xml' ? xmlDocument(data) : yamlDocument(data)
}
