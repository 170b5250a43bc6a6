import { invalidQuery } from '@recto/errors'
import { type CastTarget, isExcluding } from './cast-target.ts'

const digits = /^[+-]?\d+$/
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)$/
const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n }
const uint64 = { least: 0n, most: 2n ** 64n - 1n }
/** The largest value of a four-byte float. */
const realMax = 3.4028234663852886e38

/**
 * A whole number. Fractions are brought to the whole number that separates the same rows; a number beyond the range of
 * any column equals no value, and is less or greater than all of them.
 */
export function castInteger(value: unknown, target: CastTarget): number | string | null {
  // Such a number is in the range of every column.
  if (Number.isSafeInteger(value) && Number(value) > 0) return Number(value)
  const exact = wholeNumber(value)
  if (exact !== null) return bounded(exact, target)
  const number = finiteNumber(value)
  if (Number.isInteger(number)) return bounded(wholeOf(number, target), target)
  if (target.shape.traits?.isLoose === true) return number
  if (isEquality(target)) return impossible(target)
  return bounded(BigInt(roundsUp(target) ? Math.ceil(number) : Math.floor(number)), target)
}

/** Text in plain decimal notation, since binary fractions would not equal what the column holds. */
export function castDecimal(value: unknown): string {
  const number = finiteNumber(value)
  const text = String(value).trim()
  if (decimal.test(text) && text.length <= 200) return text
  const plain = String(number)
  return decimal.test(plain) ? plain : BigInt(Math.trunc(number)).toString()
}

export function castFloat(value: unknown, { shape }: CastTarget): number {
  const number = finiteNumber(value)
  // SQLite's REAL has eight bytes.
  if (shape.dataType !== 'real' || shape.traits?.isLoose === true) return number
  return Math.max(-realMax, Math.min(realMax, Math.fround(number)))
}

function finiteNumber(value: unknown): number {
  const number = typeof value === 'boolean' || typeof value === 'number' ? Number(value) : Number(String(value).trim() || Number.NaN)
  if (!Number.isFinite(number)) throw invalidQuery('Invalid numeric value')
  return number
}

/** A number of JavaScript beyond 2^53 stands for several whole numbers: as text it is exact. */
function wholeOf(number: number, { operator }: CastTarget): bigint {
  if (!Number.isSafeInteger(number) && Math.abs(number) < maxExact)
    throw invalidQuery(`The filter value for "${operator}" is not a valid number: whole numbers beyond 2^53 have to be sent as text`)
  return BigInt(number)
}

/** What no integer column can hold separates the same rows however it is rounded. */
const maxExact = 2 ** 64

function wholeNumber(value: unknown): bigint | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return digits.test(text) && text.length <= 200 ? BigInt(text.replace('+', '')) : null
}

function bounded(value: bigint, target: CastTarget): number | string | null {
  const range = /unsigned|^bit/i.test(target.shape.nativeType ?? '') ? uint64 : int64
  const isInside = value >= range.least && value <= range.most
  if (!isInside && isEquality(target)) return impossible(target)
  const clamped = clamp(value, range)
  return clamped >= BigInt(Number.MIN_SAFE_INTEGER) && clamped <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(clamped) : String(clamped)
}

function clamp(value: bigint, { least, most }: typeof int64): bigint {
  if (value < least) return least
  return value > most ? most : value
}

/** The whole number next above separates the same rows for "less than" and "at least", the one below for the others. */
function roundsUp({ operator, part }: CastTarget): boolean {
  return operator === '_lt' || operator === '_gte' || ((operator === '_between' || operator === '_nbetween') && part === 0)
}

function isEquality({ operator }: CastTarget): boolean {
  return operator === '_eq' || operator === '_in' || isExcluding(operator)
}

function impossible({ operator }: CastTarget): string | null {
  return isExcluding(operator) ? String(int64.least) : null
}
