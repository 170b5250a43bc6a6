import type { Action } from './policy.ts'
import type { Rights } from './rights.ts'

/** Fields an action is permitted on in some item at least; `'*'`: all of them. */
export type PermittedFields = ReadonlySet<string> | '*'

/** Per collection, the fields of all rows together. A collection that is missing is not permitted at all. Meaningless for administrators. */
export function permittedFields(rights: Rights, action: Action): ReadonlyMap<string, PermittedFields> {
  const byCollection = new Map<string, PermittedFields>()
  for (const permission of rights.permissions) {
    if (permission.action !== action) continue
    const known = byCollection.get(permission.collection)
    const fields = permission.fields ?? []
    byCollection.set(permission.collection, known === '*' || fields.includes('*') ? '*' : new Set([...(known ?? []), ...fields]))
  }
  return byCollection
}
