import { forbiddenCollection } from '@recto/errors'
import type { Action, Rights } from '@recto/permissions'

/**
 * Admits a caller to an action on a collection, for reads and writes alike: the only place that decides it. Which rows and
 * fields the action reaches is up to the rules, which the plan carries on.
 * @throws {RectoError} FORBIDDEN when no policy of the caller permits the action. `name`: the collection as the caller named it.
 */
export function authorize(rights: Rights, action: Action, collection: string, name = collection): void {
  if (!isAuthorized(rights, action, collection)) throw forbiddenCollection(name)
}

/** Whether {@link authorize} would admit the caller. */
export function isAuthorized(rights: Rights, action: Action, collection: string): boolean {
  return rights.isAdmin || rights.access[action].collections.has(collection)
}
