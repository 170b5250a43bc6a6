import { isJsonObject } from '@recto/protocol'

/** The key a key field was given: itself, or the key of the item that stands in its place; `null` when there is none yet. */
export function keyIn(value: unknown, keyField = 'id'): string | null {
  const key = isJsonObject(value) ? value[keyField] : value
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null
}
