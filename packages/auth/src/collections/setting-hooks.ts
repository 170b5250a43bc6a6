import { invalidPayload } from '@recto/errors'
import { type CollectionHookContext, type CollectionHooks, isPasswordPolicy } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { parseEmailFilter } from '../registration/email-filter.ts'

/** Settings: a password policy is an expression, and who may register is a filter that says so. */
export const settingHooks: CollectionHooks = {
  beforeCreate: (payloads, scope) => payloads.map((payload) => checkSettings(payload, scope)),
  beforeUpdate: ({ payload }, scope) => checkSettings(payload, scope),
}

function checkSettings(payload: JsonObject, { context }: CollectionHookContext): JsonObject {
  const policy = payload['auth_password_policy']
  if (policy !== undefined && policy !== null && !isPasswordPolicy(policy))
    throw invalidPayload('"auth_password_policy" has to be a regular expression')
  const filter = documentOf(payload['public_registration_email_filter'])
  if (filter !== undefined && filter !== null) parseEmailFilter(filter, context.schema)
  return payload
}

/** A document may be sent as its text. */
function documentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw invalidPayload('"public_registration_email_filter" has to be a filter of the field "email"')
  }
}
