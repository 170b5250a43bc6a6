import { invalidQuery } from '@recto/errors'

/** `limit`: a whole number from -1 (no limit). An empty text asks for no rows. */
export function parseLimit(value: unknown, limitMax: number): number | null {
  if (value === '') return 0
  const limit = parseWhole('limit', value, -1)
  if (limit !== null && limitMax !== -1 && limit > limitMax) throw invalidQuery(`"limit" must be less than or equal to ${limitMax}`)
  return limit
}

/** `offset` and `page`: a whole number from 0; an empty text counts as not given. */
export function parsePosition(name: 'offset' | 'page', value: unknown): number | null {
  return value === '' ? null : parseWhole(name, value, 0)
}

function parseWhole(name: string, value: unknown, least: number): number | null {
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (single === undefined || single === null) return null
  const isNumeric = typeof single === 'number' || (typeof single === 'string' && single.trim() !== '')
  const number = isNumeric ? Number(single) : Number.NaN
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) throw invalidQuery(`"${name}" must be a number`)
  if (!Number.isInteger(number)) throw invalidQuery(`"${name}" must be an integer`)
  if (number < least) throw invalidQuery(`"${name}" must be greater than or equal to ${least}`)
  return number
}
