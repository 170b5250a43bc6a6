import { randomUUID } from 'node:crypto'
import type { Connection } from '@recto/dialects'
import { type Platform, type StoredRow, systemTable } from '@recto/pipeline'

/** A row of permissions, without the policy it belongs to. */
export interface PermissionRow extends StoredRow {
  readonly collection: string
  readonly action: 'create' | 'read' | 'update' | 'delete' | 'share'
}

/** A policy, and by which way it comes to somebody. */
export interface PolicyGrant {
  /** `role` is the clerk's own, `parent` the one above it; `public` goes to whoever has no role. */
  readonly by: 'user' | 'role' | 'parent' | 'public'
  readonly sort?: number
  readonly flags?: StoredRow
  readonly permits: readonly PermissionRow[]
}

/** Who writes: `clerk` has a role, `guest` has none, `nobody` sends no token. */
export type TestCaller = 'admin' | 'clerk' | 'guest' | 'nobody'

/** People whose policies change from scenario to scenario. */
export interface TestAccounts {
  /** Takes all policies from everybody but the administrator, and gives these to the caller. */
  grant(caller: TestCaller, grants: readonly PolicyGrant[]): Promise<void>
  readonly clerk: string
}

/** A row of permissions that asks for nothing and permits every field. */
export function permit(collection: string, action: PermissionRow['action'], parts: StoredRow = {}): PermissionRow {
  return { collection, action, fields: ['*'], ...parts }
}

/** Every action on these collections. */
export function permitAll(...collections: readonly string[]): readonly PermissionRow[] {
  const actions = ['create', 'read', 'update', 'delete'] as const
  return collections.flatMap((collection) => actions.map((action) => permit(collection, action)))
}

/** Adds a clerk and a guest with the tokens `clerk` and `guest`. */
export async function createTestAccounts(platform: Platform): Promise<TestAccounts> {
  const [parent, role, clerk, guest] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const table = (name: string) => systemTable(platform, `directus_${name}`)
  await table('roles').insert({ id: parent, name: 'Staff', icon: 'badge' })
  await table('roles').insert({ id: role, name: 'Clerks', icon: 'badge', parent })
  for (const [id, name, own] of [
    [clerk, 'clerk', role],
    [guest, 'guest', null],
  ] as const)
    await table('users').insert({
      id,
      email: `${name}@example.com`,
      first_name: name,
      token: name,
      role: own,
      status: 'active',
      provider: 'default',
    })
  const owners = { user: {}, role: { role }, parent: { role: parent }, public: {} }
  const given: string[] = []
  const add = async (connection: Connection, { by, sort, flags = {}, permits }: PolicyGrant, user: string | null): Promise<void> => {
    const inside = (name: string) => systemTable({ ...platform, connection }, `directus_${name}`)
    const policy = randomUUID()
    given.push(policy)
    await inside('policies').insert({
      id: policy,
      name: by,
      icon: 'badge',
      admin_access: false,
      app_access: false,
      enforce_tfa: false,
      ...flags,
    })
    await inside('access').insert({ id: randomUUID(), policy, sort: sort ?? null, ...(by === 'user' ? { user } : owners[by]) })
    for (const row of permits) await inside('permissions').insert({ policy, ...row })
  }
  const takeAll = async (): Promise<void> => {
    for (const policy of given.splice(0)) {
      for (const name of ['permissions', 'access']) await table(name).delete({ policy })
      await table('policies').delete({ id: policy })
    }
  }
  return {
    clerk,
    async grant(caller, grants) {
      if (given.length + grants.length === 0) return
      await takeAll()
      const user = { clerk, guest, admin: null, nobody: null }[caller]
      await platform.connection.transaction(async (connection) => {
        for (const grant of grants) await add(connection, grant, user)
      })
      platform.accessCache.clear()
    },
  }
}
