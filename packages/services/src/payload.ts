/** Values by field. */
export type Payload = Readonly<Record<string, unknown>>

export function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The key a key field was given: itself, or the key of the item that stands in its place; `null` when there is none yet. */
export function keyIn(value: unknown, keyField = 'id'): string | null {
  const key = isPayload(value) ? value[keyField] : value
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null
}
