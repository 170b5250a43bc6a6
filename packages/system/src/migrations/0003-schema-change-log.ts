import { compile, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { createTableChanges, physicalTable } from '../create-table-changes.ts'
import type { Migration, MigrationContext } from '../migration.ts'
import { schemaChangeLog } from '../tables/schema-change-log.ts'
import { modelSteps } from './0002-unfinished-changes.ts'

/** Replaces the table of migration 0002 by one whose entries have another form. */
export const schemaChangeLogTable: Migration = {
  version: '0003',
  name: 'Schema change log',
  async up(context) {
    await assertNoUnfinishedChange(context, modelSteps.name)
    for (const change of createTableChanges(schemaChangeLog)) await context.apply(change)
    await context.apply({ kind: 'drop-table', table: physicalTable(modelSteps.name) })
  },
  async down(context) {
    await assertNoUnfinishedChange(context, schemaChangeLog.name)
    for (const change of createTableChanges(modelSteps)) await context.apply(change)
    await context.apply({ kind: 'drop-table', table: physicalTable(schemaChangeLog.name) })
  },
}

/** The entries of one version can't be executed by the other. */
async function assertNoUnfinishedChange({ connection, dialect }: MigrationContext, name: string): Promise<void> {
  const { identifier, table } = dialect.expressions
  const statement = compile(dialect, sql`SELECT COUNT(*) FROM ${table(physicalTable(name))} WHERE ${identifier('direction')} <> ${'count'}`)
  const total = await connection.text(statement)
  if (Number(total ?? 0) === 0) return
  throw new RectoError('SERVICE_UNAVAILABLE', {
    extensions: {
      service: 'migrations',
      reason:
        'A schema change is unfinished. Start the version of Recto that began it once, which completes or undoes it, then migrate again',
    },
  })
}
