import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from './databases.ts'

/** A token that never changes. */
export const token = 'bench-token-of-a-reader-with-a-policy'

/** Who logs in to read. */
export const reader = { email: 'reader@example.com', password: 'a-password-of-the-benchmark' }

const articleFields = 'id,title,slug,status,body,views,rating,published_at,author,comments'
const permissions = [
  { collection: 'articles', rule: { status: { _eq: 'published' } }, fields: articleFields },
  { collection: 'authors', rule: {}, fields: 'id,name,country' },
  { collection: 'comments', rule: { approved: { _eq: true } }, fields: 'id,article,author,body,created_at' },
] as const

/** A user who sees published articles and approved comments, and not every field of them. Gives the user's key. */
export async function grantReader(database: BenchDatabase): Promise<string> {
  const [policy, role, user] = [randomUUID(), randomUUID(), randomUUID()]
  await database.run(
    "INSERT INTO recto_policies (id, name, icon, admin_access, app_access, enforce_tfa) VALUES (?, 'Reader', 'badge', ?, ?, ?)",
    [policy, ...falses(database, 3)],
  )
  await database.run("INSERT INTO recto_roles (id, name, icon) VALUES (?, 'Reader', 'badge')", [role])
  await database.run('INSERT INTO recto_access (id, role, policy) VALUES (?, ?, ?)', [randomUUID(), role, policy])
  await database.run(
    "INSERT INTO recto_users (id, email, status, role, provider, text_direction) VALUES (?, ?, 'active', ?, 'default', 'auto')",
    [user, reader.email, role],
  )
  for (const { collection, rule, fields } of permissions) {
    await database.run("INSERT INTO recto_permissions (policy, collection, action, permissions, fields) VALUES (?, ?, 'read', ?, ?)", [
      policy,
      collection,
      JSON.stringify(rule),
      fields,
    ])
  }
  return user
}

function falses(database: BenchDatabase, count: number): (boolean | number)[] {
  return Array.from({ length: count }, () => (database.engine === 'postgres' ? false : 0))
}
