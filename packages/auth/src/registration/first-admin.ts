import { randomUUID } from 'node:crypto'
import { forbidden, RectoError } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import { isEmail } from '../users/email-address.ts'
import { type AuthTables, authTables, inTransaction } from '../users/store.ts'

/** The person who sets up the project. */
export interface FirstAdmin {
  readonly email: string
  readonly password: string
  readonly firstName?: string | null
  readonly lastName?: string | null
  /** A static token. */
  readonly token?: string | null
  /** Columns of the project's settings to store along with it. */
  readonly settings?: StoredRow
}

/**
 * Creates the first administrator and returns the user's key. Of several simultaneous calls exactly one succeeds: each updates
 * the settings row first, which locks it.
 * @throws {RectoError} FORBIDDEN when there already is a user, FAILED_VALIDATION when the e-mail address is invalid
 */
export async function createFirstAdmin(
  admin: FirstAdmin,
  context: Pick<AuthContext, 'platform' | 'passwords' | 'accounts'>,
): Promise<string> {
  const { platform, passwords, accounts } = context
  if (!isEmail(admin.email)) throw new RectoError('FAILED_VALIDATION', { extensions: { field: 'email', path: [], type: 'email' } })
  // Checked before hashing, which is slow; the transaction checks again.
  if ((await authTables(platform).users.find({}, 1)).length > 0) throw forbidden()
  const password = await passwords.hash(admin.password)
  const id = await inTransaction(platform, async (tables) => {
    await tables.settings.update({}, { project_owner: admin.email, ...admin.settings })
    if ((await tables.users.find({}, 1)).length > 0) throw forbidden()
    return insertAdmin(tables, admin, password)
  })
  accounts.invalidate()
  platform.accessCache.clear()
  return id
}

async function insertAdmin(tables: AuthTables, admin: FirstAdmin, password: string): Promise<string> {
  const id = randomUUID()
  await tables.users.insert({
    id,
    password,
    email: admin.email,
    first_name: admin.firstName ?? null,
    last_name: admin.lastName ?? null,
    token: admin.token ?? null,
    role: await administratorRole(tables),
    status: 'active',
    provider: 'default',
  })
  return id
}

/** The administrator role of the installation, or a new one when it was deleted. */
async function administratorRole(tables: AuthTables): Promise<string> {
  const policies = (await tables.policies.find({ admin_access: true })).map((row) => String(row['id']))
  const assignment = (await tables.access.find({ policy: policies })).find((row) => row['role'] !== null)
  return assignment === undefined ? insertRole(tables) : String(assignment['role'])
}

async function insertRole(tables: AuthTables): Promise<string> {
  const [role, policy] = [randomUUID(), randomUUID()]
  const appearance = { name: 'Administrator', icon: 'verified', description: '$t:admin_description' }
  await tables.roles.insert({ id: role, ...appearance })
  await tables.policies.insert({ id: policy, ...appearance, admin_access: true, app_access: true, enforce_tfa: false })
  await tables.access.insert({ id: randomUUID(), role, policy })
  return role
}
