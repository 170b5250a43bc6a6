import type { Format } from '../../../i18n/use-format.ts'
import type { Options } from '../../../model/model.ts'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { formatPattern } from './format-pattern.ts'

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

/** The same as the options of a display want it: `long`, `short`, or a pattern such as `yyyy-MM-dd`. */
export function formatMomentAs(
  value: string,
  type: string,
  { options, locale }: { readonly options: Options; readonly locale: string },
): string {
  const moment = new Date(instantOf(value, type))
  if (Number.isNaN(moment.getTime())) return value
  const timeZone = type === 'timestamp' ? textOption(options, 'tz') : 'UTC'
  const format = textOption(options, 'format') ?? 'long'
  if (format !== 'long' && format !== 'short') return formatPattern(moment, format, { locale, timeZone })
  return new Intl.DateTimeFormat(locale, { ...partsOf(type, format, options), timeZone }).format(moment)
}

function partsOf(type: string, format: 'long' | 'short', options: Options): Intl.DateTimeFormatOptions {
  const date =
    format === 'long'
      ? ({ year: 'numeric', month: 'long', day: 'numeric' } as const)
      : ({ year: 'numeric', month: 'numeric', day: 'numeric' } as const)
  const time: Intl.DateTimeFormatOptions = {
    hour: flagOption(options, 'use24') ? '2-digit' : 'numeric',
    minute: '2-digit',
    ...(flagOption(options, 'includeSeconds') && { second: '2-digit' }),
    hourCycle: flagOption(options, 'use24') ? 'h23' : 'h12',
  }
  if (type === 'date') return date
  return type === 'time' ? time : { ...date, ...time }
}

/** A form `Date` reads the same everywhere; what has no zone is taken for UTC. */
export function instantOf(value: string, type: string): string {
  if (type === 'time') return `1970-01-01T${value}Z`
  return type === 'dateTime' ? `${value.replace(' ', 'T').replace(/Z$/, '')}Z` : value
}
