import { invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks, UpdatedItems } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { assertGrantableRole, rolesAbove } from './grants.ts'
import { keyIn } from './payload-key.ts'
import { keepAdministrator } from './require-administrator.ts'
import { keepUserLimits, type UserLimits } from './user-limits.ts'

/** Roles: a tree without circles. */
export function roleHooks(limits: UserLimits): CollectionHooks {
  return {
    async beforeCreate(payloads, scope) {
      for (const payload of payloads) await checkParent({ keys: ownKey(payload), payload }, scope)
      return payloads
    },
    async beforeUpdate(change, scope) {
      await checkParent(change, scope)
      if (change.payload['parent'] !== undefined) {
        keepAdministrator(scope)
        keepUserLimits(scope, limits)
      }
      return change.payload
    },
    beforeDelete: deleteRoles,
  }
}

function ownKey({ id }: JsonObject): readonly string[] {
  return typeof id === 'string' ? [id] : []
}

/** @throws {RectoError} INVALID_PAYLOAD when a role would inherit from itself, FORBIDDEN when it would inherit more than the caller has */
async function checkParent({ keys, payload }: UpdatedItems, scope: CollectionHookContext): Promise<void> {
  const parent = keyIn(payload['parent'])
  if (parent === null) return
  const roles = keys.map(String)
  if (roles.includes(parent)) throw invalidPayload('A role cannot be a parent of itself')
  const above = await rolesAbove(parent, scope)
  if (above.some((role) => roles.includes(role))) throw invalidPayload('A role cannot have a parent that is already a descendant of itself')
  await assertGrantableRole(parent, scope)
}

/** Users of a role that goes may not log in any more: whatever they could do, they could by it. */
async function deleteRoles(keys: readonly (string | number)[], scope: CollectionHookContext): Promise<void> {
  const roles = keys.map(String)
  const recto = systemDatabase(scope.context.platform)
  const users = await recto.selectFrom('recto_users').select('id').where('role', 'in', roles).execute()
  await recto.deleteFrom('recto_access').where('role', 'in', roles).execute()
  await recto.deleteFrom('recto_presets').where('role', 'in', roles).execute()
  await recto
    .deleteFrom('recto_sessions')
    .where(
      'user',
      'in',
      users.map(({ id }) => id),
    )
    .execute()
  await recto.updateTable('recto_users').set({ role: null, status: 'suspended' }).where('role', 'in', roles).execute()
  await recto.updateTable('recto_roles').set({ parent: null }).where('parent', 'in', roles).execute()
  keepAdministrator(scope)
}
