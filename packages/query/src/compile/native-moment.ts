const clock = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?`
const farMoment = new RegExp(
  String.raw`^(?:[+-]?infinity|\d{4,6}-\d{2}-\d{2}(?:[T ]${clock})? BC|\d{5,7}-\d{2}-\d{2}(?:[T ]${clock})?)$`,
  'i',
)
const longTime = /^(?:-\d{2,3}|2[4-9]|[3-9]\d|[1-8]\d{2}):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?$/

/**
 * A moment that has no text of its own in ISO 8601 with four digits: infinite, before the year 1, or after the year 9999. It
 * is shown as the engine writes it, and taken back as it was shown; `null` for every other value.
 * https://www.postgresql.org/docs/current/datatype-datetime.html
 */
export function nativeMoment(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return farMoment.test(text) ? text : null
}

/** A duration kept in a column of times, as MySQL has it from -838:59:59 to 838:59:59; `null` for a time of day. */
export function nativeTime(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return longTime.test(text) ? text : null
}
