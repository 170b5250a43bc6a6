import { systemDatabase } from './database/open-system-database.ts'
import type { SystemDatabase } from './database/system-database.ts'
import type { MigrationContext } from './migration.ts'

/** Id of the policy that applies to callers without an account. Tools that fill projects rely on it. */
export const publicPolicyId = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17'

/**
 * Inserts the rows of a fresh project: the public policy, the administrator's role and policy, the settings. Tables that have
 * rows from an earlier, interrupted run are left as they are.
 */
export async function seed(context: MigrationContext): Promise<void> {
  const recto = systemDatabase(context)
  const [roleId, policyId] = [context.uuid(), context.uuid()]
  const administrator = { name: 'Administrator', icon: 'verified', description: '$t:admin_description' }
  const everyone = { name: '$t:public_label', icon: 'public', description: '$t:public_description' }
  const noFlags = { enforce_tfa: false, admin_access: false, app_access: false }
  if (await isEmpty(context, 'recto_policies')) {
    await recto
      .insertInto('recto_policies')
      .values({ id: publicPolicyId, ...everyone, ...noFlags })
      .execute()
    const admin = { id: policyId, ...administrator, ...noFlags, admin_access: true, app_access: true }
    await recto.insertInto('recto_policies').values(admin).execute()
  }
  if (await isEmpty(context, 'recto_roles')) {
    await recto
      .insertInto('recto_roles')
      .values({ id: roleId, ...administrator })
      .execute()
  }
  if (await isEmpty(context, 'recto_access')) {
    await recto.insertInto('recto_access').values({ id: context.uuid(), role: roleId, policy: policyId }).execute()
    await recto.insertInto('recto_access').values({ id: context.uuid(), policy: publicPolicyId, sort: 1 }).execute()
  }
  if (await isEmpty(context, 'recto_settings')) {
    await recto
      .insertInto('recto_settings')
      .values({ project_id: timeOrdered(context.uuid()) })
      .execute()
  }
}

async function isEmpty(context: MigrationContext, table: keyof SystemDatabase): Promise<boolean> {
  const { total } = await systemDatabase(context)
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total) === 0
}

/** A v7 identifier: the moment in milliseconds, then the random part of a v4 one (RFC 9562, section 5.7). */
function timeOrdered(uuid: string): string {
  const moment = Date.now().toString(16).padStart(12, '0')
  const random = uuid.replaceAll('-', '').slice(13)
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${random.slice(0, 3)}-${random.slice(3, 7)}-${random.slice(7)}`
}
