import { instantOf, wallClockOf } from './zoned-moment.ts'

/** Types whose values are moments or parts of them. */
export type MomentType = keyof typeof momentInputs

/** The kind of the browser's input each is typed in. */
export const momentInputs = { date: 'date', time: 'time', dateTime: 'datetime-local', timestamp: 'datetime-local' } as const

export function isMomentType(type: string): type is MomentType {
  return Object.hasOwn(momentInputs, type)
}

/** A stored value as an input of the browser holds it; empty when there is none or it cannot be read. */
export function inputForm(value: unknown, type: MomentType, timeZone: string | undefined): string {
  if (typeof value !== 'string' || value === '') return ''
  if (type === 'date') return /^\d{4,6}-\d\d-\d\d/.exec(value)?.[0] ?? ''
  if (type === 'time') return /^\d\d:\d\d(:\d\d)?/.exec(value)?.[0] ?? ''
  if (type === 'timestamp') return wallClockOf(value, timeZone) ?? ''
  return /^\d{4,6}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?/.exec(value)?.[0].replace(' ', 'T') ?? ''
}

/** What is stored for what an input of the browser holds: dates and clocks as they read, timestamps as an instant in UTC. */
export function storedForm(text: string, type: MomentType, timeZone: string | undefined): string | null {
  if (text === '') return null
  if (type === 'date') return text
  const whole = /\d\d:\d\d:\d\d/.test(text) ? text.replace(/\.\d+$/, '') : `${text}:00`
  return type === 'timestamp' ? instantOf(whole, timeZone) : whole
}

/** A moment in the form that is stored for a type. */
export function momentForm(moment: Date, type: MomentType, timeZone: string | undefined): string | null {
  const wallClock = wallClockOf(moment.toISOString(), timeZone) ?? ''
  if (type === 'timestamp') return new Date(Math.floor(moment.getTime() / 1000) * 1000).toISOString()
  if (type === 'date') return wallClock.slice(0, 10)
  return type === 'time' ? wallClock.slice(11) : wallClock
}
