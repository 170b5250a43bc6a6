import { randomUUID } from 'node:crypto'
import { forbidden, RectoError } from '@recto/errors'
import { type SystemDatabase, systemDatabase } from '@recto/system'
import type { Kysely, Updateable } from 'kysely'
import type { AuthContext } from '../auth-context.ts'
import { isEmail } from '../users/email-address.ts'
import { insertRoleWithPolicy } from '../users/insert-role.ts'
import { inTransaction } from '../users/transaction.ts'

/** The person who sets up the project. */
export interface FirstAdmin {
  readonly email: string
  readonly password: string
  /** @default without either name, 'Admin' and 'User' */
  readonly firstName?: string | null
  readonly lastName?: string | null
  /** A static token. */
  readonly token?: string | null
  /** Columns of the project's settings to store along with it. */
  readonly settings?: Pick<Updateable<SystemDatabase['recto_settings']>, OwnerSetting>
}

type OwnerSetting = 'project_name' | 'project_owner' | 'project_usage' | 'org_name' | 'product_updates'

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
  if (await hasUser(systemDatabase(platform))) throw forbidden()
  const password = await passwords.hash(admin.password)
  const id = await inTransaction(platform, async ({ recto }) => {
    await recto
      .updateTable('recto_settings')
      .set({ project_owner: null, ...admin.settings })
      .execute()
    if (await hasUser(recto)) throw forbidden()
    return insertAdmin(recto, admin, password)
  })
  accounts.invalidate()
  platform.accessCache.clear()
  return id
}

async function hasUser(recto: Kysely<SystemDatabase>): Promise<boolean> {
  return (await recto.selectFrom('recto_users').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function insertAdmin(recto: Kysely<SystemDatabase>, admin: FirstAdmin, password: string): Promise<string> {
  const id = randomUUID()
  const { email, firstName, lastName, token = null } = admin
  const name = nameOf(firstName ?? null, lastName ?? null)
  const role = await administratorRole(recto)
  await recto
    .insertInto('recto_users')
    .values({ id, password, email, ...name, token, role, status: 'active', provider: 'default' })
    .execute()
  return id
}

/** Clients show the user's name: an administrator created without one is called "Admin User". */
function nameOf(first: string | null, last: string | null): { readonly first_name: string | null; readonly last_name: string | null } {
  return first === null && last === null ? { first_name: 'Admin', last_name: 'User' } : { first_name: first, last_name: last }
}

/** The administrator role of the installation, or a new one when it was deleted. */
async function administratorRole(recto: Kysely<SystemDatabase>): Promise<string> {
  const assignment = await recto
    .selectFrom('recto_access as a')
    .innerJoin('recto_policies as p', 'p.id', 'a.policy')
    .select('a.role')
    .where('p.admin_access', '=', true)
    .where('a.role', 'is not', null)
    .executeTakeFirst()
  return assignment?.role ?? (await insertAdministratorRole(recto))
}

async function insertAdministratorRole(recto: Kysely<SystemDatabase>): Promise<string> {
  const role = { name: 'Administrator', icon: 'verified', description: '$t:admin_description' }
  return await insertRoleWithPolicy(recto, { role, policy: { ...role, admin_access: true, app_access: true, enforce_tfa: false } })
}
