import type { Rights } from '@recto/permissions'
import type { Access } from '@recto/query'
import { authorize } from '../../access/authorize.ts'
import type { ParsedRead } from '../parse/parse-read.ts'

/** A request with the rules of what its caller may see; the plan applies them to every collection the request touches. */
export interface AuthorizedRead extends ParsedRead {
  readonly access: Access
}

/** Admits a read, and adds the row and field rules of its caller. @throws {RectoError} FORBIDDEN when the collection may not be read */
export function authorizeRead(request: ParsedRead, rights: Rights): AuthorizedRead {
  authorize(rights, 'read', request.collection.name, request.name)
  const { collection, name, query, key, keys, isBuffered } = request
  return { collection, name, query, key, keys, isBuffered, access: rights.access.read }
}
