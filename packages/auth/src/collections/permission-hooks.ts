import type { CollectionHooks } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { assertGrantable } from './grants.ts'

/** Permissions: nobody writes one that gives more than they have. */
export const permissionHooks: CollectionHooks = {
  beforeCreate(payloads, scope) {
    for (const payload of payloads) assertGrantable(payload, scope)
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    if (scope.rights.isAdmin) return payload
    const permissions = systemDatabase(scope.context.platform).selectFrom('recto_permissions').selectAll()
    for (const row of await permissions.where('id', 'in', keys.map(Number)).execute()) assertGrantable({ ...row, ...payload }, scope)
    return payload
  },
}
