import { randomUUID } from 'node:crypto'
import { RectoError } from '@recto/errors'
import type { AuthContext } from '../auth-context.ts'
import { isEmail } from './email-address.ts'
import { inTransaction } from './store.ts'

/** A user to create, with full rights: the command line has no account. */
export interface NewUser {
  readonly email: string
  readonly password: string
  readonly role: string | null
}

/** A role to create, with a policy of its own. */
export interface NewRole {
  readonly name: string
  readonly isAdmin?: boolean
  readonly isApp?: boolean
}

type Context = Pick<AuthContext, 'platform' | 'passwords' | 'accounts'>

/** Creates a user and returns its key. @throws {RectoError} FAILED_VALIDATION, RECORD_NOT_UNIQUE, INVALID_FOREIGN_KEY */
export async function createUser({ email, password, role }: NewUser, { platform, passwords, accounts }: Context): Promise<string> {
  if (!isEmail(email)) throw new RectoError('FAILED_VALIDATION', { extensions: { field: 'email', path: [], type: 'email' } })
  const [id, hashed] = [randomUUID(), await passwords.hash(password)]
  await inTransaction(platform, async (tables) => {
    if ((await tables.users.find({ email: { ignoringCase: email } }, 1)).length > 0) throw emailTaken(email)
    const hasRole = role === null || (await tables.roles.find({ id: role }, 1)).length === 1
    if (!hasRole) throw new RectoError('INVALID_FOREIGN_KEY', { extensions: { collection: 'directus_users', field: 'role', value: role } })
    await tables.users.insert({ id, email, password: hashed, role, status: 'active', provider: 'default' })
  })
  accounts.invalidate()
  return id
}

/** Changes the password of a user, without ending sessions. `false` when there is no such user. */
export async function setPassword(
  { email, password }: { readonly email: string; readonly password: string },
  { platform, passwords, accounts }: Context,
): Promise<boolean> {
  const hashed = await passwords.hash(password)
  const changed = await inTransaction(platform, (tables) => tables.users.update({ email: { ignoringCase: email } }, { password: hashed }))
  accounts.invalidate()
  return changed > 0
}

/** Creates a role and its policy, and returns the role's key. */
export async function createRole({ name, isAdmin = false, isApp = false }: NewRole, { platform }: Context): Promise<string> {
  const [role, policy] = [randomUUID(), randomUUID()]
  await inTransaction(platform, async (tables) => {
    await tables.roles.insert({ id: role, name, icon: 'supervised_user_circle' })
    const flags = { admin_access: isAdmin, app_access: isApp, enforce_tfa: false }
    await tables.policies.insert({ id: policy, name: `Policy for ${name}`, icon: 'supervised_user_circle', ...flags })
    await tables.access.insert({ id: randomUUID(), role, policy })
  })
  platform.accessCache.clear()
  return role
}

function emailTaken(email: string): RectoError {
  return new RectoError('RECORD_NOT_UNIQUE', { extensions: { collection: 'directus_users', field: 'email', value: email } })
}
