import { forbidden, forbiddenCollection, type Issue, validationError } from '@recto/errors'
import { type Permission, permittedFields } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'
import { parseFilter } from '@recto/query'
import type { Collection } from '@recto/schema'
import { resolveDynamicValues } from '../../variables/resolve-dynamic-values.ts'
import type { WriteAction } from '../plan/apply-specials.ts'
import { checkRequired } from '../plan/check-required.ts'
import { collectIssues, validatePayload } from '../plan/validate-payload.ts'
import type { WriteContext, WriteRules } from '../write-context.ts'

/** The rules of an action on a collection. @throws {RectoError} FORBIDDEN when it is not permitted at all. */
export function writeRulesFor(scope: WriteContext, collection: Collection, action: WriteAction): Promise<WriteRules> {
  const key = `${action}\n${collection.name}`
  const known = scope.rules.get(key) ?? prepareRules(scope, collection, action)
  scope.rules.set(key, known)
  return known
}

async function prepareRules(scope: WriteContext, collection: Collection, action: WriteAction): Promise<WriteRules> {
  const { rights, context } = scope
  const rows = rights.permissions.filter((row) => row.collection === collection.name && row.action === action)
  if (!rights.isAdmin && rows.length === 0) throw forbiddenCollection(collection.name)
  const stored = [...rows.map((row) => row.validation), ...[...collection.fields.values()].map((field) => field.meta?.validation)]
  const validation = await Promise.all(stored.filter(isRule).map(async (rule) => parseFilter(await resolveDynamicValues(rule, context))))
  const presets = (await resolveDynamicValues(presetsOf(rows), context)) as JsonObject
  return { fields: rights.isAdmin ? '*' : (permittedFields(rights, action).get(collection.name) ?? new Set()), presets, validation }
}

function presetsOf(rows: readonly Permission[]): JsonObject {
  return Object.fromEntries(rows.flatMap((row) => Object.entries(row.presets ?? {})))
}

function isRule(rule: unknown): rule is object {
  return typeof rule === 'object' && rule !== null && Object.keys(rule).length > 0
}

/** @throws {RectoError} FORBIDDEN when the payload holds what may not be written. Names that are no field at all look the same. */
export function checkFields(collection: Collection, payload: JsonObject, { fields }: WriteRules): void {
  if (fields === '*') return
  const sent = Object.keys(payload)
  if (sent.every((name) => fields.has(name))) return
  const refused = sent.filter((name) => !fields.has(name))
  const names = refused.map((name) => `"${name}"`).join(', ')
  const [word, rest] = refused.length === 1 ? ['field', 'it does'] : ['fields', 'they do']
  const reason = `You don't have permission to access ${word} ${names} in collection "${collection.name}" or ${rest} not exist. Queried in root.`
  throw forbidden(reason)
}

/** @throws {RectoError} FAILED_VALIDATION with everything that is wrong. */
export function checkPayload(
  collection: Collection,
  payload: JsonObject,
  options: { readonly rules: WriteRules; readonly action: WriteAction; readonly path: readonly string[] },
): void {
  const { rules, action, path } = options
  const missing = checkRequired(collection, payload, { action, path })
  const broken = collectIssues(rules.validation, (rule) => validatePayload(rule, payload, path))
  if (missing.length === 0 && broken.length === 0) return
  const [first, ...others] = distinct([...missing, ...broken])
  if (first !== undefined) throw validationError([first, ...others])
}

function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]
}
