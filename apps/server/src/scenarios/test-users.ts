import { randomUUID } from 'node:crypto'
import type { Platform } from '@recto/pipeline'
import { type SystemDatabase, systemDatabase } from '@recto/system'
import type { Insertable } from 'kysely'

/** Somebody with a static token and one policy of their own. */
export interface TestUser {
  readonly user: string
  readonly policy: string
  readonly token: string
}

/** A permission, without the policy it belongs to. */
export type TestPermission = Omit<Insertable<SystemDatabase['recto_permissions']>, 'policy'>

/** What a person may do: flags of the policy, rows of permissions. */
export interface TestUserOptions {
  readonly role?: string
  readonly flags?: Partial<Record<'admin_access' | 'app_access' | 'enforce_tfa', boolean> & { readonly ip_access: readonly string[] }>
  readonly permissions?: readonly TestPermission[]
}

/** Adds an active user to a project, past everything the API would ask. */
export async function addTestUser(platform: Platform, name: string, options: TestUserOptions = {}): Promise<TestUser> {
  const { role = null, flags = {}, permissions = [] } = options
  const [user, policy, token] = [randomUUID(), randomUUID(), `token-of-${name}`]
  const recto = systemDatabase(platform)
  const none = { admin_access: false, app_access: false, enforce_tfa: false }
  await recto
    .insertInto('recto_policies')
    .values({ id: policy, name, icon: 'badge', ...none, ...flags })
    .execute()
  await recto
    .insertInto('recto_users')
    .values({ id: user, email: `${name}@example.com`, first_name: name, token, role, status: 'active', provider: 'default' })
    .execute()
  await recto.insertInto('recto_access').values({ id: randomUUID(), policy, user }).execute()
  for (const permission of permissions)
    await recto
      .insertInto('recto_permissions')
      .values({ policy, ...permission })
      .execute()
  platform.accessCache.clear()
  return { user, policy, token }
}
