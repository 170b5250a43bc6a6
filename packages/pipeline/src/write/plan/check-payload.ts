import type { Issue } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { WriteRules } from '../authorize/write-rules.ts'
import type { WriteAction } from './apply-specials.ts'
import { checkRequired } from './check-required.ts'
import { collectIssues, validatePayload } from './validate-payload.ts'

/** Everything that is wrong with a payload, each thing once: missing values, and rules that it breaks. */
export function checkPayload(
  collection: Collection,
  payload: JsonObject,
  { rules, action, path }: { readonly rules: WriteRules; readonly action: WriteAction; readonly path: readonly string[] },
): readonly Issue[] {
  const missing = checkRequired(collection, payload, { action, path })
  const broken = collectIssues(rules.validation, (rule) => validatePayload(rule, payload, path))
  return missing.length === 0 && broken.length === 0 ? none : distinct([...missing, ...broken])
}

/** Most payloads are right, and no list is made for them. */
const none: readonly Issue[] = []

function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]
}
