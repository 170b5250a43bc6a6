import type { ExportFormat } from '@recto/query'

/** The file extension and media type of a format. */
export interface FormatFacts {
  readonly extension: string
  readonly contentType: string
}

/** Every format rows can be written in. */
export const formatFacts: Readonly<Record<ExportFormat, FormatFacts>> = {
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  csv_utf8: { extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  json: { extension: 'json', contentType: 'application/json; charset=utf-8' },
  xml: { extension: 'xml', contentType: 'text/xml; charset=utf-8' },
  yaml: { extension: 'yaml', contentType: 'text/yaml; charset=utf-8' },
}

/**
 * Name of a file of a collection's rows: `books 20261121-19463.csv`. The time is the server's, its parts without leading zeros,
 * as clients know it.
 */
export function exportFileName(collection: string, format: ExportFormat, now: Date): string {
  const date = `${now.getFullYear()}${twoDigits(now.getMonth() + 1)}${twoDigits(now.getDate())}`
  return `${collection || 'Export'} ${date}-${now.getHours()}${now.getMinutes()}${now.getSeconds()}.${formatFacts[format].extension}`
}

/** Name of a file that is kept: `export-books-20261121-194603.csv_utf8`. */
export function storedExportName(collection: string, format: ExportFormat, now: Date): string {
  const date = `${now.getFullYear()}${twoDigits(now.getMonth() + 1)}${twoDigits(now.getDate())}`
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(twoDigits).join('')
  return `export-${collection}-${date}-${time}.${format}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** A `Content-Disposition` that saves an answer under a name (RFC 6266; other alphabets by RFC 8187). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  if (plain === fileName) return `attachment; filename="${plain}"`
  const encoded = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
