import { type FieldType, unstorableCharacter } from '@recto/protocol'
import { type Collection, type Field, keyFields } from '@recto/schema'
import { nativeMoment } from './compile/native-moment.ts'

/** The values of an item's key, in key order. */
export type KeyValues = readonly (string | number)[]

/**
 * Reads a key as written in addresses and payloads: the values of its columns, percent-encoded, joined with commas.
 * `null`: it is no key of this collection, so no item has it.
 */
export function parseKey(collection: Collection, key: string | number): KeyValues | null {
  const fields = keyFields(collection)
  if (typeof key === 'number' && key > 0 && Number.isSafeInteger(key) && isWhole(fields)) return [key]
  const parts = fields.length === 1 ? [String(key)] : String(key).split(',').map(decodePart)
  if (fields.length === 0 || parts.length !== fields.length) return null
  const values = fields.map((field, index) => keyValue(field, parts[index] ?? null))
  return values.every((value) => value !== null) ? values : null
}

/** Whether the key is a single whole number, so that numbers need not be read. */
function isWhole([only, ...others]: readonly Field[]): boolean {
  return others.length === 0 && (only?.type === 'integer' || only?.type === 'bigInteger')
}

/** The text of a key, the way back from {@link parseKey}. */
export function printKey(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : values.map((value) => encodeURIComponent(String(value))).join(',')
}

const whole = /^-?\d{1,19}$/
const unsignedWhole = /^\d{1,20}$/
const number = /^-?\d{1,60}(\.\d{1,60})?(e[+-]?\d{1,3})?$/i
const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/

/** What texts may be values of a key of each type; any may, of the others. */
const patterns: Partial<Record<FieldType, RegExp>> = {
  integer: whole,
  bigInteger: whole,
  decimal: number,
  float: number,
  boolean: /^(true|false|0|1)$/,
  date,
  dateTime: date,
  timestamp: date,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
}

function keyValue(field: Field, text: string | null): string | number | null {
  const { type } = field
  const pattern = patternOf(field)
  if (text === null || unstorableCharacter(text) !== null) return null
  if (field.column?.traits?.isUnbounded === true && nativeMoment(text) !== null) return text
  if (!pattern.test(text)) return null
  if (type === 'boolean') return String(text === 'true' || text === '1')
  return type === 'integer' || type === 'bigInteger' ? exactNumber(text) : text
}

/** Unsigned columns hold twice as many positive numbers. */
function patternOf({ type, column }: Field): RegExp {
  const pattern = patterns[type] ?? /^/
  return pattern === whole && /unsigned/i.test(column?.nativeType ?? '') ? unsignedWhole : pattern
}

function exactNumber(text: string): string | number {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
