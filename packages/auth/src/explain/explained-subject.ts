import { invalidPayload } from '@recto/errors'
import { type Account, anonymous, type Context, resolveAccount } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { tableIn } from '../collections/system-tables-in.ts'

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

async function roleOf(user: string, context: Context): Promise<string | null> {
  const [row] = await tableIn({ context }, 'users').find({ id: user }, 1)
  if (row === undefined) throw invalidPayload(`There is no user "${user}"`)
  return typeof row['role'] === 'string' ? row['role'] : null
}

async function accountOfPolicies(ids: readonly string[], context: Context): Promise<Account> {
  const rows = ids.length === 0 ? [] : await tableIn({ context }, 'policies').find({ id: ids })
  const policies = ids.filter((id) => rows.some((row) => row['id'] === id))
  const isAdmin = rows.some((row) => row['admin_access'] === true)
  const isApp = isAdmin || rows.some((row) => row['app_access'] === true)
  return { ...anonymous, roles: [], policies, isAdmin, isApp }
}
