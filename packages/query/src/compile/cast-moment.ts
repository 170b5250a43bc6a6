import { invalidQuery } from '@recto/errors'
import type { CastTarget } from './cast-target.ts'
import { nativeMoment, nativeTime } from './native-moment.ts'

const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i
const clock = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?$/

/** A date or moment in wire form. Text without a zone is taken as UTC, so that the server's own zone changes nothing. */
export function castDate(value: unknown, type: 'date' | 'dateTime' | 'timestamp', { shape }: CastTarget): string {
  const native = shape.traits?.isUnbounded === true ? nativeMoment(value) : null
  if (native !== null) return native
  const text = momentOf(value).toISOString()
  if (type === 'date') return text.slice(0, 10)
  const precise = `${text.slice(0, 23)}${beyondMilliseconds(value)}`
  if (type === 'timestamp') return `${precise}Z`
  return precise.replace(/\.?0+$/, '')
}

/** A time of day in wire form; of a moment, its time in UTC. */
export function castTime(value: unknown, { shape }: CastTarget): string {
  const native = shape.traits?.isUnbounded === true ? nativeTime(value) : null
  if (native !== null) return native
  const match = typeof value === 'string' ? clock.exec(value.trim()) : null
  if (match === null) return momentOf(value).toISOString().slice(11, 19)
  const [, hour, minute, second = '00', fraction = ''] = match
  const digits = fraction.slice(0, 6).replace(/0+$/, '')
  return `${hour}:${minute}:${second}${digits === '' ? '' : `.${digits}`}`
}

/** The digits of microseconds, which `Date` has no place for. */
function beyondMilliseconds(value: unknown): string {
  const [, , , , , , , fraction = ''] = typeof value === 'string' ? (iso.exec(value.trim()) ?? []) : []
  const digits = fraction.slice(3, 6)
  return /[1-9]/.test(digits) ? digits.padEnd(3, '0') : ''
}

function momentOf(value: unknown): Date {
  const isMoment = value instanceof Date || typeof value === 'number'
  const date = isMoment ? new Date(value) : parse(String(value))
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 1 || year > 9999) throw invalidQuery('Invalid date value')
  return date
}

function parse(text: string): Date {
  const match = iso.exec(text.trim())
  if (match === null) throw invalidQuery('Invalid date value')
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${zoneOf(zone)}`)
  // The platform lets some months have 31 days: 30 February must not become 1 March.
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`)
  const isReal = midnight.getUTCDate() === Number(day)
  if (Number.isNaN(date.getTime()) || !isReal) throw invalidQuery('Invalid date value')
  return date
}

function zoneOf(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z'
  const digits = zone.replace(':', '').padEnd(5, '0')
  return `${digits.slice(0, 3)}:${digits.slice(3)}`
}
