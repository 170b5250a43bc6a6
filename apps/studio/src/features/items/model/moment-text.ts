/** The kind of input a date or time is typed in. */
export function momentInput(type: string): 'date' | 'time' | 'datetime-local' {
  if (type === 'date' || type === 'time') return type
  return 'datetime-local'
}

/** A stored date or time as its input shows it; moments in time in the time of the browser. */
export function localMoment(value: unknown, type: string): string {
  if (typeof value !== 'string' || value === '') return ''
  if (type === 'date') return value.slice(0, 10)
  if (type === 'time') return value.slice(0, 8)
  if (type !== 'timestamp') return value.slice(0, 19)
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return ''
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/** What was typed, as it is stored; `null` for nothing. */
export function storedMoment(text: string, type: string): string | null {
  if (text === '') return null
  return type === 'timestamp' ? new Date(text).toISOString() : text
}
