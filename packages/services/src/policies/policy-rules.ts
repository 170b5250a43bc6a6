import { forbidden, isIpAccess } from '@recto/permissions'
import type { CollectionRules, ItemChange, RuleScope } from '@recto/pipeline'
import { demandGrantableFlags } from '../grants/grants.ts'
import type { Payload } from '../payload.ts'
import { invalidPayload } from '../refusals.ts'
import { tableIn } from '../system-tables-in.ts'
import { keepAdministrator } from '../users/demand-administrator.ts'
import { keepUserLimits, type UserLimits } from '../users/user-limits.ts'

/** Policies: addresses that mean something, and never more than the caller has to give. */
export function policyRules(limits: UserLimits): CollectionRules {
  return {
    create(payloads, scope) {
      for (const payload of payloads) checkPolicy(payload, scope)
      return payloads
    },
    async update(change, scope) {
      checkPolicy(change.payload, scope)
      await demandOwnReach(change, scope)
      if (change.payload['admin_access'] !== undefined) keepAdministrator(scope)
      if (change.payload['admin_access'] !== undefined || change.payload['app_access'] !== undefined) keepUserLimits(scope, limits)
      return change.payload
    },
    delete: (_keys, scope) => keepAdministrator(scope),
  }
}

function checkPolicy(payload: Payload, scope: RuleScope): void {
  const { ip_access: given } = payload
  const ranges = typeof given === 'string' ? given.split(',').filter((range) => range.trim() !== '') : (given ?? [])
  if (!Array.isArray(ranges) || !isIpAccess(ranges))
    throw invalidPayload('IP Access contains an incorrect value. Valid values are: IP addresses, IP ranges and CIDR blocks.')
  demandGrantableFlags({ admin_access: isOn(payload['admin_access']), app_access: isOn(payload['app_access']) }, scope)
}

/** As booleans are written in payloads. */
function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** Only administrators loosen what makes administrators. */
async function demandOwnReach({ keys }: ItemChange, scope: RuleScope): Promise<void> {
  if (scope.rights.isAdmin) return
  if ((await tableIn(scope, 'policies').find({ id: keys.map(String), admin_access: true }, 1)).length > 0) throw forbidden()
}
