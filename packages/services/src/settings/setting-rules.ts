import { type CollectionRules, isPasswordPolicy } from '@recto/pipeline'
import type { Payload } from '../payload.ts'
import { invalidPayload } from '../refusals.ts'

/** Settings: a password policy is an expression. */
export const settingRules: CollectionRules = {
  create: (payloads) => payloads.map(checkSettings),
  update: ({ payload }) => checkSettings(payload),
}

function checkSettings(payload: Payload): Payload {
  const policy = payload['auth_password_policy']
  if (policy !== undefined && policy !== null && !isPasswordPolicy(policy))
    throw invalidPayload('"auth_password_policy" has to be a regular expression')
  return payload
}
