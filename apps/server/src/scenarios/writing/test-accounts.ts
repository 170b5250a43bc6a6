import { randomUUID } from 'node:crypto'
import type { Connection } from '@recto/dialects'
import type { Platform } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import type { TestPermission } from '../test-users.ts'

/** A row of permissions, without the policy it belongs to. */
export interface PermissionRow extends TestPermission {
  readonly action: 'create' | 'read' | 'update' | 'delete' | 'share'
}

/** A policy, and by which way it comes to somebody. */
export interface PolicyGrant {
  /** `role` is the clerk's own, `parent` the one above it; `public` applies to callers without a role. */
  readonly by: 'user' | 'role' | 'parent' | 'public'
  readonly sort?: number
  readonly flags?: Partial<Record<'admin_access' | 'app_access' | 'enforce_tfa', boolean> & { readonly ip_access: readonly string[] }>
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
export function permit(
  collection: string,
  action: PermissionRow['action'],
  parts: Partial<Omit<TestPermission, 'action'>> = {},
): PermissionRow {
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
  const recto = systemDatabase(platform)
  await recto.insertInto('recto_roles').values({ id: parent, name: 'Staff', icon: 'badge' }).execute()
  await recto.insertInto('recto_roles').values({ id: role, name: 'Clerks', icon: 'badge', parent }).execute()
  for (const [id, name, own] of [
    [clerk, 'clerk', role],
    [guest, 'guest', null],
  ] as const)
    await recto
      .insertInto('recto_users')
      .values({ id, email: `${name}@example.com`, first_name: name, token: name, role: own, status: 'active', provider: 'default' })
      .execute()
  const owners = { user: {}, role: { role }, parent: { role: parent }, public: {} }
  const given: string[] = []
  const add = async (connection: Connection, { by, sort, flags = {}, permits }: PolicyGrant, user: string | null): Promise<void> => {
    const inside = systemDatabase({ dialect: platform.dialect, connection })
    const policy = randomUUID()
    given.push(policy)
    const none = { admin_access: false, app_access: false, enforce_tfa: false }
    await inside
      .insertInto('recto_policies')
      .values({ id: policy, name: by, icon: 'badge', ...none, ...flags })
      .execute()
    await inside
      .insertInto('recto_access')
      .values({ id: randomUUID(), policy, sort: sort ?? null, ...(by === 'user' ? { user } : owners[by]) })
      .execute()
    for (const row of permits)
      await inside
        .insertInto('recto_permissions')
        .values({ policy, ...row })
        .execute()
  }
  const takeAll = async (): Promise<void> => {
    for (const policy of given.splice(0)) {
      for (const table of ['recto_permissions', 'recto_access'] as const)
        await recto.deleteFrom(table).where('policy', '=', policy).execute()
      await recto.deleteFrom('recto_policies').where('id', '=', policy).execute()
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
