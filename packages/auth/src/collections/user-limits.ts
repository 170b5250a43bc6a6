import { RectoError } from '@recto/errors'
import type { CollectionHookContext } from '@recto/pipeline'
import { lockRows, systemDatabase } from '@recto/system'
import { withDescendants } from './require-administrator.ts'

/** How many active users there may be of each kind. */
export interface UserLimits {
  /** Administrators. @default Infinity */
  readonly admin: number
  /** Administrators and those who may use the studio. @default Infinity */
  readonly app: number
  /** All others. @default Infinity */
  readonly api: number
}

/** No limits at all. */
export const noUserLimits: UserLimits = { admin: Number.POSITIVE_INFINITY, app: Number.POSITIVE_INFINITY, api: Number.POSITIVE_INFINITY }

/**
 * Has users counted before the commit. To be called by every write after which there may be more of some kind.
 * @throws {RectoError} LIMIT_EXCEEDED, then, when there are too many
 */
export function keepUserLimits(scope: CollectionHookContext, limits: UserLimits): void {
  if (![limits.admin, limits.app, limits.api].some(Number.isFinite)) return
  scope.beforeCommit('user-limits', async () => {
    const { admin, app, api } = await countUsers(scope)
    if (admin > limits.admin) throw exceeded('Active Admin users')
    if (admin + app > limits.app) throw exceeded('Active App users')
    if (api > limits.api) throw exceeded('Active API users')
  })
}

interface UserCounts {
  readonly admin: number
  readonly app: number
  readonly api: number
}

async function countUsers({ context: { platform } }: CollectionHookContext): Promise<UserCounts> {
  const recto = systemDatabase(platform)
  const policies = await recto.selectFrom('recto_policies').select(['id', 'admin_access', 'app_access']).execute()
  const access = await recto.selectFrom('recto_access').select(['policy', 'role', 'user']).execute()
  const roles = await recto.selectFrom('recto_roles').select(['id', 'parent']).execute()
  const users = await recto
    .selectFrom('recto_users')
    .select(['id', 'role'])
    .where('status', '=', 'active')
    .$call(lockRows(platform.dialect))
    .execute()
  const holders = (flag: 'admin_access' | 'app_access'): ((user: (typeof users)[number]) => boolean) => {
    const granting = new Set(policies.filter((policy) => policy[flag]).map(({ id }) => id))
    const rows = access.filter(({ policy }) => granting.has(policy))
    const inRoles = new Set<string | null>(
      withDescendants(
        rows.flatMap(({ role }) => role ?? []),
        roles,
      ),
    )
    const direct = new Set(rows.map(({ user }) => user))
    return ({ id, role }) => direct.has(id) || inRoles.has(role)
  }
  const [isAdmin, isApp] = [holders('admin_access'), holders('app_access')]
  const admin = users.filter(isAdmin).length
  const app = users.filter((user) => !isAdmin(user) && isApp(user)).length
  return { admin, app, api: users.length - admin - app }
}

function exceeded(category: string): RectoError {
  return new RectoError('LIMIT_EXCEEDED', { extensions: { category } })
}
