import type { SystemField } from './define-system-table.ts'

/** A row as a driver gives it, brought to the form of the field types: real booleans, parsed JSON, lists for csv. */
export function decodeRow(fields: readonly SystemField[], row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, decodeValue(field.type, row[field.name] ?? null)]))
}

function decodeValue(type: SystemField['type'], value: unknown): unknown {
  if (value === null) return null
  if (type === 'boolean') return value === true || value === 1 || value === '1' || value === 'true'
  if (type === 'csv') return typeof value === 'string' ? splitList(value) : value
  if (type === 'json') return typeof value === 'string' ? parseJson(value) : value
  return value
}

function splitList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',')
}

/** A driver that parses JSON itself leaves a plain string, which is no document: it is then the value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
