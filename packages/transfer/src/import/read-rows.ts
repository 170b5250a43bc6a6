import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { csvRows } from './csv-rows.ts'
import type { ImportFormat } from './import-format.ts'
import { jsonRows } from './json-rows.ts'
import { xmlRows } from './xml-rows.ts'
import { yamlRows } from './yaml-rows.ts'

/** A file being read. */
export interface ImportFile {
  /** As they are read; to be taken once. @throws {RectoError} INVALID_PAYLOAD where the file is not what it is said to be */
  readonly rows: AsyncIterable<unknown>
  /** How much of the file was looked at. */
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
