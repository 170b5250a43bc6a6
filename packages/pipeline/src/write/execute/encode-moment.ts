const isoMoment = /^([+-]?\d{4,6})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i
const isoTime = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(?:Z|[+-]\d{2}:?\d{2})?$/i

/** `YYYY-MM-DD` of a date or a moment, in UTC; `null` when it is neither. */
export function encodeDate(value: unknown): string | null {
  return momentOf(value)?.toISOString().slice(0, -14) ?? null
}

/**
 * `YYYY-MM-DDTHH:mm:ss`, what a wall clock shows, with the fraction of a second that was sent, if it is not zero; a moment with
 * an offset is shown as UTC.
 */
export function encodeDateTime(value: unknown): string | null {
  if (typeof value === 'string' && wholeSecond.test(value) && isOnCalendar(value)) return value
  const seconds = momentOf(value)?.toISOString().slice(0, -5)
  if (seconds === undefined) return null
  const fraction = fractionOf(value).slice(0, 6).replace(/0+$/, '')
  return fraction === '' ? seconds : `${seconds}.${fraction}`
}

/** `YYYY-MM-DDTHH:mm:ss.SSSZ`, to the microsecond if one was sent; without an offset UTC is meant, whatever the server's zone. */
export function encodeTimestamp(value: unknown): string | null {
  if (typeof value === 'string' && utcMillisecond.test(value) && isOnCalendar(value)) return value
  const text = momentOf(value)?.toISOString()
  if (text === undefined) return null
  const microseconds = fractionOf(value).slice(3, 6)
  return /[1-9]/.test(microseconds) ? `${text.slice(0, -1)}${microseconds.padEnd(3, '0')}Z` : text
}

// What answers contain, and so what most clients send: taken as it is, without a `Date` for each.
const wholeSecond = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/
const utcMillisecond = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Whether day and hour exist, of a text that begins like `YYYY-MM-DDTHH:mm:ss`. Days beyond the 28th are left to `Date`. */
function isOnCalendar(text: string): boolean {
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28 &&
    twoDigits(text, 11) <= 23 &&
    twoDigits(text, 14) <= 59 &&
    twoDigits(text, 17) <= 59
  )
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
}

/** The digits of a second's fraction; of a `Date` none, since it has them by chance. */
function fractionOf(value: unknown): string {
  return typeof value === 'string' ? (isoMoment.exec(value.trim())?.[7] ?? '') : ''
}

/** `HH:mm:ss`. */
export function encodeTime(value: unknown): string | null {
  const [, hour = '', minute = '', second = '00', fraction] = typeof value === 'string' ? (isoTime.exec(value.trim()) ?? []) : []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Refuses days and hours that don't exist; `Date` alone would carry them over into the next month or day. */
function momentOf(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value
  if (typeof value === 'number') return momentOf(new Date(value))
  const match = typeof value === 'string' ? isoMoment.exec(value.trim()) : null
  if (match === null) return null
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const calendar = new Date(0)
  calendar.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (calendar.getUTCMonth() !== Number(month) - 1 || calendar.getUTCDate() !== Number(day)) return null
  calendar.setUTCHours(Number(hour), Number(minute) - offsetMinutes(zone), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)))
  return Number.isNaN(calendar.getTime()) ? null : calendar
}

function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}
