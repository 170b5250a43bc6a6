import { forbidden } from '@recto/errors'
import type { Rights } from '@recto/permissions'
import { type Account, anonymous, type Context, isAuthorized, resolveAccount, rightsOf } from '@recto/pipeline'
import { isItemPermitted, withOwnAccess } from '@recto/pipeline/items'
import { findCollection } from '@recto/schema'

/** An item as rows about it name it. */
export interface ItemName {
  readonly collection: string
  readonly item: string
}

/** Who asks about an item, and with what rights. A write's scope fits. */
export interface ItemCaller {
  readonly context: Context
  readonly rights: Rights
}

/** What one may be permitted to do with an item that is there. */
export type PermittedAction = 'read' | 'update' | 'delete' | 'share'

/** Whether the caller may do this with an item. `false` when there is no such item. */
export async function isPermitted(
  { collection, item }: ItemName,
  action: PermittedAction,
  { context, rights }: ItemCaller,
): Promise<boolean> {
  const found = findCollection(context.schema, collection)
  if (found === undefined || found.table === null) return false
  if (!isAuthorized(rights, action, found.name)) return false
  return await isItemPermitted({ collection: found, key: item, access: rights.access[action] }, context)
}

/** @throws {RectoError} FORBIDDEN when the caller may not do this with the item, or there is none */
export async function assertPermitted(name: ItemName, action: PermittedAction, caller: ItemCaller): Promise<void> {
  if (!(await isPermitted(name, action, caller))) throw forbidden()
}

/** A user as the caller of a request without an address. Policies are read over the connection of the context, within its transaction. */
export async function callerOf(
  user: Pick<Account, 'user' | 'role'>,
  { platform: outer, schema, now }: Pick<Context, 'platform' | 'schema' | 'now'>,
): Promise<ItemCaller> {
  const platform = withOwnAccess(outer)
  const account = await resolveAccount({ ...anonymous, user: user.user, role: user.role }, platform)
  const context: Context = { platform, schema, now, account, variables: new Map(), timings: null }
  return { context, rights: await rightsOf(context) }
}
