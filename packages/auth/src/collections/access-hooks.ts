import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { assertGrantablePolicies } from './grants.ts'
import { keyIn } from './payload-key.ts'
import { keepAdministrator } from './require-administrator.ts'
import { tableIn } from './system-tables-in.ts'
import { keepUserLimits, type UserLimits } from './user-limits.ts'

/** Who has which policy. */
export function accessHooks(limits: UserLimits): CollectionHooks {
  return {
    async beforeCreate(payloads, scope) {
      await assertGrantable(payloads, scope)
      keepUserLimits(scope, limits)
      return payloads
    },
    async beforeUpdate({ keys, payload }, scope) {
      const rows = await tableIn(scope, 'access').find({ id: keys.map(String) })
      await assertGrantable([payload, ...rows], scope)
      keepAdministrator(scope)
      keepUserLimits(scope, limits)
      return payload
    },
    beforeDelete(_keys, scope) {
      keepAdministrator(scope)
    },
  }
}

/** A row that comes to mean somebody else gives its policy away just as a new one does. */
async function assertGrantable(rows: readonly JsonObject[], scope: CollectionHookContext): Promise<void> {
  await assertGrantablePolicies(
    rows.flatMap((row) => keyIn(row['policy']) ?? []),
    scope,
  )
}
