import { invalidPayload } from '@recto/errors'
import { actions, type PermissionQuestion } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'

/** The question in the body of a request. @throws {RectoError} INVALID_PAYLOAD */
export function parseQuestion(body: JsonObject): PermissionQuestion {
  const { action, collection, item, field } = body
  const known = actions.find((name) => name === action)
  if (known === undefined) throw invalidPayload(`"action" must be one of [${actions.join(', ')}]`)
  if (typeof collection !== 'string' || collection === '') throw invalidPayload('"collection" is required')
  if (field !== undefined && field !== null && typeof field !== 'string') throw invalidPayload('"field" must be a string')
  const hasItem = typeof item === 'string' || typeof item === 'number'
  return { action: known, collection, item: hasItem ? String(item) : null, field: field ?? null }
}
