import { randomUUID } from 'node:crypto'
import type { SystemDatabase } from '@recto/system'
import type { Insertable, Kysely } from 'kysely'

/** A role and the policy made for it, without their keys. */
export interface RoleWithPolicy {
  readonly role: Omit<Insertable<SystemDatabase['recto_roles']>, 'id'>
  readonly policy: Omit<Insertable<SystemDatabase['recto_policies']>, 'id'>
}

/** Inserts a role with a policy of its own, and returns the role's key. */
export async function insertRoleWithPolicy(recto: Kysely<SystemDatabase>, { role, policy }: RoleWithPolicy): Promise<string> {
  const [roleId, policyId] = [randomUUID(), randomUUID()]
  await recto
    .insertInto('recto_roles')
    .values({ ...role, id: roleId })
    .execute()
  await recto
    .insertInto('recto_policies')
    .values({ ...policy, id: policyId })
    .execute()
  await recto.insertInto('recto_access').values({ id: randomUUID(), role: roleId, policy: policyId }).execute()
  return roleId
}
