import type { Dialect, Sql } from '@recto/dialects'
import type { StoredColumn } from './stored-columns.ts'

/** What a column is read as, so that every engine returns the same text where its driver would return something of its own. */
export function readExpression({ expressions }: Dialect, reference: Sql, { type, shape }: StoredColumn): Sql {
  if (type === 'json') return expressions.asText(reference)
  return readsAsWire.has(type) ? expressions.wireValue(reference, shape).sql : reference
}

const readsAsWire: ReadonlySet<StoredColumn['type']> = new Set<StoredColumn['type']>([
  'bigInteger',
  'date',
  'dateTime',
  'decimal',
  'time',
  'timestamp',
  'uuid',
])

/** A value for a column: as a parameter in the form the engine stores. */
export function writtenExpression({ expressions }: Dialect, parameter: Sql, { shape }: StoredColumn): Sql {
  return expressions.bindValue(parameter, shape)
}

/** The parameter that holds a value of a column. */
export function encodeColumnValue(value: unknown, { type }: StoredColumn): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (type === 'json') return JSON.stringify(value)
  return Array.isArray(value) ? value.join(',') : value
}

/** The value of a column, from what {@link readExpression} returned. */
export function decodeColumnValue(value: unknown, type: StoredColumn['type']): unknown {
  if (value === null || value === undefined) return null
  switch (type) {
    case 'boolean':
      return value === true || value === 1 || value === '1' || value === 'true'
    case 'integer':
    case 'float':
      return Number(value)
    case 'csv':
      return value === '' ? [] : String(value).split(',')
    case 'json':
      return parseJson(String(value))
    default:
      return String(value)
  }
}

/** Where the engine has no type for JSON, a row written by others may hold text that is none; it is then the value itself. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
