import { invalidPayload } from '@recto/errors'
import { type CollectionHookContext, type CollectionHooks, checkPasswordPolicy, type UpdatedItems } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { checkEmailShape, checkEmailsFree, emailTaken } from './check-email.ts'
import { assertGrantableRole, assertNotAboveCaller } from './grants.ts'
import { keyIn } from './payload-key.ts'
import { keepAdministrator } from './require-administrator.ts'
import { keepUserLimits, type UserLimits } from './user-limits.ts'

/** Users: who they are, how they prove it, and that somebody remains who administers the project. */
export function userHooks(limits: UserLimits): CollectionHooks {
  return {
    beforeCreate: (payloads, scope) => createUsers(payloads, scope, limits),
    beforeUpdate: (change, scope) => updateUsers(change, scope, limits),
    beforeDelete: deleteUsers,
  }
}

async function createUsers(
  payloads: readonly JsonObject[],
  scope: CollectionHookContext,
  limits: UserLimits,
): Promise<readonly JsonObject[]> {
  for (const payload of payloads) await checkUser(payload, null, scope)
  await checkEmailsFree(
    payloads.flatMap(({ email }) => (typeof email === 'string' ? [email] : [])),
    null,
    scope,
  )
  if (payloads.some(({ status = 'active' }) => status === 'active')) keepUserLimits(scope, limits)
  return payloads
}

async function updateUsers({ keys, payload }: UpdatedItems, scope: CollectionHookContext, limits: UserLimits): Promise<JsonObject> {
  await checkUser(payload, keys.map(String), scope)
  if (credentials.some((name) => payload[name] !== undefined)) await assertNotAboveCaller(keys.map(String), scope)
  const { email, status, role } = payload
  if (typeof email === 'string') {
    if (keys.length > 1) throw emailTaken(email)
    await checkEmailsFree([email], String(keys[0]), scope)
  }
  const mayLoseAdmin = role !== undefined || (status !== undefined && status !== 'active')
  if (mayLoseAdmin) keepAdministrator(scope)
  if (role !== undefined || status === 'active') keepUserLimits(scope, limits)
  await endSessions({ keys, payload }, scope)
  const isElsewhere = payload['provider'] !== undefined || payload['external_identifier'] !== undefined
  return isElsewhere ? { ...payload, auth_data: null } : payload
}

/** What identifies a user or says what a user may do. */
const credentials = ['email', 'password', 'token', 'status', 'role', 'provider', 'external_identifier']

/** Set by the machinery of logging in, and by nothing else. */
const machineFields = ['tfa_secret', 'recovery_codes']

/** Set by administrators only. */
const administratorFields = ['provider', 'external_identifier', 'auth_data']

/** `users`: those that are changed; `null`: they are new. */
async function checkUser(payload: JsonObject, users: readonly string[] | null, scope: CollectionHookContext): Promise<void> {
  const action = users === null ? 'create' : 'update'
  const guarded = [...machineFields, ...(scope.rights.isAdmin ? [] : administratorFields)].filter((name) => payload[name] !== undefined)
  for (const name of guarded)
    if (!(await isUnchanged(name, { users, value: payload[name] }, scope)))
      throw invalidPayload(`You can't change the "${name}" value manually`)
  checkEmailShape(payload['email'])
  const { password } = payload
  if (password !== undefined && password !== null) await checkPasswordPolicy(password, scope.context.platform)
  const role = keyIn(payload['role'])
  if (role !== null && !isPresetRole(role, action, scope)) await assertGrantableRole(role, scope)
}

/** Users that were read somewhere carry these fields: a value that changes nothing is let through. */
async function isUnchanged(
  name: string,
  { users, value }: { readonly users: readonly string[] | null; readonly value: unknown },
  { context }: CollectionHookContext,
): Promise<boolean> {
  const none = name === 'provider' ? 'default' : null
  if (users === null) return value === null || value === none
  const rows = await systemDatabase(context.platform).selectFrom('recto_users').selectAll().where('id', 'in', users).execute()
  return rows.every((row) => {
    const stored: unknown = Reflect.get(row, name) ?? null
    return value === stored && (value === null || name === 'provider')
  })
}

/** A role that a policy presets or requires is granted by who wrote the policy. */
function isPresetRole(role: string, action: 'create' | 'update', { rights }: CollectionHookContext): boolean {
  const rows = rights.permissions.filter((row) => row.collection === 'directus_users' && row.action === action)
  return rows.some(
    ({ presets, validation }) => presets?.['role'] === role || (isJsonObject(validation) && requiresRole(validation['role'], role)),
  )
}

function requiresRole(rule: unknown, role: string): boolean {
  if (!isJsonObject(rule)) return rule === role
  const { _eq: only, _in: some } = rule
  return only === role || (Array.isArray(some) && some.includes(role))
}

/** Ends the sessions of users who may no longer log in, or whose credentials or provider changed: they have to log in again. */
async function endSessions({ keys, payload }: UpdatedItems, scope: CollectionHookContext): Promise<void> {
  const users = keys.map(String)
  const sessions = systemDatabase(scope.context.platform).deleteFrom('recto_sessions').where('user', 'in', users)
  if (payload['status'] !== undefined && payload['status'] !== 'active') {
    await sessions.execute()
  } else if (payload['password'] !== undefined || (await isEmailChanged(users, payload['email'], scope))) {
    const own = scope.context.account.session
    await (own === null ? sessions : sessions.where('token', '<>', own)).execute()
  }
}

async function isEmailChanged(users: readonly string[], email: unknown, { context }: CollectionHookContext): Promise<boolean> {
  if (email === undefined) return false
  const rows = await systemDatabase(context.platform).selectFrom('recto_users').select('email').where('id', 'in', users).execute()
  return rows.some((user) => user.email !== email)
}

/** What refers to a user is kept without one, where the database would not see to it. */
async function deleteUsers(keys: readonly (string | number)[], scope: CollectionHookContext): Promise<void> {
  const users = keys.map(String)
  await assertNotAboveCaller(users, scope)
  const recto = systemDatabase(scope.context.platform)
  await recto.updateTable('recto_comments').set({ user_updated: null }).where('user_updated', 'in', users).execute()
  await recto.updateTable('recto_notifications').set({ sender: null }).where('sender', 'in', users).execute()
  await recto.updateTable('recto_versions').set({ user_updated: null }).where('user_updated', 'in', users).execute()
  await recto.updateTable('recto_files').set({ uploaded_by: null }).where('uploaded_by', 'in', users).execute()
  await recto.updateTable('recto_files').set({ modified_by: null }).where('modified_by', 'in', users).execute()
  await recto.deleteFrom('recto_sessions').where('user', 'in', users).execute()
  keepAdministrator(scope)
}
