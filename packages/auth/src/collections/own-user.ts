import { invalidPayload, RectoError } from '@recto/errors'
import { type Context, type Result, runRequest } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** Changes the caller's own user, with the caller's rights. @throws {RectoError} INVALID_CREDENTIALS when nobody is logged in */
export function updateOwnUser(data: unknown, query: JsonObject, context: Context): Promise<Result | null> {
  return runRequest({ kind: 'update', collection: 'directus_users', keys: [requireUser(context)], data, query, isOne: true }, context)
}

/** Remembers the page of the studio the caller is on; everyone may. @throws {RectoError} INVALID_CREDENTIALS, INVALID_PAYLOAD */
export async function trackPage(body: unknown, context: Context): Promise<void> {
  const user = requireUser(context)
  const page = isJsonObject(body) ? body['last_page'] : undefined
  if (page === undefined || page === null) throw invalidPayload('"last_page" key is required')
  if (typeof page !== 'string' || page.length > 255 || page.includes('\0'))
    throw invalidPayload('"last_page" has to be a text of at most 255 characters')
  await systemDatabase(context.platform).updateTable('recto_users').set({ last_page: page }).where('id', '=', user).execute()
}

function requireUser({ account }: Context): string {
  if (account.user === null) throw new RectoError('INVALID_CREDENTIALS')
  return account.user
}
