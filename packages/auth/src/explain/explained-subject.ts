import { invalidPayload } from '@recto/errors'
import { type Account, anonymous, type Context, resolveAccount } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** The account a question is about: a user's, a role's, one with just these policies, or nobody's. */
export async function explainedSubject(body: JsonObject, context: Context): Promise<Account> {
  const { user, role, policies, ip } = body
  const address = typeof ip === 'string' ? ip : null
  if (Array.isArray(policies)) return await accountOfPolicies(policies.map(String), context)
  if (policies !== undefined) throw invalidPayload('"policies" must be an array')
  const identity = { ...anonymous, ip: address }
  if (typeof user === 'string') return await resolveAccount({ ...identity, user, role: await roleOf(user, context) }, context.platform)
  if (isJsonObject(user) || isJsonObject(role)) throw invalidPayload('"user" and "role" must be strings')
  return await resolveAccount({ ...identity, role: typeof role === 'string' ? role : null }, context.platform)
}

async function roleOf(user: string, { platform }: Context): Promise<string | null> {
  const row = await systemDatabase(platform).selectFrom('recto_users').select('role').where('id', '=', user).executeTakeFirst()
  if (row === undefined) throw invalidPayload(`There is no user "${user}"`)
  return row.role
}

async function accountOfPolicies(ids: readonly string[], { platform }: Context): Promise<Account> {
  const known = systemDatabase(platform).selectFrom('recto_policies').select(['id', 'admin_access', 'app_access'])
  const rows = await known.where('id', 'in', ids).execute()
  const policies = ids.filter((id) => rows.some((row) => row.id === id))
  const isAdmin = rows.some((row) => row.admin_access)
  const isApp = isAdmin || rows.some((row) => row.app_access)
  return { ...anonymous, roles: [], policies, isAdmin, isApp }
}
