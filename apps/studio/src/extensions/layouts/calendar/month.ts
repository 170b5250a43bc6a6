import type { Item } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'

/** Days as `2026-11-30`: dates without a time, in no time zone. */
export type Day = string

/** The weeks that show a month, each seven days from `firstDay` (0 is Sunday) on. `month` is any day of it. */
export function weeksOf(month: Day, firstDay: number): readonly (readonly Day[])[] {
  const first = addDays(`${month.slice(0, 7)}-01`, 0)
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  const start = addDays(first, -((weekday - firstDay + 7) % 7))
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_day, day) => addDays(start, week * 7 + day)))
  return weeks.filter((week) => week.some((day) => day.slice(0, 7) === month.slice(0, 7)))
}

/** A day some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** The same day of another month, or the last one it has. */
export function addMonths(day: Day, months: number): Day {
  const moment = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  moment.setUTCMonth(moment.getUTCMonth() + months)
  return moment.toISOString().slice(0, 10)
}

/** The day of a stored date or moment; moments in the time of the browser. `null` when there is none. */
export function dayOf(value: unknown, { type }: Pick<ModelField, 'type'>): Day | null {
  if (typeof value !== 'string' || value === '') return null
  if (type !== 'timestamp') return value.slice(0, 10)
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return null
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The items of each day, those that last for several on all of them. */
export function itemsByDay(
  items: readonly Item[],
  days: readonly Day[],
  start: ModelField,
  end: ModelField | null,
): ReadonlyMap<Day, readonly Item[]> {
  const spans = items.flatMap((item) => {
    const first = dayOf(item[start.name], start)
    const last = end === null ? first : (dayOf(item[end.name], end) ?? first)
    return first === null || last === null ? [] : [{ item, first, last: latest(first, last) }]
  })
  return new Map(days.map((day) => [day, spans.filter(({ first, last }) => first <= day && day <= last).map(({ item }) => item)]))
}

/** The filter for what happens between two days. */
export function rangeFilter(from: Day, to: Day, start: ModelField, end: ModelField | null): object {
  const after = start.type === 'date' ? to : `${addDays(to, 1)}T00:00:00`
  const before = start.type === 'date' ? from : `${from}T00:00:00`
  const inside = { [start.name]: { _between: [before, after] } }
  if (end === null) return inside
  return {
    _or: [
      inside,
      { [end.name]: { _between: [before, after] } },
      { _and: [{ [start.name]: { _lte: before } }, { [end.name]: { _gte: after } }] },
    ],
  }
}

/** A stored date or moment, some days later. */
export function shifted(value: unknown, days: number): unknown {
  if (typeof value !== 'string') return value
  if (value.length <= 10) return addDays(value, days)
  return `${addDays(value.slice(0, 10), days)}${value.slice(10)}`
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other
}
