import type { Statement } from '../../sql.ts'

/** The values of a statement as SQLite can hold them: booleans become 0 and 1, dates ISO text, lists and objects JSON. */
export function boundValues(statement: Statement): readonly unknown[] {
  return statement.parameters.map(boundValue)
}

function boundValue(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? boundObject(value) : value
}

function boundObject(value: object): unknown {
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
