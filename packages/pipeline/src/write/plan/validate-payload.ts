import type { Issue } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { Filter } from '@recto/query'
import { checkValue } from './check-value.ts'

/**
 * What of a payload breaks a rule. A key that was not sent breaks none, but `_submitted`. Rules about relations look into
 * the items nested in the payload; an `_or` none of whose branches holds gives the issues of all of them.
 */
export function validatePayload(rule: Filter, payload: JsonObject, path: readonly string[] = []): readonly Issue[] {
  switch (rule.kind) {
    case 'and':
      return collectIssues(rule.filters, (part) => validatePayload(part, payload, path))
    case 'or':
      return validateAny(rule.filters.map((part) => validatePayload(part, payload, path)))
    case 'field':
      return rule.call.function === null && rule.scope === null
        ? validateField(rule.filter, { field: rule.call.field, payload, path })
        : none
    default:
      return none
  }
}

/** Most payloads break no rule, and no list is made for them. */
const none: readonly Issue[] = []

/** The issues of all of a list. */
export function collectIssues<Part>(parts: readonly Part[], issuesOf: (part: Part) => readonly Issue[]): readonly Issue[] {
  let all = none
  for (const part of parts) {
    const issues = issuesOf(part)
    if (issues.length > 0) all = [...all, ...issues]
  }
  return all
}

interface FieldLocation {
  readonly field: string
  readonly payload: JsonObject
  readonly path: readonly string[]
}

/** A rule below a field: operators speak of its value, further fields of the items nested in it. */
function validateField(rule: Filter, location: FieldLocation): readonly Issue[] {
  const { field, payload, path } = location
  if (rule.kind === 'and') return collectIssues(rule.filters, (part) => validateField(part, location))
  if (rule.kind === 'or') return validateAny(rule.filters.map((part) => validateField(part, location)))
  if (rule.kind === 'operator') {
    const broken = checkValue(rule, { isSubmitted: Object.hasOwn(payload, field), value: payload[field] })
    return broken.length === 0 ? none : broken.map((facts) => ({ field, path, ...facts }))
  }
  if (rule.kind === 'json') return validateDocument(rule, location)
  return nestedItems(payload[field]).flatMap((item) => validatePayload(rule, item, [...path, field]))
}

/** A rule about the value at a path of a document, which is missing where the path leads nowhere. */
function validateDocument({ path: steps, filter }: Extract<Filter, { kind: 'json' }>, location: FieldLocation): readonly Issue[] {
  const { field, payload } = location
  if (!Object.hasOwn(payload, field)) return none
  const value = steps.reduce<unknown>(stepInto, documentOf(payload[field])) ?? null
  return validateField(filter, { ...location, payload: { [field]: value } })
}

function stepInto(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as readonly unknown[])[step] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** Documents are also sent as their text. */
function documentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function validateAny(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.some((issues) => issues.length === 0) ? [] : branches.flat()
}

/** Items of a nested payload, in any of the forms in which relations are written. */
function nestedItems(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject)
  if (!isJsonObject(value)) return []
  const changes = [value['create'], value['update']].filter(Array.isArray).flat()
  return changes.length > 0 ? changes.filter(isJsonObject) : [value]
}
