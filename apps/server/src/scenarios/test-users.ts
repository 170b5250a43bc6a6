import { randomUUID } from 'node:crypto'
import { type Platform, type StoredRow, systemTable } from '@recto/pipeline'

/** Somebody with a static token and one policy of their own. */
export interface TestUser {
  readonly user: string
  readonly policy: string
  readonly token: string
}

/** What a person may do: flags of the policy, rows of permissions. */
export interface TestUserOptions {
  readonly role?: string
  readonly flags?: StoredRow
  readonly permissions?: readonly StoredRow[]
}

/** Adds an active user to a project, past everything the API would ask. */
export async function addTestUser(platform: Platform, name: string, options: TestUserOptions = {}): Promise<TestUser> {
  const { role = null, flags = {}, permissions = [] } = options
  const [user, policy, token] = [randomUUID(), randomUUID(), `token-of-${name}`]
  const insert = (table: string, row: StoredRow): Promise<void> => systemTable(platform, `directus_${table}`).insert(row)
  await insert('policies', { id: policy, name, icon: 'badge', admin_access: false, app_access: false, enforce_tfa: false, ...flags })
  await insert('users', { id: user, email: `${name}@example.com`, first_name: name, token, role, status: 'active', provider: 'default' })
  await insert('access', { id: randomUUID(), policy, user })
  for (const permission of permissions) await insert('permissions', { policy, ...permission })
  platform.accessCache.clear()
  return { user, policy, token }
}
