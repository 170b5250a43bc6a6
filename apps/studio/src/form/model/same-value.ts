import { plainValue } from '../../model/item-key.ts'
import type { ModelField } from '../../model/model.ts'

/** Whether a value is what is stored already, so that sending it would change nothing. */
export function isSameValue(field: ModelField | undefined, value: unknown, stored: unknown): boolean {
  if (isEmptyStaging(value)) return true
  const before = typeof value === 'object' && value !== null ? stored : plainValue(stored, field)
  return toText(value) === toText(before)
}

/** A list of changes to related items that changes none. */
function isEmptyStaging(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  const isStaging = entries.length > 0 && entries.every(([name]) => name === 'create' || name === 'update' || name === 'delete')
  return isStaging && entries.every(([, list]) => Array.isArray(list) && list.length === 0)
}

function toText(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) => (isPlainObject(inner) ? sortKeys(inner) : inner))
}

/** The database may give an object's keys in another order than they were sent. */
function sortKeys(value: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
