import { forbidden, invalidPayload } from '@recto/errors'
import { type Context, runRequest } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { isEmailShape } from './check-email.ts'

/** The questions about the owner of the project; other keys of a body are ignored. */
const ownerFields = ['project_owner', 'project_usage', 'org_name', 'product_updates']

/**
 * Writes down who answers for the project.
 * @throws {RectoError} FORBIDDEN when the caller does not administer it, INVALID_PAYLOAD when the owner is no e-mail address
 */
export async function saveProjectOwner(body: unknown, context: Context): Promise<void> {
  if (!context.account.isAdmin) throw forbidden()
  const data = ownerIn(body)
  if (!isEmailShape(data['project_owner'])) throw invalidPayload('"project_owner" must be a valid email')
  await runRequest({ kind: 'upsert', collection: 'directus_settings', query: { fields: ['id'] }, data }, context)
}

function ownerIn(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  return Object.fromEntries(ownerFields.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]))
}
