import type { CollectionHooks } from '@recto/pipeline'
import { assertGrantable } from './grants.ts'
import { tableIn } from './system-tables-in.ts'

/** Permissions: nobody writes one that gives more than they have. */
export const permissionHooks: CollectionHooks = {
  beforeCreate(payloads, scope) {
    for (const payload of payloads) assertGrantable(payload, scope)
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    if (scope.rights.isAdmin) return payload
    for (const row of await tableIn(scope, 'permissions').find({ id: keys.map(String) })) assertGrantable({ ...row, ...payload }, scope)
    return payload
  },
}
