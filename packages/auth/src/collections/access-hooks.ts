import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { assertGrantablePolicies } from './grants.ts'
import { keyIn } from './payload-key.ts'
import { keepAdministrator } from './require-administrator.ts'
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
      const access = systemDatabase(scope.context.platform).selectFrom('recto_access').select('policy')
      await assertGrantable([payload, ...(await access.where('id', 'in', keys.map(String)).execute())], scope)
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
