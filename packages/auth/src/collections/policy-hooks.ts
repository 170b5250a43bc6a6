import { forbidden, invalidPayload } from '@recto/errors'
import { isIpAccess } from '@recto/permissions'
import type { CollectionHookContext, CollectionHooks, UpdatedItems } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { assertGrantableFlags } from './grants.ts'
import { keepAdministrator } from './require-administrator.ts'
import { keepUserLimits, type UserLimits } from './user-limits.ts'

/** Policies: addresses that mean something, and never more than the caller has to give. */
export function policyHooks(limits: UserLimits): CollectionHooks {
  return {
    beforeCreate(payloads, scope) {
      for (const payload of payloads) checkPolicy(payload, scope)
      return payloads
    },
    async beforeUpdate(change, scope) {
      checkPolicy(change.payload, scope)
      await assertOwnReach(change, scope)
      if (change.payload['admin_access'] !== undefined) keepAdministrator(scope)
      if (change.payload['admin_access'] !== undefined || change.payload['app_access'] !== undefined) keepUserLimits(scope, limits)
      return change.payload
    },
    beforeDelete: (_keys, scope) => keepAdministrator(scope),
  }
}

function checkPolicy(payload: JsonObject, scope: CollectionHookContext): void {
  const { ip_access: given } = payload
  const ranges = typeof given === 'string' ? given.split(',').filter((range) => range.trim() !== '') : (given ?? [])
  if (!Array.isArray(ranges) || !isIpAccess(ranges))
    throw invalidPayload('IP Access contains an incorrect value. Valid values are: IP addresses, IP ranges and CIDR blocks.')
  assertGrantableFlags({ admin_access: isOn(payload['admin_access']), app_access: isOn(payload['app_access']) }, scope)
}

/** As booleans are written in payloads. */
function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** Only administrators loosen what makes administrators. */
async function assertOwnReach({ keys }: UpdatedItems, scope: CollectionHookContext): Promise<void> {
  if (scope.rights.isAdmin) return
  const administrative = systemDatabase(scope.context.platform).selectFrom('recto_policies').select('id').where('admin_access', '=', true)
  if ((await administrative.where('id', 'in', keys.map(String)).execute()).length > 0) throw forbidden()
}
