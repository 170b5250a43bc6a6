import { unprocessable } from '@recto/errors'
import type { CollectionHookContext } from '@recto/pipeline'
import { tableIn } from './system-tables-in.ts'

/**
 * Has the administrators counted before the commit. To be called by every write after which there may be fewer.
 * @throws {RectoError} UNPROCESSABLE_CONTENT, then, when nobody is left who could administer the project
 */
export function keepAdministrator(scope: CollectionHookContext): void {
  scope.beforeCommit('administrator', async () => {
    if (!(await hasAdministrator(scope))) throw unprocessable('Cannot remove the last admin user from the system')
  })
}

/**
 * Whether an active user administers the project, by a policy of the own or of a role above. All rows it depends on are
 * locked, so that of two transactions each taking one of two administrators away the second sees what the first did.
 */
async function hasAdministrator(scope: CollectionHookContext): Promise<boolean> {
  const policies = keysOf(await tableIn(scope, 'policies').lock({ admin_access: true }, ['id']), 'id')
  if (policies.length === 0) return false
  const access = await tableIn(scope, 'access').lock({ policy: policies }, ['role', 'user'])
  const roles = withDescendants(keysOf(access, 'role'), await tableIn(scope, 'roles').lock({}, ['id', 'parent']))
  const users = tableIn(scope, 'users')
  return (
    (await users.lock({ status: 'active', role: roles }, ['id'])).length > 0 ||
    (await users.lock({ status: 'active', id: keysOf(access, 'user') }, ['id'])).length > 0
  )
}

/** Roles and all that inherit from them. */
export function withDescendants(roots: readonly string[], roles: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const found = new Set(roots)
  for (const root of found) {
    for (const role of roles) if (role['parent'] !== null && String(role['parent']) === root) found.add(String(role['id']))
  }
  return [...found]
}

function keysOf(rows: readonly Readonly<Record<string, unknown>>[], field: string): string[] {
  return rows.flatMap((row) => (row[field] === null || row[field] === undefined ? [] : [String(row[field])]))
}
