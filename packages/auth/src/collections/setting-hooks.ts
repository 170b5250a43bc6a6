import { invalidPayload } from '@recto/errors'
import { type CollectionHooks, isPasswordPolicy } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'

/** Settings: a password policy is an expression. */
export const settingHooks: CollectionHooks = {
  beforeCreate: (payloads) => payloads.map(checkSettings),
  beforeUpdate: ({ payload }) => checkSettings(payload),
}

function checkSettings(payload: JsonObject): JsonObject {
  const policy = payload['auth_password_policy']
  if (policy !== undefined && policy !== null && !isPasswordPolicy(policy))
    throw invalidPayload('"auth_password_policy" has to be a regular expression')
  return payload
}
