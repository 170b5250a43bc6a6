/** A month as weeks of days in the form `2026-03-01`, filled up with days of the months around it. */
export function monthDays(month: string, firstWeekday: number): readonly (readonly string[])[] {
  const first = `${month}-01`
  const before = (weekdayOf(first) - firstWeekday + 7) % 7
  const start = addDays(first, -before)
  const last = addDays(addMonths(first, 1), -1)
  const weeks = Math.ceil((before + Number(last.slice(-2))) / 7)
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)))
}

/** The day some days later. */
export function addDays(day: string, count: number): string {
  const date = dateOf(day)
  date.setUTCDate(date.getUTCDate() + count)
  return dayOf(date)
}

/** The same day some months later, or the last of that month when it is shorter. */
export function addMonths(day: string, count: number): string {
  const date = dateOf(day)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count)
  const last = new Date(date)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  date.setUTCDate(Math.min(wanted, last.getUTCDate()))
  return dayOf(date)
}

/** The weekday of a day, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return dateOf(day).getUTCDay()
}

/** The weekday a locale's weeks start with, 0 for Sunday. */
export function firstWeekdayOf(locale: string): number {
  const { weekInfo, getWeekInfo } = new Intl.Locale(locale) as Intl.Locale & WeekFacts
  const info = getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo
  return (info?.firstDay ?? 1) % 7
}

interface WeekFacts {
  readonly weekInfo?: { readonly firstDay: number }
  readonly getWeekInfo?: () => { readonly firstDay: number }
}

/** A day as a date at midnight UTC. */
export function dateOf(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, date)
  return at
}

function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}
