import { type Permission, type Rights, rightsFor, shareScope } from '@recto/permissions'
import { parseVariable, printVariable } from '@recto/query/variables'
import { systemDatabase } from '@recto/system'
import { type Context, createContext } from '../context.ts'
import type { Platform } from '../platform.ts'
import { resolveVariables } from '../variables/resolve-variables.ts'
import { anonymous, type Identity, resolveAccount } from './resolve-account.ts'

/** Reads the rows of some policies. */
export type PermissionReader = (policies: readonly string[]) => Promise<readonly Permission[]>

/**
 * The rights that come with a share. None, when the share is gone or its creator is, or may not log in any more.
 * What its creator loses, it loses.
 */
export async function shareRights(share: string, platform: Platform, read: PermissionReader): Promise<Rights> {
  return rightsFor({ isAdmin: false, isApp: false, share }, await sharedPermissions(share, platform, read))
}

async function sharedPermissions(id: string, platform: Platform, read: PermissionReader): Promise<readonly Permission[]> {
  const recto = systemDatabase(platform)
  const share = await recto
    .selectFrom('recto_shares')
    .select(['collection', 'item', 'role', 'user_created'])
    .where('id', '=', id)
    .executeTakeFirst()
  const creator = share?.user_created ?? null
  if (share === undefined || creator === null) return []
  const users = recto.selectFrom('recto_users').select('role').where('status', '=', 'active')
  const user = await users.where('id', '=', creator).executeTakeFirst()
  if (user === undefined) return []
  const readable = async (identity: Pick<Identity, 'user' | 'role'>): Promise<readonly Permission[] | null> => {
    const context = createContext(platform, await resolveAccount({ ...anonymous, ...identity }, platform))
    return context.account.isAdmin ? null : await boundPermissions(await read(context.account.policies), context)
  }
  return shareScope(platform.schemaCache.current(), {
    collection: share.collection,
    item: share.item,
    creator: await readable({ user: creator, role: user.role }),
    role: await readable({ user: null, role: share.role }),
  })
}

/** Read permissions with the variables of the account they were resolved for, since a caller with a share has no account. */
async function boundPermissions(permissions: readonly Permission[], context: Context): Promise<readonly Permission[]> {
  const readable = permissions.filter(({ action }) => action === 'read')
  return await Promise.all(
    readable.map(async (permission) => ({ ...permission, permissions: await bindAccount(permission.permissions, context) })),
  )
}

/** `$NOW` stays: it is the moment of each request. */
async function bindAccount(value: unknown, context: Context): Promise<unknown> {
  if (Array.isArray(value)) {
    const bound = await Promise.all(value.map((element: unknown) => bindAccount(element, context)))
    // A variable that is a list stands for its elements.
    return bound.flatMap((element, index) => (typeof value[index] === 'string' ? element : [element]))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([key, part]) => [key, await bindAccount(part, context)] as const)
    return Object.fromEntries(await Promise.all(entries))
  }
  const variable = typeof value === 'string' ? parseVariable(value) : null
  if (variable === null || variable.variable === '$NOW') return value
  return (await resolveVariables([variable], context)).get(printVariable(variable)) ?? null
}
