/** A function over a field, as filters write it: `year(born)`. */
export function callOf(key: string): { readonly name: string; readonly field: string } | null {
  const [, name, field] = /^([a-z]+)\((.+)\)$/.exec(key) ?? []
  return name === undefined || field === undefined ? null : { name, field }
}

const parts: Readonly<Record<string, (date: Date) => number>> = {
  year: (date) => date.getUTCFullYear(),
  month: (date) => date.getUTCMonth() + 1,
  week: weekOf,
  day: (date) => date.getUTCDate(),
  weekday: (date) => date.getUTCDay(),
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  second: (date) => date.getUTCSeconds(),
}

/** What a function gives for a value; `null` where there is nothing to work on. */
export function valueOfCall(name: string, value: unknown): number | null {
  if (name === 'count') return Array.isArray(value) ? value.length : 0
  const part = parts[name]
  const date = dateOf(value)
  return part === undefined || date === null ? null : part(date)
}

function dateOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const text = /^\d{2}:\d{2}/.test(value) ? `1970-01-01T${value}` : value
  const date = new Date(/^[^T]+$|Z$|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}

/** Week of the year, from Monday on, the first being the one with a Thursday in it. */
function weekOf(date: Date): number {
  const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 4 - (date.getUTCDay() || 7)))
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.ceil(((thursday.getTime() - start) / 86_400_000 + 1) / 7)
}
