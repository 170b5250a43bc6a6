import { plainValue } from '../../model/item-key.ts'
import type { ModelField } from '../../model/model.ts'

const textTypes = new Set(['string', 'text', 'uuid', 'date', 'time', 'dateTime', 'timestamp', 'hash', 'binary', 'bigInteger', 'decimal'])

/** Whether a field's values are written without quotes. */
export function isRawText(field: ModelField): boolean {
  return textTypes.has(field.type)
}

/** A value as it is copied and typed by those who know it: plain text, or JSON. Empty for nothing. */
export function rawText(field: ModelField, value: unknown): string {
  const plain = plainValue(value, field)
  if (plain === null || plain === undefined) return ''
  return typeof plain === 'object' ? JSON.stringify(plain, null, 2) : String(plain)
}

/** Reads what `rawText` wrote; `undefined` when it is no value of the field. Nothing is `null`. */
export function parseRaw(field: ModelField, text: string): unknown {
  if (text.trim() === '') return null
  if (isRawText(field)) return text
  try {
    const value: unknown = JSON.parse(text)
    return fits(field, value) ? value : undefined
  } catch {
    return undefined
  }
}

function fits({ type }: ModelField, value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'integer' || type === 'float') return typeof value === 'number'
  return type !== 'csv' || Array.isArray(value)
}
