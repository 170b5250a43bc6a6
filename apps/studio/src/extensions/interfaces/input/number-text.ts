import type { ModelField } from '../../../model/model.ts'

const exactTypes = new Set(['bigInteger', 'decimal'])

/** What is stored for a number as it was typed: numbers, but text for those a floating-point number would cut short. */
export function numberOfText(text: string, field: Pick<ModelField, 'type'>): unknown {
  if (text.trim() === '') return null
  if (exactTypes.has(field.type)) return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** The next number up or down, exact at any length: digits are counted in whole steps of the last decimal place. */
export function steppedNumber(text: string, step: string, direction: 1 | -1): string {
  const [current, by] = [partsOf(text === '' ? '0' : text), partsOf(step)]
  if (current === null || by === null) return text
  const places = Math.max(current.places, by.places)
  const next = scaled(current, places) + BigInt(direction) * scaled(by, places)
  return textOf(next, places)
}

/** Whether one number as text is more than another, exact at any length. */
export function isMore(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a === null || b === null) return Number(one) > Number(other)
  const places = Math.max(a.places, b.places)
  return scaled(a, places) > scaled(b, places)
}

interface Parts {
  readonly digits: bigint
  readonly places: number
}

function partsOf(text: string): Parts | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') return null
  const digits = BigInt(`${match[2]}${match[3] ?? ''}`)
  return { digits: match[1] === '-' ? -digits : digits, places: match[3]?.length ?? 0 }
}

function scaled({ digits, places }: Parts, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places)
}

function textOf(digits: bigint, places: number): string {
  if (places === 0) return String(digits)
  const sign = digits < 0n ? '-' : ''
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  return `${sign}${all.slice(0, -places)}.${all.slice(-places)}`
}
