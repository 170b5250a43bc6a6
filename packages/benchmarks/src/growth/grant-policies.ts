import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from '../server/databases.ts'

/** A token that never changes. */
export const policyToken = 'growth-token-of-a-reader-with-policies'

/** A user with so many policies, each of which lets them see the items of one country's owners. */
export async function grantPolicies(database: BenchDatabase, count: number): Promise<void> {
  const no = database.engine === 'postgres' ? false : 0
  const [role, user] = [randomUUID(), randomUUID()]
  await database.run("INSERT INTO recto_roles (id, name, icon) VALUES (?, 'Reader', 'badge')", [role])
  await database.run(
    "INSERT INTO recto_users (id, email, status, role, provider, text_direction, token) VALUES (?, 'growth@example.com', 'active', ?, 'default', 'auto', ?)",
    [user, role, policyToken],
  )
  for (let index = 0; index < count; index++) {
    const policy = randomUUID()
    await database.run(
      "INSERT INTO recto_policies (id, name, icon, admin_access, app_access, enforce_tfa) VALUES (?, 'Reader', 'badge', ?, ?, ?)",
      [policy, no, no, no],
    )
    await database.run('INSERT INTO recto_access (id, role, policy) VALUES (?, ?, ?)', [randomUUID(), role, policy])
    const rule = JSON.stringify({ owner: { country: { _eq: `c${index}` } } })
    const permission = "INSERT INTO recto_permissions (policy, collection, action, permissions, fields) VALUES (?, ?, 'read', ?, '*')"
    await database.run(permission, [policy, 'items', rule])
    await database.run(permission, [policy, 'owners', '{}'])
  }
}
