import { forbiddenFields } from '@recto/errors'
import { type Permission, permittedFields } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'
import { checkOperators, parseFilter } from '@recto/query'
import type { Collection } from '@recto/schema'
import { authorize } from '../../access/authorize.ts'
import { memoize } from '../../memoize.ts'
import { resolveDynamicValues } from '../../variables/resolve-dynamic-values.ts'
import type { WriteAction } from '../plan/apply-specials.ts'
import type { WritePlanContext } from '../write-context.ts'
import type { WriteRules } from './write-rules.ts'

/** Admits a write and gives the rules its payloads must follow. @throws {RectoError} FORBIDDEN when the action is not permitted */
export function authorizeWrite(write: WritePlanContext, collection: Collection, action: WriteAction): Promise<WriteRules> {
  return memoize(write.rules, `${action}\n${collection.name}`, async () => {
    authorize(write.rights, action, collection.name)
    return await prepareRules(write, collection, action)
  })
}

async function prepareRules({ rights, context }: WritePlanContext, collection: Collection, action: WriteAction): Promise<WriteRules> {
  const rows = rights.permissions.filter((row) => row.collection === collection.name && row.action === action)
  const stored = [...rows.map((row) => row.validation), ...[...collection.fields.values()].map((field) => field.meta?.validation)]
  const validation = await Promise.all(stored.filter(isRule).map(async (rule) => parseFilter(await resolveDynamicValues(rule, context))))
  for (const rule of validation) checkOperators(context.schema, collection, rule)
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
export function authorizeFields(collection: Collection, payload: JsonObject, { fields }: WriteRules): void {
  if (fields === '*') return
  const refused = Object.keys(payload).filter((name) => !fields.has(name))
  if (refused.length > 0) throw forbiddenFields(collection.name, refused)
}
