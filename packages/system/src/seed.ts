import { compile, sql } from '@recto/dialects'
import { physicalTable } from './create-table-changes.ts'
import type { SystemTable } from './define-system-table.ts'
import { insertStatement } from './insert-statement.ts'
import type { MigrationContext } from './migration.ts'
import { access } from './tables/access.ts'
import { policies } from './tables/policies.ts'
import { roles } from './tables/roles.ts'
import { settings } from './tables/settings.ts'

/** Id of the policy that applies to callers without an account. Tools that fill projects rely on it. */
export const publicPolicyId = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17'

/** The rows of a fresh project: the public policy, the administrator's role and policy, the settings. */
export async function seed(context: MigrationContext): Promise<void> {
  const [roleId, policyId] = [context.uuid(), context.uuid()]
  const administrator = { name: 'Administrator', icon: 'verified', description: '$t:admin_description' }
  const everyone = { name: '$t:public_label', icon: 'public', description: '$t:public_description' }
  const noFlags = { enforce_tfa: false, admin_access: false, app_access: false }
  await fill(context, policies, [
    { id: publicPolicyId, ...everyone, ...noFlags },
    { id: policyId, ...administrator, ...noFlags, admin_access: true, app_access: true },
  ])
  await fill(context, roles, [{ id: roleId, ...administrator }])
  await fill(context, access, [
    { id: context.uuid(), role: roleId, policy: policyId },
    { id: context.uuid(), policy: publicPolicyId, sort: 1 },
  ])
  await fill(context, settings, [{ project_id: timeOrdered(context.uuid()) }])
}

/** Fills a table that is empty; rows of an earlier, interrupted run stay as they are. */
async function fill(context: MigrationContext, table: SystemTable, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const { connection, dialect } = context
  const present = await connection.rows(compile(dialect, sql`SELECT 1 FROM ${dialect.expressions.table(physicalTable(table.name))}`))
  if (present.length > 0) return
  for (const row of rows) await connection.execute(compile(dialect, insertStatement(dialect, table, row)))
}

/** A v7 identifier: the moment in milliseconds, then the random part of a v4 one (RFC 9562, section 5.7). */
function timeOrdered(uuid: string): string {
  const moment = Date.now().toString(16).padStart(12, '0')
  const random = uuid.replaceAll('-', '').slice(13)
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${random.slice(0, 3)}-${random.slice(3, 7)}-${random.slice(7)}`
}
