/** A value as it stands in a message; nothing for null and undefined. */
export function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** `"a"`, and of a list `"a", "b"`. */
export function quoted(value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.map((entry) => `"${text(entry)}"`).join(', ')
}

/** A sentence and, when there is one, its reason as a second sentence. */
export function sentence(start: string, reason: unknown): string {
  return text(reason) ? `${start} ${text(reason)}.` : start
}

/** ` for field "x" in collection "y"`, as far as known. */
export function inField(facts: { readonly field?: unknown; readonly collection?: unknown }): string {
  const field = text(facts.field) ? ` for field ${quoted(facts.field)}` : ''
  const collection = text(facts.collection) ? ` in collection ${quoted(facts.collection)}` : ''
  return field + collection
}

const units = [
  { ms: 86_400_000, short: 'd', long: 'day' },
  { ms: 3_600_000, short: 'h', long: 'hour' },
  { ms: 60_000, short: 'm', long: 'minute' },
  { ms: 1000, short: 's', long: 'second' },
] as const

/** `19s`, `450ms`. */
export function shortDuration(ms: number): string {
  const unit = units.find((candidate) => ms >= candidate.ms)
  return unit ? `${Math.round(ms / unit.ms)}${unit.short}` : `${Math.round(ms || 0)}ms`
}

/** `1 minute`, `2 hours`. */
export function longDuration(ms: number): string {
  const unit = units.find((candidate) => ms >= candidate.ms)
  if (!unit) return `${Math.round(ms || 0)} ms`
  const count = Math.round(ms / unit.ms)
  return `${count} ${unit.long}${count === 1 ? '' : 's'}`
}
