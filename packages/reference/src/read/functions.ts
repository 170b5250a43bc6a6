import type { FieldCall } from '@recto/query/syntax'
import { fieldOf, type Row, type Viewer } from './dataset.ts'
import { linkOf } from './relation-link.ts'
import { isVisible, linkedVisible, visibleValue } from './visibility.ts'

/** The value of a function over a field of a row, as the viewer sees it. */
export function callValue(viewer: Viewer, collection: string, row: Row | null, call: FieldCall): unknown {
  const link = linkOf(viewer, collection, call.field)
  if (call.function === 'count' && link?.kind === 'many') {
    if (row === null) return 0
    return isVisible(viewer, collection, row, call.field) ? linkedVisible(viewer, collection, row, link).length : null
  }
  return valueOfCall(visibleValue(viewer, collection, row, call.field), call)
}

function valueOfCall(value: unknown, call: FieldCall): unknown {
  if (value === null || value === undefined) return null
  if (call.function === 'count') return Array.isArray(value) ? value.length : 0
  if (call.function === 'json') return (call.path ?? []).reduce<unknown>(stepInto, value) ?? null
  return datePart(call.function ?? '', String(value))
}

/** What of a JSON document is compared and sorted by: numbers when numbers are wanted, otherwise the text of anything single. */
export function jsonScalar(value: unknown, as: 'text' | 'number'): unknown {
  if (value === null || value === undefined || typeof value === 'object') return null
  if (as === 'text') return String(value)
  return typeof value === 'number' ? value : null
}

/** Whether a function says anything about a field of its type. */
export function isFitting(viewer: Viewer, collection: string, call: FieldCall): boolean {
  const type = fieldOf(viewer, collection, call.field)?.type ?? 'unknown'
  if (call.function === 'json') return type === 'json'
  if (call.function === 'count') return type === 'json' || linkOf(viewer, collection, call.field)?.kind === 'many'
  const isOfTime = call.function === 'hour' || call.function === 'minute' || call.function === 'second'
  return type === 'dateTime' || type === 'timestamp' || type === (isOfTime ? 'time' : 'date')
}

/** The name under which a function's value stands in an item. */
export function callKey(call: FieldCall): string {
  if (call.function === null) return call.field
  if (call.function !== 'json') return `${call.field}_${call.function}`
  const path = (call.path ?? []).map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return `${call.field}${path.replace(/[.[\], ]+/g, '_').replace(/_$/, '')}_json`
}

function stepInto(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value) !== (typeof step === 'number')) return undefined
  return (value as Record<string | number, unknown>)[step]
}

function datePart(part: string, text: string): number | null {
  const isWhole = /Z$|^\d{4}-\d\d-\d\d$/.test(text)
  const date = new Date(`${/^\d\d:/.test(text) ? '1970-01-01T' : ''}${text}${isWhole ? '' : 'Z'}`)
  const parts: Record<string, () => number> = {
    year: () => date.getUTCFullYear(),
    month: () => date.getUTCMonth() + 1,
    day: () => date.getUTCDate(),
    weekday: () => date.getUTCDay(),
    hour: () => date.getUTCHours(),
    minute: () => date.getUTCMinutes(),
    second: () => date.getUTCSeconds(),
    week: () => isoWeek(date),
  }
  return parts[part]?.() ?? null
}

/** ISO 8601: the week of a day is the week of its Thursday, counted from the year's first Thursday. */
function isoWeek(date: Date): number {
  const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.ceil(((thursday.getTime() - yearStart) / 86_400_000 + 1) / 7)
}
