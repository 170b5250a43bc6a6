import { RectoError } from '@recto/errors'
import type { CollectionHookContext } from '@recto/pipeline'
import { withDescendants } from './require-administrator.ts'
import { tableIn } from './system-tables-in.ts'

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

async function countUsers(scope: CollectionHookContext): Promise<UserCounts> {
  const policies = await tableIn(scope, 'policies').find({})
  const access = await tableIn(scope, 'access').find({})
  const roles = await tableIn(scope, 'roles').find({})
  const users = await tableIn(scope, 'users').lock({ status: 'active' }, ['id', 'role'])
  const holders = (flag: string): ((user: Readonly<Record<string, unknown>>) => boolean) => {
    const granting = new Set(policies.filter((policy) => policy[flag] === true).map((policy) => policy['id']))
    const rows = access.filter((row) => granting.has(row['policy']))
    const ofRoles = rows.flatMap((row) => (row['role'] === null ? [] : [String(row['role'])]))
    const inRoles = new Set(withDescendants(ofRoles, roles))
    const direct = new Set(rows.map((row) => row['user']))
    return (user) => direct.has(String(user['id'])) || inRoles.has(String(user['role']))
  }
  const [isAdmin, isApp] = [holders('admin_access'), holders('app_access')]
  const admin = users.filter(isAdmin).length
  const app = users.filter((user) => !isAdmin(user) && isApp(user)).length
  return { admin, app, api: users.length - admin - app }
}

function exceeded(category: string): RectoError {
  return new RectoError('LIMIT_EXCEEDED', { extensions: { category } })
}
