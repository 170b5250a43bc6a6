import { forbiddenCollection } from '@recto/errors'
import type { Rights } from '@recto/permissions'
import type { Access } from '@recto/query'
import type { Context } from '../context.ts'
import type { Request } from '../read/parse/parse-read.ts'

/** A request with what its caller may see; the plan carries it into every place the request touches. */
export interface AllowedRequest extends Request {
  readonly access: Access
}

/**
 * Narrows a request by the caller's policies. What it touches beyond its own collection is checked where it is touched,
 * when the plan is made.
 * @throws {RectoError} FORBIDDEN when the collection may not be read at all.
 */
export function authorize(request: Request, rights: Rights): AllowedRequest {
  const access = rights.access.read
  if (!access.isUnrestricted && !access.collections.has(request.collection.name)) throw forbiddenCollection(request.name)
  const { collection, name, query, key, keys, isGathered } = request
  return { collection, name, query, key, keys, isGathered, access }
}

/** The rights of a context's account. */
export function rightsOf(context: Context): Promise<Rights> {
  return context.platform.accessCache.rightsOf(context.account)
}
