/** The values a field of several holds, as a list or as text with commas. */
export function chosenValues(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' && value !== '' ? value.split(',').map((one) => one.trim()) : []
}

/** With a value put in at the end, or taken out; `null` when none is left. */
export function toggledValue(values: readonly unknown[], value: unknown): readonly unknown[] | null {
  const rest = values.filter((one) => String(one) !== String(value))
  const next = rest.length === values.length ? [...values, value] : rest
  return next.length === 0 ? null : next
}
