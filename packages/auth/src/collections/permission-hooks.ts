import type { CollectionHooks } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { checkPermission } from './check-permission.ts'
import { assertGrantable } from './grants.ts'

/** Permissions: each means something, and nobody writes one that gives more than they have. */
export const permissionHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) {
      assertGrantable(payload, scope)
      await checkPermission(payload, scope)
    }
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    const permissions = systemDatabase(scope.context.platform).selectFrom('recto_permissions').selectAll()
    for (const row of await permissions.where('id', 'in', keys.map(Number)).execute()) {
      assertGrantable({ ...row, ...payload }, scope)
      // What vanished since an earlier write does not keep other parts from being changed.
      if (changesMeaning(payload)) await checkPermission({ ...row, ...payload }, scope)
    }
    return payload
  },
}

const meaning = ['collection', 'action', 'permissions', 'validation', 'presets', 'fields']

function changesMeaning(payload: Readonly<Record<string, unknown>>): boolean {
  return meaning.some((name) => payload[name] !== undefined)
}
