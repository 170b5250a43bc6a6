import { forbidden } from '@recto/errors'
import { allowsPermission, type Permission } from '@recto/permissions'
import type { CollectionHookContext, StoredRow } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { tableIn } from './system-tables-in.ts'

/**
 * Nobody gives away more than they have: a caller who is no administrator may hand on only policies and permissions whose
 * every right is the caller's own. @throws {RectoError} FORBIDDEN
 */
export async function assertGrantablePolicies(policies: readonly string[], scope: CollectionHookContext): Promise<void> {
  const { rights, context } = scope
  const foreign = policies.filter((policy) => !context.account.policies.includes(policy))
  if (rights.isAdmin || foreign.length === 0) return
  const rows = await tableIn(scope, 'policies').find({ id: foreign })
  for (const row of rows) assertGrantableFlags(row, scope)
  const permissions = await tableIn(scope, 'permissions').find({ policy: foreign })
  for (const row of permissions) assertGrantable(row, scope)
}

/** @throws {RectoError} FORBIDDEN when flags of a policy give more than the caller has */
export function assertGrantableFlags(policy: StoredRow, { rights, context }: CollectionHookContext): void {
  if (rights.isAdmin) return
  if (policy['admin_access'] === true) throw forbidden()
  if (policy['app_access'] === true && !context.account.isApp) throw forbidden()
}

/** @throws {RectoError} FORBIDDEN when a permission gives more than the caller has */
export function assertGrantable(row: StoredRow, { rights }: CollectionHookContext): void {
  if (!allowsPermission(rights, permissionOf(row))) throw forbidden()
}

/** @throws {RectoError} FORBIDDEN when a role, or one above it, gives more than the caller has */
export async function assertGrantableRole(role: string, scope: CollectionHookContext): Promise<void> {
  if (scope.rights.isAdmin) return
  const chain = await rolesAbove(role, scope)
  const access = await tableIn(scope, 'access').find({ role: chain })
  await assertGrantablePolicies([...new Set(access.map((row) => String(row['policy'])))], scope)
}

/** @throws {RectoError} FORBIDDEN when one of the users is an administrator and the caller is none */
export async function assertNotAboveCaller(users: readonly string[], scope: CollectionHookContext): Promise<void> {
  const { rights, context } = scope
  if (rights.isAdmin) return
  for (const user of await tableIn(scope, 'users').find({ id: users })) {
    const policies = await policiesOf(user, scope)
    const isAdmin = (await tableIn(scope, 'policies').find({ id: policies, admin_access: true }, 1)).length > 0
    if (isAdmin && user['id'] !== context.account.user) throw forbidden()
  }
}

async function policiesOf(user: StoredRow, scope: CollectionHookContext): Promise<readonly string[]> {
  const role = user['role'] === null || user['role'] === undefined ? [] : await rolesAbove(String(user['role']), scope)
  const access = tableIn(scope, 'access')
  const rows = [...(await access.find({ user: String(user['id']) })), ...(await access.find({ role }))]
  return rows.map((row) => String(row['policy']))
}

/** A role and those it inherits from, own role first. Circles end where they close. */
export async function rolesAbove(role: string, scope: CollectionHookContext): Promise<readonly string[]> {
  const parents = new Map(
    (await tableIn(scope, 'roles').find({})).map((row) => [String(row['id']), row['parent'] === null ? null : String(row['parent'])]),
  )
  const chain: string[] = []
  for (let current: string | null = role; current !== null && !chain.includes(current); current = parents.get(current) ?? null)
    chain.push(current)
  return chain
}

function permissionOf(row: StoredRow): Permission {
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
