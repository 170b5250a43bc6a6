import { forbidden } from '@recto/errors'
import { type ActionOverview, type PermissionOverview, permissionOverview } from '@recto/permissions'
import { type Context, isAuthorized, readRows, resolveDynamicValues, rightsOf } from '@recto/pipeline'
import { isItemPermitted } from '@recto/pipeline/items'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'

/** What `/policies/me/globals` answers. */
export interface GlobalRights {
  readonly app_access: boolean
  readonly admin_access?: boolean
  readonly enforce_tfa?: boolean
}

/** The flags of the caller's policies. Who is not logged in only learns that the studio is not for them. */
export async function readGlobalRights({ account, platform }: Context): Promise<GlobalRights> {
  if (account.user === null && account.role === null) return { app_access: false }
  const { isAdmin, isApp, enforcesTfa } = await platform.accessCache.resolve(account)
  return { app_access: isApp, admin_access: isAdmin, enforce_tfa: enforcesTfa }
}

/** What the caller may do, per collection and action, presets with their variables resolved. @throws {RectoError} FORBIDDEN when nobody is logged in. */
export async function readOwnPermissions(context: Context): Promise<PermissionOverview> {
  const { user, role, share } = context.account
  if (user === null && role === null && share === null) throw forbidden()
  const overview = permissionOverview(await rightsOf(context), context.schema)
  return (await resolvePresets(overview, context)) as PermissionOverview
}

/** Only presets hold variables; names of collections and fields may look like them and stay as they are. */
async function resolvePresets(overview: PermissionOverview, context: Context): Promise<unknown> {
  const collections = Object.entries(overview).map(async ([collection, byAction]) => {
    const actions = Object.entries(byAction).map(async ([action, entry]) => {
      const presets = entry.presets === undefined ? {} : { presets: await resolveDynamicValues(entry.presets, context) }
      return [action, { ...entry, ...presets }] as const
    })
    return [collection, Object.fromEntries(await Promise.all(actions))] as const
  })
  return Object.fromEntries(await Promise.all(collections))
}

const itemActions = ['update', 'delete', 'share'] as const

/** What the caller may do with one item, or with any of the collection; of a singleton that may be updated, with which fields. */
export type ItemRights = Readonly<Record<(typeof itemActions)[number], { readonly access: boolean } & Omit<ActionOverview, 'access'>>>

/** @throws {RectoError} FORBIDDEN unless a user asks. Items and collections that do not exist permit nothing. */
export async function readItemRights(collection: string, key: string | null, context: Context): Promise<ItemRights> {
  if (context.account.user === null) throw forbidden()
  const rights = await rightsOf(context)
  const may = async (action: (typeof itemActions)[number]): Promise<{ readonly access: boolean }> => {
    if (rights.isAdmin) return { access: true }
    const found = findCollection(context.schema, collection)
    if (found === undefined || !isAuthorized(rights, action, found.name)) return { access: false }
    return { access: key === null || (await isItemPermitted({ collection: found, key, access: rights.access[action] }, context)) }
  }
  const [update, remove, share] = await Promise.all(itemActions.map(may))
  const singleton = await readSingletonRights(collection, context)
  return { update: singleton ?? update ?? { access: false }, delete: remove ?? { access: false }, share: share ?? { access: false } }
}

/** Of a singleton: what an update may do, which creates the item when there is none yet. `null`: it is none, or has no right. */
async function readSingletonRights(name: string, context: Context): Promise<ItemRights['update'] | null> {
  const collection = findCollection(context.schema, name)
  if (collection?.isSingleton !== true) return null
  const rights = await rightsOf(context)
  const key = await onlyKey(collection, context)
  const action = key === null ? 'create' : 'update'
  const isPermitted =
    isAuthorized(rights, action, collection.name) &&
    (key === null || rights.isAdmin || (await isItemPermitted({ collection, key, access: rights.access.update }, context)))
  if (!isPermitted) return { access: false }
  const { fields, presets } = permissionOverview(rights, context.schema)[collection.name]?.[action] ?? { access: 'none' }
  const resolved = presets === undefined ? undefined : ((await resolveDynamicValues(presets, context)) as JsonObject)
  return { access: true, ...(fields === undefined ? {} : { fields }), ...(resolved === undefined ? {} : { presets: resolved }) }
}

async function onlyKey({ name, primaryKey }: Collection, { platform }: Context): Promise<string | null> {
  const [row] = await readRows(platform, { collection: name, fields: primaryKey, limit: 1 })
  return row === undefined ? null : printKey(primaryKey.map((column) => row[column] as string | number))
}
