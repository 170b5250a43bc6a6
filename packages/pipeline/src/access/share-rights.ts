import { type Permission, type Rights, rightsFor, shareScope } from '@recto/permissions'
import { parseVariable, printVariable } from '@recto/query'
import { type Context, createContext } from '../context.ts'
import type { Platform } from '../platform.ts'
import { systemTable } from '../system-tables/system-table.ts'
import { resolveVariables } from '../variables/resolve-variables.ts'
import { anonymous, resolveAccount } from './resolve-account.ts'

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
  const [share] = await systemTable(platform, 'directus_shares').find({ id }, 1)
  const creator = share?.['user_created']
  if (share === undefined || typeof creator !== 'string') return []
  const [user] = await systemTable(platform, 'directus_users').find({ id: creator, status: 'active' }, 1)
  if (user === undefined) return []
  const readable = async (userId: string | null, role: unknown): Promise<readonly Permission[] | null> => {
    const identity = { ...anonymous, user: userId, role: typeof role === 'string' ? role : null }
    const context = createContext(platform, await resolveAccount(identity, platform))
    return context.account.isAdmin ? null : await boundPermissions(await read(context.account.policies), context)
  }
  return shareScope(platform.schemaCache.current(), {
    collection: String(share['collection']),
    item: String(share['item']),
    creator: await readable(creator, user['role']),
    role: await readable(null, share['role']),
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
