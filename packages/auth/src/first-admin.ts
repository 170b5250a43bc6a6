import { randomUUID } from 'node:crypto'
import { forbidden, RectoError } from '@recto/errors'
import type { StoredRow } from '@recto/pipeline'
import type { AuthContext } from './auth-context.ts'
import { isEmail } from './email-address.ts'
import { inTransaction, type Store, storeOf } from './store.ts'

/** The person who sets the project up. */
export interface FirstAdmin {
  readonly email: string
  readonly password: string
  readonly firstName?: string | null
  readonly lastName?: string | null
  /** A static token. */
  readonly token?: string | null
  /** Columns of the settings row filled in on this occasion. */
  readonly settings?: StoredRow
}

/**
 * Creates the first administrator and gives the user's key. Of several callers at once exactly one succeeds: each must
 * first change the settings row, which only one transaction at a time can do.
 * @throws {RectoError} FORBIDDEN when there already is a user, FAILED_VALIDATION when the e-mail is none
 */
export async function createFirstAdmin(
  admin: FirstAdmin,
  context: Pick<AuthContext, 'platform' | 'passwords' | 'accounts'>,
): Promise<string> {
  const { platform, passwords, accounts } = context
  if (!isEmail(admin.email)) throw new RectoError('FAILED_VALIDATION', { extensions: { field: 'email', path: [], type: 'email' } })
  // Hashing is dear, so that a project which is set up answers before it; the transaction decides.
  if ((await storeOf(platform).users.find({}, 1)).length > 0) throw forbidden()
  const password = await passwords.hash(admin.password)
  const id = await inTransaction(platform, async (store) => {
    await store.settings.update({}, { project_owner: admin.email, ...admin.settings })
    if ((await store.users.find({}, 1)).length > 0) throw forbidden()
    return insertAdmin(store, admin, password)
  })
  accounts.forget()
  platform.accessCache.clear()
  return id
}

async function insertAdmin(store: Store, admin: FirstAdmin, password: string): Promise<string> {
  const id = randomUUID()
  await store.users.insert({
    id,
    password,
    email: admin.email,
    first_name: admin.firstName ?? null,
    last_name: admin.lastName ?? null,
    token: admin.token ?? null,
    role: await administratorRole(store),
    status: 'active',
    provider: 'default',
  })
  return id
}

/** The role that came with the installation, or a new one when somebody removed it. */
async function administratorRole(store: Store): Promise<string> {
  const policies = (await store.policies.find({ admin_access: true })).map((row) => String(row['id']))
  const assignment = (await store.access.find({ policy: policies })).find((row) => row['role'] !== null)
  return assignment === undefined ? insertRole(store) : String(assignment['role'])
}

async function insertRole(store: Store): Promise<string> {
  const [role, policy] = [randomUUID(), randomUUID()]
  const look = { name: 'Administrator', icon: 'verified', description: '$t:admin_description' }
  await store.roles.insert({ id: role, ...look })
  await store.policies.insert({ id: policy, ...look, admin_access: true, app_access: true, enforce_tfa: false })
  await store.access.insert({ id: randomUUID(), role, policy })
  return role
}
