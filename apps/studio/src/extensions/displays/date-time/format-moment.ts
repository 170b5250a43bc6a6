import type { Format } from '../../../i18n/use-format.ts'

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const
const minute = { hour: 'numeric', minute: '2-digit' } as const
const second = { ...minute, second: '2-digit' } as const

/**
 * Writes a moment of the API for people. Dates, times and date-times have no zone and are shown as stored; a timestamp is
 * a point in time and is shown in the reader's zone. What cannot be read stays as it is.
 */
export function formatMoment(value: string, type: string, format: Pick<Format, 'date'>): string {
  const moment = new Date(instantOf(value, type))
  if (Number.isNaN(moment.getTime())) return value
  const clock = moment.getUTCSeconds() === 0 ? minute : second
  if (type === 'date') return format.date(moment, { ...day, timeZone: 'UTC' })
  if (type === 'time') return format.date(moment, { ...clock, timeZone: 'UTC' })
  return format.date(moment, { ...day, ...clock, ...(type === 'dateTime' && { timeZone: 'UTC' }) })
}

/** A form `Date` reads the same everywhere; what has no zone is taken for UTC. */
function instantOf(value: string, type: string): string {
  if (type === 'time') return `1970-01-01T${value}Z`
  return type === 'dateTime' ? `${value}Z` : value
}
