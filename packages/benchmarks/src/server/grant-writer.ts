import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from './databases.ts'
import { token } from './policy.ts'

const fields = 'batch,title,status,quantity,amount,note'
const open = { status: { _neq: 'locked' } }
const permissions = [
  { action: 'create', rule: null, validation: { quantity: { _gte: 0 } }, fields },
  { action: 'read', rule: open, validation: null, fields: `id,${fields}` },
  { action: 'update', rule: open, validation: null, fields: 'status,note' },
  { action: 'delete', rule: open, validation: null, fields: null },
] as const

/** A caller who may create orders, and change and delete those that are not locked. */
export async function grantWriter(database: BenchDatabase): Promise<void> {
  const [policy, role, user] = [randomUUID(), randomUUID(), randomUUID()]
  const no = database.engine === 'postgres' ? false : 0
  await database.run(
    "INSERT INTO recto_policies (id, name, icon, admin_access, app_access, enforce_tfa) VALUES (?, 'Writer', 'badge', ?, ?, ?)",
    [policy, no, no, no],
  )
  await database.run("INSERT INTO recto_roles (id, name, icon) VALUES (?, 'Writer', 'badge')", [role])
  await database.run('INSERT INTO recto_access (id, role, policy) VALUES (?, ?, ?)', [randomUUID(), role, policy])
  await database.run(
    "INSERT INTO recto_users (id, email, status, role, token, provider, text_direction) VALUES (?, 'writer@example.com', 'active', ?, ?, 'default', 'auto')",
    [user, role, token],
  )
  await database.run(
    "INSERT INTO recto_collections (collection, hidden, singleton, accountability, archive_app_filter, collapse, versioning) VALUES (?, ?, ?, 'all', ?, 'open', ?)",
    ['orders', no, no, no, no],
  )
  for (const { action, rule, validation, fields: granted } of permissions) {
    await database.run(
      'INSERT INTO recto_permissions (policy, collection, action, permissions, validation, fields) VALUES (?, ?, ?, ?, ?, ?)',
      [
        policy,
        'orders',
        action,
        rule === null ? null : JSON.stringify(rule),
        validation === null ? null : JSON.stringify(validation),
        granted,
      ],
    )
  }
}
