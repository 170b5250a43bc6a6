import { forbidden } from '@recto/errors'
import { allowsPermission, type Permission } from '@recto/permissions'
import type { CollectionHookContext } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/**
 * Nobody gives away more than they have: a caller who is no administrator may hand on only policies and permissions whose
 * every right is the caller's own. @throws {RectoError} FORBIDDEN
 */
export async function assertGrantablePolicies(policies: readonly string[], scope: CollectionHookContext): Promise<void> {
  const { rights, context } = scope
  const foreign = policies.filter((policy) => !context.account.policies.includes(policy))
  if (rights.isAdmin || foreign.length === 0) return
  const recto = systemDatabase(context.platform)
  const flags = recto.selectFrom('recto_policies').select(['admin_access', 'app_access']).where('id', 'in', foreign)
  for (const row of await flags.execute()) assertGrantableFlags(row, scope)
  const permissions = recto.selectFrom('recto_permissions').selectAll().where('policy', 'in', foreign)
  for (const row of await permissions.execute()) assertGrantable(row, scope)
}

/** What a policy gives beside its permissions. */
export interface PolicyFlags {
  readonly admin_access: boolean
  readonly app_access: boolean
}

/** @throws {RectoError} FORBIDDEN when flags of a policy give more than the caller has */
export function assertGrantableFlags(policy: PolicyFlags, { rights, context }: CollectionHookContext): void {
  if (rights.isAdmin) return
  if (policy.admin_access) throw forbidden()
  if (policy.app_access && !context.account.isApp) throw forbidden()
}

/** @throws {RectoError} FORBIDDEN when a permission gives more than the caller has */
export function assertGrantable(row: JsonObject, { rights }: CollectionHookContext): void {
  if (!allowsPermission(rights, permissionOf(row))) throw forbidden()
}

/** @throws {RectoError} FORBIDDEN when a role, or one above it, gives more than the caller has */
export async function assertGrantableRole(role: string, scope: CollectionHookContext): Promise<void> {
  if (scope.rights.isAdmin) return
  const chain = await rolesAbove(role, scope)
  const access = systemDatabase(scope.context.platform).selectFrom('recto_access').select('policy').distinct()
  const rows = await access.where('role', 'in', chain).execute()
  await assertGrantablePolicies(
    rows.map(({ policy }) => policy),
    scope,
  )
}

/**
 * A caller who sets how a user logs in can log in as that user. @throws {RectoError} FORBIDDEN when one of the users, other than the caller,
 * may do anything the caller may not
 */
export async function assertNotAboveCaller(users: readonly string[], scope: CollectionHookContext): Promise<void> {
  const { rights, context } = scope
  const others = users.filter((user) => user !== context.account.user)
  if (rights.isAdmin || others.length === 0) return
  const recto = systemDatabase(context.platform)
  const found = await recto.selectFrom('recto_users').select('role').distinct().where('id', 'in', others).execute()
  for (const { role } of found) if (role !== null) await assertGrantableRole(role, scope)
  const direct = await recto.selectFrom('recto_access').select('policy').distinct().where('user', 'in', others).execute()
  await assertGrantablePolicies(
    direct.map(({ policy }) => policy),
    scope,
  )
}

/** A role and those it inherits from, own role first. Circles end where they close. */
export async function rolesAbove(role: string, scope: CollectionHookContext): Promise<readonly string[]> {
  const roles = await systemDatabase(scope.context.platform).selectFrom('recto_roles').select(['id', 'parent']).execute()
  const parents = new Map(roles.map(({ id, parent }) => [id, parent]))
  const chain: string[] = []
  for (let current: string | null = role; current !== null && !chain.includes(current); current = parents.get(current) ?? null)
    chain.push(current)
  return chain
}

function permissionOf(row: JsonObject): Permission {
  const { fields, presets } = row
  return {
    policy: null,
    collection: String(row['collection']),
    action: String(row['action']),
    permissions: row['permissions'],
    validation: row['validation'],
    presets: isJsonObject(presets) ? presets : null,
    fields: fieldsOf(fields),
  }
}

/** As a list, or as payloads also write them. */
function fieldsOf(fields: unknown): readonly string[] | null {
  if (typeof fields === 'string') return fields.split(',')
  return Array.isArray(fields) ? fields.map(String) : null
}
