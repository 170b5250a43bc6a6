import type { ColumnDefinition } from '@recto/dialects/schema'
import type { FieldType } from '@recto/protocol'

/** Whether a value, in its wire form, can be converted to the new type. */
export function isConvertible(value: unknown, from: FieldType, to: ColumnDefinition): boolean {
  if (value === null || value === undefined) return true
  if (textTypes.has(to.type)) return fitsLength(value, to)
  if (from === to.type && !sized.has(to.type)) return true
  return (tests[to.type] ?? (() => from === to.type))(value, to)
}

const textTypes: ReadonlySet<FieldType> = new Set<FieldType>(['string', 'text', 'csv', 'hash'])
const sized: ReadonlySet<FieldType> = new Set<FieldType>(['decimal'])

function fitsLength(value: unknown, to: ColumnDefinition): boolean {
  const max = to.type === 'string' || to.type === 'hash' ? (to.maxLength ?? 255) : Number.POSITIVE_INFINITY
  return [...textOf(value)].length <= max
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type Test = (value: unknown, to: ColumnDefinition) => boolean

const whole = /^\s*[-+]?\d+\s*$/
const numeric = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i

const isNumber: Test = (value) => typeof value === 'boolean' || numeric.test(String(value))

const tests: Readonly<Partial<Record<FieldType, Test>>> = {
  integer: (value) =>
    typeof value === 'boolean' ||
    (isNumber(value, noColumn) && whole.test(withoutZeros(value)) && Math.abs(Number(value)) <= 2_147_483_647),
  bigInteger: (value) => typeof value === 'boolean' || (whole.test(withoutZeros(value)) && inSixtyFourBits(withoutZeros(value))),
  float: isNumber,
  decimal: (value, to) => isNumber(value, to) && Math.abs(Number(value)) < 10 ** ((to.numericPrecision ?? 10) - (to.numericScale ?? 5)),
  boolean: (value) => /^(?:true|false|0|1|t|f|yes|no|on|off)$/i.test(String(value).trim()),
  date: (value) => /^\d{4}-\d{2}-\d{2}/.test(String(value)) && isMoment(value),
  dateTime: (value) => /^\d{4}-\d{2}-\d{2}/.test(String(value)) && isMoment(value),
  timestamp: (value) => /^\d{4}-\d{2}-\d{2}/.test(String(value)) && isMoment(value),
  time: (value) => /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?/.test(String(value)),
  uuid: (value) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(String(value)),
  json: isJson,
}

const noColumn: ColumnDefinition = { name: '', type: 'float' }

/** `12.000` is the whole number 12. */
function withoutZeros(value: unknown): string {
  return String(value).trim().replace(/\.0*$/, '')
}

function inSixtyFourBits(text: string): boolean {
  const value = BigInt(text.replace('+', ''))
  return value >= -(2n ** 63n) && value < 2n ** 63n
}

function isMoment(value: unknown): boolean {
  return !Number.isNaN(Date.parse(String(value)))
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'string') return true
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}
