import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { csvRows } from './csv-rows.ts'
import type { ImportFormat } from './import-format.ts'
import { jsonRows } from './json-rows.ts'
import { xmlRows } from './xml-rows.ts'
import { yamlRows } from './yaml-rows.ts'

/** A file being read. */
export interface ImportFile {
  /** As they are read; to be iterated once. @throws {RectoError} INVALID_PAYLOAD where the file is not of its format */
  readonly rows: AsyncIterable<unknown>
  /** Bytes of the file that were read. */
  bytesRead(): number
}

const readers: Readonly<Record<ImportFormat, (text: Readable) => AsyncIterable<unknown>>> = {
  csv: csvRows,
  json: jsonRows,
  xml: xmlRows,
  yaml: yamlRows,
}

/** Opens a file of rows. What is held in memory does not grow with it. */
export function readImport(path: string, format: ImportFormat): ImportFile {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })
  return { rows: readers[format](stream), bytesRead: () => stream.bytesRead }
}
