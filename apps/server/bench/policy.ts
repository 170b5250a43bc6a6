import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from './databases.ts'

/** Static token of the caller all requests are made as. */
export const token = 'bench-token-of-a-reader-with-a-policy'

const articleFields = 'id,title,slug,status,body,views,rating,published_at,author,comments'
const permissions = [
  { collection: 'articles', rule: { status: { _eq: 'published' } }, fields: articleFields },
  { collection: 'authors', rule: {}, fields: 'id,name,country' },
  { collection: 'comments', rule: { approved: { _eq: true } }, fields: 'id,article,author,body,created_at' },
] as const

/** A caller who sees published articles and approved comments, and not every field of them. */
export async function grantReader(database: BenchDatabase): Promise<void> {
  const [policy, role, user] = [randomUUID(), randomUUID(), randomUUID()]
  await database.run(
    "INSERT INTO recto_policies (id, name, icon, admin_access, app_access, enforce_tfa) VALUES (?, 'Reader', 'badge', ?, ?, ?)",
    [policy, ...falses(database, 3)],
  )
  await database.run("INSERT INTO recto_roles (id, name, icon) VALUES (?, 'Reader', 'badge')", [role])
  await database.run('INSERT INTO recto_access (id, role, policy) VALUES (?, ?, ?)', [randomUUID(), role, policy])
  await database.run(
    "INSERT INTO recto_users (id, email, status, role, token, provider, text_direction) VALUES (?, 'reader@example.com', 'active', ?, ?, 'default', 'auto')",
    [user, role, token],
  )
  for (const { collection, rule, fields } of permissions) {
    await database.run("INSERT INTO recto_permissions (policy, collection, action, permissions, fields) VALUES (?, ?, 'read', ?, ?)", [
      policy,
      collection,
      JSON.stringify(rule),
      fields,
    ])
  }
}

function falses(database: BenchDatabase, count: number): (boolean | number)[] {
  return Array.from({ length: count }, () => (database.engine === 'postgres' ? false : 0))
}
