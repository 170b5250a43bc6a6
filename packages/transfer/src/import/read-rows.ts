import { createReadStream } from 'node:fs'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'

/** Kinds of files rows can be read from, by their media type. */
export const importFormats: Readonly<Record<string, 'csv' | 'json'>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/vnd.ms-excel': 'csv',
}

/**
 * The rows of a file, as they are read: what is held in memory does not grow with the file.
 * @throws {RectoError} INVALID_PAYLOAD where the file is not what it is said to be
 */
export function readImport(path: string, format: 'csv' | 'json'): AsyncIterable<unknown> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })
  return format === 'csv' ? csvRows(stream) : jsonRows(stream)
}
