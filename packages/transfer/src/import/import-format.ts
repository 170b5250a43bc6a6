/** Kinds of files rows can be read from. */
export type ImportFormat = 'csv' | 'json' | 'xml' | 'yaml'

const byMediaType: Readonly<Record<string, ImportFormat>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/vnd.ms-excel': 'csv',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/yaml': 'yaml',
  'application/x-yaml': 'yaml',
  'text/yaml': 'yaml',
  'text/x-yaml': 'yaml',
}

const byExtension: Readonly<Record<string, ImportFormat>> = { csv: 'csv', json: 'json', xml: 'xml', yaml: 'yaml', yml: 'yaml' }

/** The format of a file by its media type; by its name where the type is unknown (RFC 2046: octet-stream). `null`: none that rows are read from. */
export function importFormatOf(mediaType: string, fileName = ''): ImportFormat | null {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/octet-stream') return own(byMediaType, type)
  return own(byExtension, fileName.split('.').pop()?.toLowerCase() ?? '')
}

function own(table: Readonly<Record<string, ImportFormat>>, name: string): ImportFormat | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}
