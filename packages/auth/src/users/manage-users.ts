import { randomUUID } from 'node:crypto'
import { RectoError } from '@recto/errors'
import type { AuthContext } from '../auth-context.ts'
import { isEmail } from './email-address.ts'
import { hasEmail } from './find-user.ts'
import { insertRoleWithPolicy } from './insert-role.ts'
import { inTransaction } from './transaction.ts'

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
  await inTransaction(platform, async ({ recto }) => {
    if ((await recto.selectFrom('recto_users').select('id').where(hasEmail(email)).executeTakeFirst()) !== undefined)
      throw emailTaken(email)
    const roles = role === null ? null : await recto.selectFrom('recto_roles').select('id').where('id', '=', role).execute()
    if (roles?.length === 0)
      throw new RectoError('INVALID_FOREIGN_KEY', { extensions: { collection: 'directus_users', field: 'role', value: role } })
    const user = { id, email, password: hashed, role, status: 'active', provider: 'default' }
    await recto.insertInto('recto_users').values(user).execute()
  })
  accounts.invalidate()
  return id
}

/**
 * Changes the password of a user, without ending sessions; one who was suspended for wrong passwords may log in again.
 * `false` when there is no such user.
 */
export async function setPassword(
  { email, password }: { readonly email: string; readonly password: string },
  { platform, passwords, accounts, attempts }: Pick<AuthContext, 'platform' | 'passwords' | 'accounts' | 'attempts'>,
): Promise<boolean> {
  const hashed = await passwords.hash(password)
  const user = await inTransaction(platform, async ({ recto }) => {
    const found = await recto.selectFrom('recto_users').select(['id', 'status']).where(hasEmail(email)).executeTakeFirst()
    if (found === undefined) return null
    const status = found.status === 'suspended' ? 'active' : found.status
    await recto.updateTable('recto_users').set({ password: hashed, status }).where('id', '=', found.id).execute()
    return found.id
  })
  if (user !== null) await attempts.reset(user)
  accounts.invalidate()
  return user !== null
}

/** Creates a role and its policy, and returns the role's key. */
export async function createRole({ name, isAdmin = false, isApp = false }: NewRole, { platform }: Context): Promise<string> {
  const icon = 'supervised_user_circle'
  const flags = { admin_access: isAdmin, app_access: isApp, enforce_tfa: false }
  const role = await inTransaction(platform, ({ recto }) =>
    insertRoleWithPolicy(recto, { role: { name, icon }, policy: { name: `Policy for ${name}`, icon, ...flags } }),
  )
  platform.accessCache.clear()
  return role
}

function emailTaken(email: string): RectoError {
  return new RectoError('RECORD_NOT_UNIQUE', { extensions: { collection: 'directus_users', field: 'email', value: email } })
}
