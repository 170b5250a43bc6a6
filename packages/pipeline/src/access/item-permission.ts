import type { Statement } from '@recto/dialects'
import { type Access, emptyQuery, parseKey, parseQuery, type Query } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import { resolveVariables } from '../variables/resolve-variables.ts'

/** One item, and the rules of an action on it. */
export interface ItemPermissionRequest {
  readonly collection: Collection
  readonly key: string
  readonly access: Access
}

/** Nothing is selected, so that every rule of the action counts. */
const keyOnly: Query = { ...emptyQuery, fields: [] }

/** Whether there is an item of that key that the rules permit. */
export async function isItemPermitted({ collection, key, access }: ItemPermissionRequest, context: Context): Promise<boolean> {
  if (parseKey(collection, key) === null) return false
  const statement = await statementFor(keyOnly, { collection, key, access }, context)
  return (await context.platform.connection.text(statement)) !== null
}

/** An item or, without a key, a list, and what of it. */
export interface ItemReadRequest extends Omit<ItemPermissionRequest, 'key'> {
  readonly key: string | null
  /** As in a query. None: whether there is such an item. */
  readonly fields: readonly string[]
}

/** The statement that would read an item as the rules permit it; nothing is run but what its variables need. */
export function planItemRead({ fields, ...request }: ItemReadRequest, context: Context): Promise<Statement> {
  return statementFor(fields.length === 0 ? keyOnly : parseQuery({ fields }), request, context)
}

async function statementFor(
  query: Query,
  { collection, key, access }: Omit<ItemReadRequest, 'fields'>,
  context: Context,
): Promise<Statement> {
  const { dialect, planCache, limits } = context.platform
  const values = key === null ? null : parseKey(collection, key)
  const { plan, literals } = planCache.planRead({
    schema: context.schema,
    dialect,
    collection: collection.name,
    query,
    access,
    limits,
    ...(values === null ? {} : { key: values }),
  })
  return plan.data({ literals, variables: await resolveVariables(plan.variables, context), now: context.now })
}
