import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from './databases.ts'
import { token } from './policy.ts'

const readFields = 'id,title,type,filename_download,filesize,width,height,modified_on,folder'
const permissions = [
  { action: 'read', rule: { _or: [{ description: { _null: true } }, { description: { _neq: 'secret' } }] }, fields: readFields },
  { action: 'create', rule: null, fields: 'id,title,type,storage,filename_download,folder' },
] as const

/** A caller who may upload files, and read those that are not secret. */
export async function grantFileUser(database: BenchDatabase): Promise<void> {
  const [policy, role, user] = [randomUUID(), randomUUID(), randomUUID()]
  await database.run(
    "INSERT INTO recto_policies (id, name, icon, admin_access, app_access, enforce_tfa) VALUES (?, 'Files', 'badge', ?, ?, ?)",
    [policy, 0, 0, 0],
  )
  await database.run("INSERT INTO recto_roles (id, name, icon) VALUES (?, 'Files', 'badge')", [role])
  await database.run('INSERT INTO recto_access (id, role, policy) VALUES (?, ?, ?)', [randomUUID(), role, policy])
  await database.run(
    "INSERT INTO recto_users (id, email, status, role, token, provider, text_direction) VALUES (?, 'files@example.com', 'active', ?, ?, 'default', 'auto')",
    [user, role, token],
  )
  for (const { action, rule, fields } of permissions)
    await database.run(
      "INSERT INTO recto_permissions (policy, collection, action, permissions, fields) VALUES (?, 'directus_files', ?, ?, ?)",
      [policy, action, rule === null ? null : JSON.stringify(rule), fields],
    )
}
