import { unprocessable } from '@recto/errors'
import type { CollectionHookContext, Platform } from '@recto/pipeline'
import { lockRows, systemDatabase } from '@recto/system'

/**
 * Has the administrators counted before the commit. To be called by every write after which there may be fewer.
 * @throws {RectoError} UNPROCESSABLE_CONTENT, then, when nobody is left who could administer the project
 */
export function keepAdministrator(scope: CollectionHookContext): void {
  scope.beforeCommit('administrator', async () => {
    if (!(await hasAdministrator(scope.context.platform))) throw unprocessable('Cannot remove the last admin user from the system')
  })
}

/**
 * Whether an active user administers the project, by a policy of the own or of a role above. All rows it depends on are
 * locked, so that of two transactions each taking one of two administrators away the second sees what the first did.
 */
export async function hasAdministrator(platform: Pick<Platform, 'dialect' | 'connection'>): Promise<boolean> {
  const recto = systemDatabase(platform)
  const policies = await recto
    .selectFrom('recto_policies')
    .select('id')
    .where('admin_access', '=', true)
    .$call(lockRows(platform.dialect))
    .execute()
  if (policies.length === 0) return false
  const access = await recto
    .selectFrom('recto_access')
    .select(['role', 'user'])
    .where('policy', 'in', keysOf(policies, 'id'))
    .$call(lockRows(platform.dialect))
    .execute()
  const allRoles = await recto.selectFrom('recto_roles').select(['id', 'parent']).$call(lockRows(platform.dialect)).execute()
  const active = recto.selectFrom('recto_users').select('id').where('status', '=', 'active').$call(lockRows(platform.dialect))
  return (
    (await active.where('role', 'in', withDescendants(keysOf(access, 'role'), allRoles)).execute()).length > 0 ||
    (await active.where('id', 'in', keysOf(access, 'user')).execute()).length > 0
  )
}

/** Roles and all that inherit from them. */
export function withDescendants(
  roots: readonly string[],
  roles: readonly { readonly id: string; readonly parent: string | null }[],
): readonly string[] {
  const found = new Set(roots)
  for (const root of found) {
    for (const role of roles) if (role.parent === root) found.add(role.id)
  }
  return [...found]
}

function keysOf<Name extends string>(rows: readonly Readonly<Record<Name, string | null>>[], name: Name): string[] {
  return rows.flatMap((row) => row[name] ?? [])
}
